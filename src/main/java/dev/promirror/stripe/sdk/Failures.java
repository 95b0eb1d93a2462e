package dev.promirror.stripe.sdk;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import dev.promirror.stripe.StripeFailure;
import org.jspecify.annotations.Nullable;

/** Turns the SDK's exceptions into ours, by what they say about the effect. */
final class Failures {

  private static final int CONFLICT = 409;

  private Failures() {}

  static StripeFailure of(StripeException failure) {
    Integer status = failure.getStatusCode();
    return switch (failure) {
      // The transport throws it itself, with the reason; this is for a code of it in another
      // status.
      case RateLimitException e -> new StripeFailure.Throttled("global-rate");
      // A missing permission among them.
      case AuthenticationException e -> new StripeFailure.AccessLost();
      case ApiConnectionException e -> new StripeFailure.Unknown(false, e);
      default -> {
        if (status == null || status == 0) {
          yield new StripeFailure.Unknown(false, failure);
        }
        if (status >= 500) {
          yield new StripeFailure.Unknown(true, failure);
        }
        // Another request with this key, or on this object, is under way.
        yield status == CONFLICT
            ? new StripeFailure.Throttled("conflict")
            : new StripeFailure.Refused(code(failure), param(failure));
      }
    };
  }

  private static String code(StripeException failure) {
    if (failure.getCode() != null) {
      return failure.getCode();
    }
    return failure.getStripeError() == null || failure.getStripeError().getType() == null
        ? "status_" + failure.getStatusCode()
        : failure.getStripeError().getType();
  }

  private static @Nullable String param(StripeException failure) {
    return failure.getStripeError() == null ? null : failure.getStripeError().getParam();
  }
}
