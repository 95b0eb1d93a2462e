package dev.promirror.promotion;

import dev.promirror.promotion.terms.CouponTerms;
import org.jspecify.annotations.Nullable;

/**
 * A discount as somebody named it, found.
 *
 * @param text the code's; null if the coupon was named
 * @param couponId of a code the coupon of the step its uses have reached
 * @param coupon that coupon's terms
 * @param state the code's or else the coupon's, right now
 */
public record NamedDiscount(
    @Nullable String text, String couponId, CouponTerms coupon, String state) {

  /**
   * How a discount is named.
   *
   * @param code what members type, or null
   * @param coupon a coupon's id, where there is no code
   */
  public record Name(@Nullable String code, @Nullable String coupon) {

    public Name {
      if ((code == null) == (coupon == null)) {
        throw new IllegalArgumentException("a discount is named by a code or by its coupon");
      }
    }
  }

  /** What people know it by. */
  public String called() {
    return text == null ? couponId : text;
  }
}
