package dev.promirror.promotion;

/** Where a coupon or promo code was made. */
public enum Origin {
  HERE,
  /** In the Stripe Dashboard, or by another program at Stripe. */
  STRIPE
}
