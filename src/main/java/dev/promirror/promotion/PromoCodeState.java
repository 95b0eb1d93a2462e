package dev.promirror.promotion;

import dev.promirror.promotion.terms.Deadline;
import java.time.Instant;

/** What a promo code is for its owner right now. */
public enum PromoCodeState {
  ACTIVE,
  PAUSED,
  EXHAUSTED,
  EXPIRED,
  ARCHIVED;

  /**
   * Follows from facts and the clock alone. What is final comes first; a limit or an end of the
   * coupon ends its codes too.
   *
   * @param couponRedeemed Stripe's count of the coupon
   */
  public static PromoCodeState of(PromoCode code, Coupon coupon, long couponRedeemed, Instant now) {
    if (code.isArchived() || coupon.isArchived()) {
      return ARCHIVED;
    }
    if (code.limit().filter(limit -> code.timesRedeemed() >= limit).isPresent()
        || coupon.limit().filter(limit -> couponRedeemed >= limit).isPresent()) {
      return EXHAUSTED;
    }
    if (isPast(code.expires(), now) || isPast(coupon.redeemBy(), now)) {
      return EXPIRED;
    }
    return code.isWantedActive() ? ACTIVE : PAUSED;
  }

  /** Whether nothing can make it usable again. */
  public boolean isFinal() {
    return this == EXHAUSTED || this == EXPIRED || this == ARCHIVED;
  }

  private static boolean isPast(java.util.Optional<Deadline> deadline, Instant now) {
    return deadline.filter(end -> !now.isBefore(end.at())).isPresent();
  }
}
