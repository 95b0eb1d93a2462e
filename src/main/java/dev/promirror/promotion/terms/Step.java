package dev.promirror.promotion.terms;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a promo code's uses under one coupon: "the first 50 at 50 %, the next 100 at 20 %".
 *
 * @param coupon the coupon's id
 * @param uses how many uses it lasts, at least 0; null, only for the last step, is without end
 */
public record Step(String coupon, @Nullable Long uses) {

  public Step {
    if (uses != null && uses < 0) {
      throw new IllegalArgumentException("uses are not negative");
    }
  }
}
