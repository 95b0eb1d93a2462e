package dev.promirror.promotion;

import dev.promirror.promotion.terms.CouponTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the state of a coupon follows from.
 *
 * @param starts null is at once
 * @param ends null is never
 * @param limit null is unlimited
 * @param uses so far: Stripe's count or ours, whichever has heard of more
 * @param budgetSpent whether the discounts given have reached its budget
 */
public record CouponFacts(
    boolean archived,
    @Nullable Instant starts,
    @Nullable Instant ends,
    @Nullable Long limit,
    long uses,
    boolean budgetSpent) {

  static CouponFacts of(Coupon coupon, long timesRedeemed, Uses.Figures figures) {
    return of(coupon.terms(), coupon.isArchived(), timesRedeemed, figures);
  }

  /** As they would be with these terms. */
  static CouponFacts of(
      CouponTerms terms, boolean archived, long timesRedeemed, Uses.Figures figures) {
    return new CouponFacts(
        archived,
        terms.starts() == null ? null : terms.starts().at(),
        terms.ends(),
        terms.limit(),
        Math.max(timesRedeemed, figures.uses()),
        figures.hasSpent(terms.conditions().budget()));
  }

  boolean isUsedUp() {
    return budgetSpent || (limit != null && uses >= limit);
  }
}
