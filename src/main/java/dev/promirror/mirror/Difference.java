package dev.promirror.mirror;

import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.PromoCode;
import org.jspecify.annotations.Nullable;

/** A coupon or promo code that Stripe doesn't have as wanted, and what Stripe has instead. */
sealed interface Difference {

  /** Whether a write about it has an outcome nobody knows yet. */
  boolean underway();

  /**
   * @param made the current incarnation; null if Stripe has none
   */
  record OfCoupon(Coupon coupon, @Nullable Incarnation made, boolean underway)
      implements Difference {}

  /**
   * @param made the current incarnation; null if Stripe has none
   * @param couponMade the coupon's; null if Stripe has none
   */
  record OfCode(
      PromoCode code,
      Coupon coupon,
      @Nullable Incarnation made,
      @Nullable Incarnation couponMade,
      boolean underway)
      implements Difference {}
}
