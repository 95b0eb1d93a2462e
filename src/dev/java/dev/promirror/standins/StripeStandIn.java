package dev.promirror.standins;

import java.util.HashMap;
import java.util.Map;

/** The Stripe emulator as the stand-ins run it: a platform a region, journal in the data folder. */
final class StripeStandIn implements AutoCloseable {
  private final Map<String, String> settings;

  private StripeStandIn(Map<String, String> settings) {
    this.settings = settings;
  }

  static StripeStandIn start(DataFolder folder, Keys keys, int port, String gateway) {
    Map<String, String> settings = new HashMap<>();
    for (String region : StandIns.REGIONS) {
      String prefix = "promirror.stripe." + region + ".";
      settings.put(prefix + "api-base", "http://localhost:" + port);
      settings.put(prefix + "secret-key", keys.stripeKey(region));
      settings.put(prefix + "connect-secrets", keys.webhookSecret(region, "connect"));
      settings.put(prefix + "platform-secrets", keys.webhookSecret(region, "platform"));
    }
    return new StripeStandIn(settings);
  }

  /** What the gateway must be told to use it as Stripe. */
  Map<String, String> settings() {
    return settings;
  }

  @Override
  public void close() {}
}
