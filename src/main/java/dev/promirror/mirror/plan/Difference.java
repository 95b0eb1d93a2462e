package dev.promirror.mirror.plan;

import dev.promirror.mirror.terms.CodeWish;
import dev.promirror.mirror.terms.CouponWish;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.PromoCode;
import dev.promirror.stripe.StripeWrite;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A coupon or promo code that Stripe may not have as wanted, and what Stripe has instead. */
public sealed interface Difference {

  /** A write about it whose outcome nobody knows yet; null if there is none. */
  @Nullable StripeWrite open();

  /**
   * A coupon.
   *
   * @param told what its codes carry of it now, see {@code StripeTerms.toldCodes}
   * @param made all its incarnations, by number
   * @param used the Stripe ids of those that codes still need, and whether one of these codes isn't
   *     settled
   * @param next the lowest number for the next incarnation
   */
  record OfCoupon(
      Coupon coupon,
      CouponWish wish,
      String told,
      List<Incarnation> made,
      Map<String, Boolean> used,
      int next,
      @Nullable StripeWrite open)
      implements Difference {}

  /**
   * A promo code.
   *
   * @param made all its incarnations, by number
   * @param coupon the Stripe id of the coupon it belongs on; null if that isn't made yet
   * @param couponFailed whether the coupon can't be made
   * @param twinRefused whether Stripe refuses an inactive code beside the active one of its text
   * @param refused why Stripe refused the successor for this wish; null if it didn't
   */
  record OfCode(
      PromoCode code,
      CodeWish wish,
      Allowance allowance,
      List<Incarnation> made,
      @Nullable String coupon,
      boolean couponFailed,
      boolean twinRefused,
      @Nullable String refused,
      @Nullable StripeWrite open)
      implements Difference {}
}
