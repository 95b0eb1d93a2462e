package dev.promirror.promotion;

import java.time.Instant;

/** What a coupon is for its owner right now. */
public enum CouponState {
  SCHEDULED,
  ACTIVE,
  EXHAUSTED,
  EXPIRED,
  ARCHIVED;

  /** Follows from facts and the clock alone: the first that fits, from what is final down. */
  public static Standing<CouponState> of(CouponFacts coupon, Instant now) {
    return Standing.at(now, at -> at(coupon, at), coupon.starts(), coupon.ends());
  }

  private static CouponState at(CouponFacts coupon, Instant now) {
    if (coupon.archived()) {
      return ARCHIVED;
    }
    if (coupon.isUsedUp()) {
      return EXHAUSTED;
    }
    if (coupon.ends() != null && !now.isBefore(coupon.ends())) {
      return EXPIRED;
    }
    return coupon.starts() != null && now.isBefore(coupon.starts()) ? SCHEDULED : ACTIVE;
  }
}
