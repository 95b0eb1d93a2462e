package dev.promirror.standins.emulator.calls;

import dev.promirror.standins.emulator.params.StripeRefusal;
import org.jspecify.annotations.Nullable;

/** How each fault looks from outside. */
final class StripeFailures {
  private StripeFailures() {}

  /** The answer of a fault that keeps a call from being done, or null. */
  static @Nullable Answer before(Fault fault) {
    return switch (fault.kind()) {
      case ERROR_NOT_EXECUTED -> StripeApi.broken("An unknown error occurred");
      case DOWN ->
          Answer.json(
              503, new StripeRefusal(503, "api_error", null, null, "Service unavailable").body());
      case ACCESS_LOST ->
          Answer.json(
              403,
              new StripeRefusal(
                      403,
                      "invalid_request_error",
                      "account_invalid",
                      null,
                      "The provided key does not have access to this account.")
                  .body());
      case RATE_LIMITED ->
          Answer.json(
                  429,
                  new StripeRefusal(
                          429,
                          "invalid_request_error",
                          "rate_limit",
                          null,
                          "Request rate limit exceeded.")
                      .body())
              .with("Stripe-Rate-Limited-Reason", "global-rate")
              .with("Stripe-Should-Retry", "false");
      case LOCK_TIMEOUT ->
          Answer.json(
              429,
              new StripeRefusal(
                      429,
                      "invalid_request_error",
                      "lock_timeout",
                      null,
                      "This object cannot be accessed right now because another API request or"
                          + " Stripe process is currently accessing it.")
                  .body());
      case ERROR_STORED, REPLY_LOST, SLOW -> null;
    };
  }

  /** What a fault makes of the answer to a call that was done. */
  static Answer after(@Nullable Fault fault, Answer answer) {
    if (fault == null) {
      return answer;
    }
    return switch (fault.kind()) {
      case REPLY_LOST -> answer.lost();
      case SLOW -> answer.late(fault.seconds() * 1000);
      default -> answer;
    };
  }
}
