package dev.promirror.mirror.plan;

import dev.promirror.mirror.terms.CodeWish;
import dev.promirror.mirror.terms.CouponWish;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.PromoCode;
import dev.promirror.stripe.StripeWrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step that brings Stripe closer to what the owner wants. */
public sealed interface Operation {

  /** A step about a coupon. */
  sealed interface OnCoupon extends Operation {
    Coupon coupon();
  }

  /** A step about a promo code. */
  sealed interface OnCode extends Operation {
    PromoCode code();
  }

  /**
   * Finds out what an earlier write did.
   *
   * @param then what would be next without it; null is nothing
   */
  record FinishCoupon(Coupon coupon, StripeWrite open, @Nullable Operation then)
      implements OnCoupon {}

  /**
   * Finds out what an earlier write did.
   *
   * @param then what would be next without it; null is nothing
   */
  record FinishCode(PromoCode code, StripeWrite open, @Nullable Operation then) implements OnCode {}

  /**
   * Only noted: the codes of the coupon have to be looked at, for what they carry of it changed.
   */
  record TellCodes(Coupon coupon, String told) implements OnCoupon {}

  /**
   * Makes the coupon at Stripe, or its successor.
   *
   * @param limit the limit built in; null is none
   * @param redeemBy in seconds; null is without
   * @param told what its codes carry of it
   */
  record CreateCoupon(
      Coupon coupon,
      int number,
      CouponWish.Wanted wish,
      @Nullable Long limit,
      @Nullable Long redeemBy,
      String told)
      implements OnCoupon {}

  /** Changes what Stripe can change of a coupon. */
  record UpdateCoupon(Coupon coupon, Incarnation made, String details) implements OnCoupon {}

  /** Reads a coupon's last count, deletes it and retires it; discounts given stay. */
  record DeleteCoupon(Coupon coupon, Incarnation made) implements OnCoupon {}

  /**
   * Stripe has what is wanted: only noted.
   *
   * @param note why that is less than usual; null if it isn't
   */
  record SettleCoupon(Coupon coupon, @Nullable String note) implements OnCoupon {}

  /** The coupon can't be had for now: only noted. */
  record HoldCoupon(Coupon coupon, String reason) implements OnCoupon {}

  /** The coupon can't be had at Stripe as it is: only noted. */
  record FailCoupon(Coupon coupon, String reason) implements OnCoupon {}

  /**
   * Makes a promotion code.
   *
   * @param max the limit built in; null is none
   * @param active whether it can be used at once
   * @param before older ones: their counts are read again first, and if it is all that is wanted,
   *     they are retired with it
   */
  record CreateCode(
      PromoCode code,
      int number,
      String stripeCoupon,
      CodeWish.Wanted wish,
      @Nullable Long max,
      boolean active,
      List<Incarnation> before)
      implements OnCode {

    /** Whether nothing is left to do after it. */
    public boolean completes() {
      return active == wish.active();
    }
  }

  /**
   * Takes away: switches a promotion code off.
   *
   * @param completes whether nothing is left to do after it
   */
  record SwitchOff(PromoCode code, Incarnation made, boolean completes) implements OnCode {}

  /** Switches a promotion code off so that its successor can take over. */
  record StepAside(PromoCode code, Incarnation made) implements OnCode {}

  /**
   * Switches a promotion code on, and retires older ones.
   *
   * @param before older ones: their counts are read again first
   */
  record SwitchOn(PromoCode code, Incarnation made, CodeWish.Wanted wish, List<Incarnation> before)
      implements OnCode {}

  /** Switches the old promotion code on again after its successor failed. */
  record GoBack(PromoCode code, Incarnation made) implements OnCode {}

  /** Changes what Stripe can change of a promotion code. */
  record UpdateCode(PromoCode code, Incarnation made, CodeWish.Wanted wish) implements OnCode {}

  /** Only noted: these are replaced, or never came to be used. */
  record Retire(PromoCode code, List<Incarnation> made) implements OnCode {}

  /**
   * Stripe has what is wanted: only noted.
   *
   * @param note why that is less than usual; null if it isn't
   */
  record SettleCode(PromoCode code, @Nullable String note) implements OnCode {}

  /** Stripe refused; what was there before holds: only noted. */
  record FailCode(PromoCode code, String reason) implements OnCode {}
}
