package dev.promirror.standins.emulator.calls;

import dev.promirror.standins.emulator.params.StripeRefusal;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How each fault looks from outside. */
final class StripeFailures {
  private static final String REQUEST = "invalid_request_error";
  private static final String RETRY = "Stripe-Should-Retry";

  private StripeFailures() {}

  /** The answer of a fault that keeps a call from being done. */
  static Answer before(Fault fault, Incoming request) {
    return switch (fault.kind()) {
      case ERROR_NOT_EXECUTED -> broken("An unknown error occurred");
      case DOWN -> refused(new StripeRefusal(503, "api_error", null, null, "Service unavailable"));
      case PAGE_503 -> page(503, "Service Temporarily Unavailable");
      case PAGE_200 -> page(200, "Welcome");
      case RATE_LIMITED -> limited(fault.reason());
      case LOCK_TIMEOUT -> locked();
      case KEY_IN_USE -> {
        String key = request.header("Idempotency-Key");
        yield refused(KeysInUse.refusal(key == null ? "" : key));
      }
      case KEY_INVALID -> refused(Callers.invalid(request));
      case KEY_EXPIRED -> refused(Callers.expired(request));
      case ACCESS_LOST -> refused(Callers.stranger(request));
      case FORBIDDEN -> refused(Callers.forbidden(request));
      case ERROR_STORED, REPLY_LOST, TRUNCATED, PAGE_502, SLOW, SLOW_WORK, DRIP ->
          throw new IllegalArgumentException(fault.kind() + " lets the call be done");
    };
  }

  /** Lets a fault take its time before the work, of which nothing is locked yet. */
  static void during(@Nullable Fault fault) {
    if (fault != null && fault.kind() == FaultKind.SLOW_WORK) {
      try {
        TimeUnit.MILLISECONDS.sleep(fault.millis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What a fault makes of the answer to keep for the idempotency key. */
  static Outcome stored(@Nullable Fault fault, Outcome outcome) {
    return fault != null && fault.kind() == FaultKind.ERROR_STORED
        ? Outcome.of(500, failure("An unknown error occurred").body())
        : outcome;
  }

  /** What a fault makes of the answer to a call that was done. */
  static Answer after(@Nullable Fault fault, Answer answer) {
    if (fault == null) {
      return answer;
    }
    return switch (fault.kind()) {
      case REPLY_LOST -> answer.lost();
      case TRUNCATED -> answer.cut();
      case PAGE_502 -> page(502, "Bad Gateway");
      case SLOW -> answer.late(fault.millis());
      case DRIP -> answer.dripping(fault.millis());
      default -> answer;
    };
  }

  /** The answer to a refused call. */
  static Answer refused(StripeRefusal refusal) {
    var answer = Answer.json(refusal.status(), refusal.body());
    return switch (refusal.status()) {
      case 401 -> answer.with("WWW-Authenticate", "Basic realm=\"Stripe\"");
      case 409 -> answer.with(RETRY, "true");
      default -> answer;
    };
  }

  static Answer broken(String message) {
    return refused(failure(message));
  }

  private static StripeRefusal failure(String message) {
    return new StripeRefusal(500, "api_error", null, null, message);
  }

  /** 429 of a limiter, which Stripe's clients are not to try again at once. */
  static Answer limited(String reason) {
    return refused(
            new StripeRefusal(
                429,
                REQUEST,
                "rate_limit",
                null,
                "Request rate limit exceeded. Learn more about rate limits here:"
                    + " https://stripe.com/docs/rate-limits."))
        .with("Stripe-Rate-Limited-Reason", reason)
        .with(RETRY, "false");
  }

  /** 429 for another call's sake: no limiter, so no reason, and worth another try. */
  private static Answer locked() {
    return refused(
            new StripeRefusal(
                429,
                REQUEST,
                "lock_timeout",
                null,
                "This object cannot be accessed right now because another API request or Stripe"
                    + " process is currently accessing it. If you see this error intermittently,"
                    + " retry the request. If you see this error frequently and are making multiple"
                    + " concurrent requests to a single object, make your requests serially or at a"
                    + " lower rate. For more details, see"
                    + " https://stripe.com/docs/rate-limits#object-lock-timeouts."))
        .with(RETRY, "true");
  }

  static StripeRefusal unrecognized(Incoming request) {
    String slash =
        request.path().endsWith("/") && request.path().length() > 1
            ? " If you are trying to list objects, remove the trailing slash. If you are trying to"
                + " retrieve an object, make sure you passed a valid (non-empty) identifier in your"
                + " code."
            : "";
    return new StripeRefusal(
        404,
        REQUEST,
        null,
        null,
        "Unrecognized request URL (%s: %s).%s Please see https://stripe.com/docs or we can help at https://support.stripe.com/."
            .formatted(request.method(), request.path(), slash));
  }

  private static Answer page(int status, String title) {
    return Answer.html(
        status,
        """
        <html>
        <head><title>%1$d %2$s</title></head>
        <body>
        <center><h1>%1$d %2$s</h1></center>
        <hr><center>nginx</center>
        </body>
        </html>
        """
            .formatted(status, title));
  }
}
