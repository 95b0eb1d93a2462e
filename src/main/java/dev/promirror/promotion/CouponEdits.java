package dev.promirror.promotion;

import dev.promirror.promotion.Authored.About;
import dev.promirror.promotion.Authored.Named;
import dev.promirror.promotion.Authored.Reason;
import dev.promirror.promotion.Authored.Refused;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Door;
import dev.promirror.promotion.terms.Enforcement;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an edit of a coupon would do to its codes. Works within a transaction, the coupon locked.
 */
@ApplicationScoped
class CouponEdits {

  private final CodesOfCoupon its;
  private final CodeTexts texts;
  private final Views views;
  private final KnownOffers offers;
  private final Clock clock;

  CouponEdits(CodesOfCoupon its, CodeTexts texts, Views views, KnownOffers offers, Clock clock) {
    this.its = its;
    this.texts = texts;
    this.views = views;
    this.offers = offers;
    this.clock = clock;
  }

  /** Why its codes don't allow it, naming a few of them. Codes that get their text back keep it. */
  Optional<Refused<Coupon>> refusal(Coupon coupon, CouponTerms terms) {
    return limits(coupon, terms)
        .or(() -> unheld(coupon, terms))
        .or(() -> withoutText(coupon, terms));
  }

  private Optional<Refused<Coupon>> limits(Coupon coupon, CouponTerms terms) {
    CommunityId community = coupon.communityId();
    Long limit = terms.limit();
    Deadline end = terms.redeemBy();
    return refused(
            Reason.LIMIT_ABOVE_COUPON,
            limit == null ? List.of() : its.above(community, coupon.id(), limit))
        .or(
            () ->
                refused(
                    Reason.EXPIRES_AFTER_COUPON,
                    end == null ? List.of() : its.endingAfter(community, coupon.id(), end)))
        .or(() -> refused(Reason.NEVER_USABLE, its.never(community, coupon.id(), terms)));
  }

  private Optional<Refused<Coupon>> unheld(Coupon coupon, CouponTerms terms) {
    CommunityId community = coupon.communityId();
    Enforcement enforcement = Enforcement.of(terms, Door.EVERYWHERE, offers.of(community));
    List<Enforcement.Entry> ours = enforcement.needingOurCheckout();
    if (!ours.isEmpty()) {
      List<Named> codes = its.everywhere(community, coupon.id());
      if (!codes.isEmpty()) {
        return Optional.of(new Refused<>(Reason.NEEDS_OUR_CHECKOUT, CodeChecks.rules(ours, codes)));
      }
    }
    List<Enforcement.Entry> rules = enforcement.unacknowledged(terms.acknowledged());
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    List<Named> codes = its.unacknowledged(community, coupon.id(), Enforcement.names(rules));
    return codes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refused<>(Reason.UNACKNOWLEDGED_RULES, CodeChecks.rules(rules, codes)));
  }

  private Optional<Refused<Coupon>> withoutText(Coupon coupon, CouponTerms terms) {
    CommunityId community = coupon.communityId();
    List<PromoCode> finished = its.finished(community, coupon.id());
    if (finished.isEmpty()) {
      return Optional.empty();
    }
    CouponView view = views.ofCoupons(community, List.of(coupon)).getFirst();
    CouponFacts facts = CouponFacts.of(terms, false, view.timesRedeemed(), view.figures());
    List<PromoCode> revived =
        views.ofCodes(community, finished).stream()
            .filter(code -> code.code().couponId().equals(coupon.id()))
            .filter(code -> !isFinal(code, facts))
            .map(PromoCodeView::code)
            .toList();
    List<Named> lost = new ArrayList<>();
    Set<String> back = new HashSet<>();
    for (PromoCode code : revived) {
      String customer = code.terms().customer();
      // Of several that would come back with one text, none can be preferred.
      if (!back.add(code.codeKey())
          || !texts.holders(community, code.terms().code(), customer, code.id()).isEmpty()) {
        lost.add(new Named(code.id(), code.code()));
      }
    }
    if (lost.isEmpty()) {
      revived.forEach(PromoCode::reopen);
    }
    return refused(
        Reason.CODES_LOST_TEXT, lost.subList(0, Math.min(CodesOfCoupon.NAMED + 1, lost.size())));
  }

  private boolean isFinal(PromoCodeView code, CouponFacts facts) {
    PromoCode its = code.code();
    PromoCodeFacts then =
        PromoCodeFacts.of(its, its.terms(), its.couponId(), code.figures(), facts);
    return PromoCodeState.of(then, clock.instant()).state().isFinal();
  }

  private static Optional<Refused<Coupon>> refused(Reason reason, List<Named> codes) {
    return codes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refused<>(reason, About.codes(codes)));
  }
}
