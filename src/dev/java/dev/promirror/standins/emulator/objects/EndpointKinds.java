package dev.promirror.standins.emulator.objects;

import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.StripeRefusal;
import java.util.Arrays;
import java.util.List;

/** Parameters only webhook endpoints take. */
final class EndpointKinds {
  /**
   * The versions whose shapes are known here: today's, and those that differ from it only in where
   * promotion codes and discounts carry their coupon. Stripe knows more.
   */
  private static final List<String> VERSIONS =
      List.of(
          "2025-03-31.basil",
          "2025-04-30.basil",
          "2025-05-28.basil",
          "2025-06-30.basil",
          "2025-07-30.basil",
          "2025-08-27.basil",
          "2026-07-29.dahlia");

  /** All types of events of this version. */
  private static final Kind TYPE =
      Kind.choice(
          Arrays.stream(EnabledEvent.values())
              .map(EnabledEvent::getValue)
              .sorted()
              .toArray(String[]::new));

  /** An API version of this emulator. */
  static final Kind VERSION =
      (raw, param) -> {
        var version = Kind.TEXT.read(raw, param);
        check(version.asText(), param);
        return version;
      };

  /** Event types, or {@code *} for all. */
  static final Kind EVENTS =
      (raw, param) -> {
        var events = Kind.list(TYPE).read(raw, param);
        if (events.isEmpty()) {
          throw StripeRefusal.invalid(param, "Give at least one event to enable.");
        }
        return events;
      };

  private EndpointKinds() {}

  static void check(String version, String param) {
    if (!VERSIONS.contains(version)) {
      throw StripeRefusal.invalid(
          param, "Invalid API version: " + version + "; known are " + String.join(", ", VERSIONS));
    }
  }
}
