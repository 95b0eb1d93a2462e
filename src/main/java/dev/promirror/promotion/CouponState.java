package dev.promirror.promotion;

import java.time.Instant;

/** What a coupon is for its owner right now. */
public enum CouponState {
  ACTIVE,
  EXHAUSTED,
  EXPIRED,
  ARCHIVED;

  /**
   * Follows from facts and the clock alone.
   *
   * @param redeemed Stripe's count
   */
  public static CouponState of(Coupon coupon, long redeemed, Instant now) {
    if (coupon.isArchived()) {
      return ARCHIVED;
    }
    if (coupon.limit().filter(limit -> redeemed >= limit).isPresent()) {
      return EXHAUSTED;
    }
    return coupon.redeemBy().filter(end -> !now.isBefore(end.at())).isPresent() ? EXPIRED : ACTIVE;
  }
}
