package dev.promirror.dashboard;

import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Start;

/**
 * The form of a promo code as one plain sentence, also while it is only half filled in.
 *
 * @param messages the wording
 * @param deals the wording of discounts
 */
record FormWords(SentenceMessages messages, DealWords deals) {

  /** Such as {@code SUNNY takes 20 % off once. It can be used 20 times.} */
  String sentence(Typed typed, FormReading reading) {
    CouponTerms coupon = reading.coupon();
    PromoCodeTerms code = reading.code();
    Long limit = code == null ? null : code.limit();
    Start starts = code == null ? null : code.starts();
    Deadline ends = code == null ? null : code.expires();
    return messages.sentence(
        typed.on("code") ? typed.text("code") : messages.yourCode(),
        coupon != null && coupon.benefit() instanceof Benefit.ExtraTrial,
        coupon == null ? messages.noDeal() : deals.of(coupon.benefit(), coupon.duration()),
        limit == null ? messages.anyTimes() : messages.times(limit, MoneyWords.count(limit)),
        starts == null ? "" : MomentWords.said(starts.date(), starts.time()),
        ends == null ? "" : MomentWords.said(ends.date(), ends.time()),
        ends != null && ends.time() == null,
        typed.is("status", "paused"),
        typed.is("status", "draft"));
  }
}
