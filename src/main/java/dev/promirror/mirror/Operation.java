package dev.promirror.mirror;

import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.PromoCode;

/** One step that brings Stripe closer to what the owner wants. */
sealed interface Operation {

  /** Makes the coupon at Stripe. */
  record CreateCoupon(Coupon coupon) implements Operation {}

  /** Makes the promotion code at Stripe, usable or not. */
  record CreateCode(PromoCode code, String stripeCoupon, boolean active) implements Operation {}

  /** Switches a promotion code on or off. */
  record SwitchCode(PromoCode code, String stripeCode, boolean active) implements Operation {}

  /** Stripe already has what is wanted: only noted. */
  record SettleCoupon(Coupon coupon) implements Operation {}

  /** Stripe already has what is wanted: only noted. */
  record SettleCode(PromoCode code) implements Operation {}

  /** The code can't be made because its coupon couldn't. */
  record FailWithCoupon(PromoCode code) implements Operation {}
}
