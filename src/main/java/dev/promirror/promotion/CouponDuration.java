package dev.promirror.promotion;

import org.jspecify.annotations.Nullable;

/**
 * Which charges of a subscription a coupon discounts.
 *
 * @param months calendar months from the first use, 1 to 60; only with {@link Kind#REPEATING}
 */
public record CouponDuration(Kind kind, @Nullable Integer months) {

  /** The kinds Stripe has. */
  public enum Kind {
    /** The first charge alone. */
    ONCE,
    /** Every charge within some calendar months (not: some number of charges). */
    REPEATING,
    /** Every charge until it is cancelled. */
    FOREVER
  }

  public static final int MAX_MONTHS = 60;

  public CouponDuration {
    if ((kind == Kind.REPEATING) != (months != null)) {
      throw new IllegalArgumentException("months go with REPEATING, and only with it");
    }
    if (months != null && (months < 1 || months > MAX_MONTHS)) {
      throw new IllegalArgumentException("months are 1 to " + MAX_MONTHS);
    }
  }
}
