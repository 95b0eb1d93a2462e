package dev.promirror.promotion.terms;

/** Where a promo code can be entered. */
public enum Door {
  /** It is active at Stripe and can be typed anywhere; rules Stripe has not, hold here alone. */
  EVERYWHERE,
  /**
   * It stays inactive at Stripe: only our own checkout applies its coupon, and every rule holds.
   */
  OUR_CHECKOUT
}
