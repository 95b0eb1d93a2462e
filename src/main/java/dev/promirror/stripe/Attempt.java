package dev.promirror.stripe;

import java.time.Duration;
import java.time.Instant;

/**
 * A write at Stripe that was committed here before it was sent.
 *
 * @param key the idempotency key
 * @param write exactly what is sent, however often
 * @param sentAt when it was sent last; its call lasts {@link StripeAccount#LONGEST_CALL} at most
 * @param serverError whether Stripe answered 5xx under the key, which it then replays
 */
public record Attempt(
    String key, StripeWrite write, Instant startedAt, Instant sentAt, boolean serverError) {

  /** Stripe keeps keys for at least 24 hours; an hour is left for clocks and slow calls. */
  private static final Duration KEY_LIFE = Duration.ofHours(23);

  /**
   * Whether sending the same bytes again under the key is safe and useful. If not, the outcome must
   * be looked up.
   */
  public boolean mayResend(Instant now) {
    return !serverError && now.isBefore(startedAt.plus(KEY_LIFE));
  }

  /**
   * Whether nothing can come of it any more: so long ago was it sent last that Stripe, which didn't
   * have its object just now, won't make it later either. How long is enough isn't documented.
   */
  public boolean isOver(Instant now, Duration enough) {
    return !now.isBefore(sentAt.plus(enough));
  }
}
