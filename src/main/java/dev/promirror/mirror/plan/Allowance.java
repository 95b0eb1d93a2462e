package dev.promirror.mirror.plan;

import dev.promirror.promotion.Incarnation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many uses a promo code may have, over all its incarnations. Uses through one that was retired
 * go on counting: sessions open at that time can still be completed.
 *
 * @param own all uses up to the end of its step; null is unlimited
 * @param coupons what its coupon's limit leaves it, where no limit at the coupon's own sees to
 *     that; null is unlimited
 * @param ofCoupon the coupon's incarnations, by Stripe id: uses on these count against {@code
 *     coupons}
 * @param most the limit built into the coupon at Stripe, above which Stripe takes none; null is
 *     none
 */
public record Allowance(
    @Nullable Long own, @Nullable Long coupons, Set<String> ofCoupon, @Nullable Long most) {

  /** Any number. */
  public static final Allowance UNLIMITED = new Allowance(null, null, Set.of(), null);

  public Allowance {
    ofCoupon = Set.copyOf(ofCoupon);
  }

  /** What is left for one incarnation beside these others; null is unlimited. */
  @Nullable Long beside(List<Incarnation> others) {
    Long left = less(own, others.stream().mapToLong(Incarnation::timesRedeemed).sum());
    Long couponLeft =
        less(
            coupons,
            others.stream()
                .filter(it -> it.built().stripeCoupon() != null)
                .filter(it -> ofCoupon.contains(it.built().stripeCoupon()))
                .mapToLong(Incarnation::timesRedeemed)
                .sum());
    Long least = smaller(left, couponLeft);
    return least == null ? null : smaller(least, most);
  }

  private static @Nullable Long less(@Nullable Long limit, long used) {
    return limit == null ? null : limit - used;
  }

  private static @Nullable Long smaller(@Nullable Long one, @Nullable Long other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.min(one, other);
  }
}
