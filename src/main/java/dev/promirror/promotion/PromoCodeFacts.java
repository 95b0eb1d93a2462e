package dev.promirror.promotion;

import dev.promirror.promotion.terms.PromoCodeTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the state of a promo code follows from.
 *
 * @param active wanted usable, as opposed to paused
 * @param starts null is with its coupon
 * @param ends null is with its coupon
 * @param limit of all its steps; null is unlimited but for its coupon's
 * @param uses so far: Stripe's count or ours, whichever has heard of more
 * @param budgetSpent whether the discounts given have reached its budget
 * @param hasNextStep whether another coupon takes over when this one is used up
 * @param textGone whether another code may have its text, so that only an edit brings it back
 * @param coupon of the step its uses have reached
 */
public record PromoCodeFacts(
    boolean archived,
    boolean draft,
    boolean active,
    @Nullable Instant starts,
    @Nullable Instant ends,
    @Nullable Long limit,
    long uses,
    boolean budgetSpent,
    boolean hasNextStep,
    boolean textGone,
    CouponFacts coupon) {

  static PromoCodeFacts of(PromoCode code, Uses.Figures figures, CouponFacts coupon) {
    return of(code, code.terms(), code.couponId(), figures, coupon).withoutText(code.isFinished());
  }

  private PromoCodeFacts withoutText(boolean gone) {
    return new PromoCodeFacts(
        archived, draft, active, starts, ends, limit, uses, budgetSpent, hasNextStep, gone, coupon);
  }

  /**
   * As they would be with these terms, if the code has its text then.
   *
   * @param couponId of the step its uses have reached
   */
  static PromoCodeFacts of(
      PromoCode code,
      PromoCodeTerms terms,
      String couponId,
      Uses.Figures figures,
      CouponFacts coupon) {
    return new PromoCodeFacts(
        code.isArchived(),
        terms.draft(),
        terms.active(),
        terms.starts() == null ? null : terms.starts().at(),
        terms.expires() == null ? null : terms.expires().at(),
        terms.limit(),
        Math.max(code.timesRedeemed(), figures.uses()),
        figures.hasSpent(terms.conditions().budget()),
        !terms.steps().getLast().coupon().equals(couponId),
        false,
        coupon);
  }

  /** Whether the next step's coupon has to take over from one that is used up. */
  boolean isStepUsedUp() {
    return !archived && hasNextStep && coupon.isUsedUp() && !coupon.archived();
  }

  boolean isUsedUp() {
    return budgetSpent || (limit != null && uses >= limit) || (coupon.isUsedUp() && !hasNextStep);
  }
}
