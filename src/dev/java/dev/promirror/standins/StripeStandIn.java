package dev.promirror.standins;

import dev.promirror.standins.demo.Marker;
import dev.promirror.standins.emulator.EmulatorControl;
import dev.promirror.standins.emulator.EmulatorOptions;
import dev.promirror.standins.emulator.Network;
import dev.promirror.standins.emulator.Platform;
import dev.promirror.standins.emulator.StripeEmulator;
import dev.promirror.standins.emulator.events.Retries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Stripe emulator as the stand-ins run it: a platform a region, journal in the data folder. */
final class StripeStandIn implements AutoCloseable {
  /** A day more than the demo's story takes. */
  private static final Duration ROOM_FOR_THE_DEMO = Duration.ofDays(46);

  private static final long SEED = 7;

  private final StripeEmulator emulator;
  private final Map<String, String> settings = new HashMap<>();

  private StripeStandIn(StripeEmulator emulator) {
    this.emulator = emulator;
  }

  /**
   * Starts it. A new world's clock stands in the past until the demo lets it go; one whose demo has
   * been told follows the wall clock.
   */
  static StripeStandIn start(DataFolder folder, Keys keys, int port, String gateway) {
    EmulatorOptions options =
        new EmulatorOptions(
            port,
            folder.file("emulator"),
            Path.of("stripe-fixtures"),
            Instant.now().minus(ROOM_FOR_THE_DEMO),
            SEED,
            Set.of(),
            Network.PLAIN,
            Retries.QUICK,
            List.of(
                Platform.global("gl", keys.stripeKey("gl")),
                Platform.indian("in", keys.stripeKey("in"))));
    StripeStandIn stripe = new StripeStandIn(StripeEmulator.start(options));
    try (EmulatorControl control = new EmulatorControl(stripe.emulator.url())) {
      StandIns.REGIONS.forEach(region -> stripe.connect(region, keys, gateway, control));
      if (Marker.of(folder) == Marker.FINISHED) {
        control.followWallClock();
      }
    }
    return stripe;
  }

  private void connect(String region, Keys keys, String gateway, EmulatorControl control) {
    String prefix = "promirror.stripe." + region + ".";
    settings.put(prefix + "api-base", emulator.url());
    settings.put(prefix + "secret-key", keys.stripeKey(region));
    // It has no limits unless it is told so.
    for (String rate : List.of("platform", "platform-endpoint", "account", "endpoint")) {
      settings.put(prefix + "rate." + rate, "100000");
    }
    for (String kind : List.of("connect", "platform")) {
      String secret = keys.webhookSecret(region, kind);
      String address = gateway + "/webhooks/stripe/" + region + "/" + kind;
      control.hooks().registerEndpoint(region, address, kind.equals("connect"), secret, null);
      settings.put(prefix + kind + "-secrets", secret);
    }
  }

  /** What the gateway must be told to use it as Stripe. */
  Map<String, String> settings() {
    return settings;
  }

  @Override
  public void close() {
    emulator.close();
  }
}
