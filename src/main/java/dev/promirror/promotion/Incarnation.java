package dev.promirror.promotion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe has of a coupon or promo code. An edit Stripe can't do retires one and makes the
 * next; events and ledger resolve through any of them.
 *
 * @param objectId our id of the coupon or promo code
 * @param number from 1
 * @param active what Stripe last said; always true for coupons
 * @param timesRedeemed Stripe's count, the highest seen
 * @param retiredAt null while it is the current one, or about to be
 * @param built what it was made and last changed with
 */
public record Incarnation(
    String objectId,
    int number,
    String stripeId,
    boolean active,
    long timesRedeemed,
    @Nullable Instant retiredAt,
    Built built) {

  /** One of which nothing is known but what Stripe shows. */
  public Incarnation(
      String objectId,
      int number,
      String stripeId,
      boolean active,
      long timesRedeemed,
      @Nullable Instant retiredAt) {
    this(
        objectId,
        number,
        stripeId,
        active,
        timesRedeemed,
        retiredAt,
        new Built(null, null, null, null, null, false, null));
  }

  /**
   * What was sent to Stripe for it and answered.
   *
   * @param terms what Stripe can't change, in its form encoding; null is not known
   * @param details what Stripe can change but for the switch; null is not known
   * @param stripeCoupon of a promo code: the coupon it was made on
   * @param maxRedemptions of a promo code: the limit built into it; null is none
   * @param switched of a promo code: on or off; null is not known
   * @param aside of a promo code: off for its successor alone, to go back on if that fails
   * @param madeFor the revision it was made for; null is not known
   */
  public record Built(
      @Nullable String terms,
      @Nullable String details,
      @Nullable String stripeCoupon,
      @Nullable Long maxRedemptions,
      @Nullable Boolean switched,
      boolean aside,
      @Nullable Long madeFor) {

    /** One of which isn't known for which revision it was made. */
    public Built(
        @Nullable String terms,
        @Nullable String details,
        @Nullable String stripeCoupon,
        @Nullable Long maxRedemptions,
        @Nullable Boolean switched,
        boolean aside) {
      this(terms, details, stripeCoupon, maxRedemptions, switched, aside, null);
    }
  }

  public boolean isRetired() {
    return retiredAt != null;
  }

  /**
   * Whether it is surely off: as we were answered last and as Stripe was seen last, or used up for
   * good.
   */
  public boolean isOff() {
    Long max = built.maxRedemptions();
    return (!active && Boolean.FALSE.equals(built.switched()))
        || (max != null && timesRedeemed >= max);
  }

  /** Whether it is surely on, by the same. */
  public boolean isOn() {
    return active && Boolean.TRUE.equals(built.switched());
  }
}
