package dev.promirror.mirror.terms;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Stripe should have of a coupon. */
public sealed interface CouponWish {

  /**
   * Nothing, or nothing any more: what is there is deleted.
   *
   * @param reason why, for the owner; null if it is archived
   */
  record Nothing(@Nullable String reason) implements CouponWish {}

  /** Nothing can be said yet. */
  record Waits(String reason) implements CouponWish {}

  /**
   * A coupon.
   *
   * @param core what Stripe can't change, but for limit and end, in its form encoding
   * @param details what Stripe can change, likewise
   * @param limit uses through all codes and incarnations; null is unlimited
   * @param redeemBy in seconds; null is without end
   * @param shared whether more than one code has to share the limit: else its only code carries it
   * @param finished whether it is used up or over, so that nothing new is made for it
   * @param sold the products of which something can be bought: to name others as well does no harm
   */
  record Wanted(
      String core,
      String details,
      @Nullable Long limit,
      @Nullable Long redeemBy,
      boolean shared,
      boolean finished,
      Set<String> sold)
      implements CouponWish {

    public Wanted {
      sold = Set.copyOf(sold);
    }
  }
}
