package dev.promirror.stripe;

import org.jspecify.annotations.Nullable;

/** Why a call to Stripe gave no result. The kinds differ in what is known about the effect. */
public abstract sealed class StripeFailure extends RuntimeException {

  private StripeFailure(String what, @Nullable Throwable cause) {
    super(what, cause);
  }

  /**
   * Stripe said no to exactly this request; nothing was done and asking again won't help. Carries
   * Stripe's code and parameter, but not its message, which can quote what was sent.
   */
  public static final class Refused extends StripeFailure {
    private final String code;
    private final @Nullable String param;

    public Refused(String code, @Nullable String param) {
      super("Stripe refused: " + code + (param == null ? "" : " (" + param + ")"), null);
      this.code = code;
      this.param = param;
    }

    /** Stripe's error code, or its error type where it gave none. */
    public String code() {
      return code;
    }

    /** The parameter at fault, if Stripe named one. */
    public @Nullable String param() {
      return param;
    }
  }

  /** The key no longer reaches the account (401, 403): deauthorised, or a rotated key. */
  public static final class AccessLost extends StripeFailure {
    public AccessLost() {
      super("Stripe doesn't let us reach the account", null);
    }
  }

  /** Not executed, for it came too fast or met another request (429); the key may be used again. */
  public static final class Throttled extends StripeFailure {
    private final String reason;

    public Throttled(String reason) {
      super("Stripe throttled: " + reason, null);
      this.reason = reason;
    }

    /** The {@code Stripe-Rate-Limited-Reason}; {@code lock_timeout} where there was none. */
    public String reason() {
      return reason;
    }
  }

  /** Not sent, so nothing was done and it may be sent later as it is. */
  public static final class NotSent extends StripeFailure {
    private final boolean ourLimit;

    private NotSent(String what, boolean ourLimit) {
      super(what, null);
      this.ourLimit = ourLimit;
    }

    /** Stripe failed so often that it is left in peace for a moment. */
    public static NotSent afterFailures() {
      return new NotSent("Stripe isn't asked for a moment after many failures", false);
    }

    /** Its turn would have come too late: our own limiter keeps us below Stripe's limits. */
    public static NotSent byOurLimit() {
      return new NotSent("Stripe isn't asked faster than our own limit allows", true);
    }

    /** Whether our own limiter held it back; else Stripe is left in peace after failures. */
    public boolean ourLimit() {
      return ourLimit;
    }
  }

  /** Nobody knows whether it was executed: no answer, a broken one, or a 5xx. */
  public static final class Unknown extends StripeFailure {
    private final boolean serverError;

    /**
     * @param serverError whether Stripe answered 5xx, which it replays under the same key
     */
    public Unknown(boolean serverError, Throwable cause) {
      super(
          serverError ? "Stripe answered with a server error" : "Stripe's answer is missing",
          cause);
      this.serverError = serverError;
    }

    /** Whether Stripe answered 5xx. */
    public boolean serverError() {
      return serverError;
    }
  }
}
