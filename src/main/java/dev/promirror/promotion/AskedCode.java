package dev.promirror.promotion;

import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.PromoCodeTerms;
import java.time.Instant;

/**
 * A code somebody wants to use, without what time or the member make of it.
 *
 * @param couponId of the step its uses have reached
 * @param coupon that coupon's terms
 * @param steppedAside whether its promotion code is off at Stripe for a successor alone
 */
public record AskedCode(
    String id,
    String couponId,
    PromoCodeTerms terms,
    CouponTerms coupon,
    PromoCodeFacts facts,
    boolean steppedAside) {

  static AskedCode of(PromoCodeView view) {
    return new AskedCode(
        view.code().id(),
        view.coupon().id(),
        view.code().terms(),
        view.coupon().terms(),
        view.facts(),
        view.hasSteppedAside());
  }

  /** What it is at a time. */
  PromoCodeState state(Instant now) {
    return PromoCodeState.of(facts, now).state();
  }

  /** How much it holds, in pieces of about a hundred bytes. */
  int weight() {
    return 20
        + 2 * (coupon.metadata().size() + coupon.scope().named().size())
        + terms.steps().size()
        + coupon.benefit().toString().length() / 100;
  }
}
