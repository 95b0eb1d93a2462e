package dev.promirror.dashboard;

import dev.promirror.community.Community;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.KnownOffers;
import dev.promirror.promotion.PromoCodeView;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Enforcement;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.SoldOffer;
import dev.promirror.promotion.terms.Warnings;
import dev.promirror.region.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Finds out what follows from what a promo code says, by the same rules that hold it. */
@ApplicationScoped
class CodeInsights {

  /** How many changes the page lists. */
  private static final int SHOWN = 10;

  private final FormSubjects subjects;
  private final KnownOffers offers;
  private final AuditTrail trail;
  private final OptionMessages options;
  private final DoorMessages doors;
  private final ChangeMessages changes;
  private final AtStripeViews atStripe;
  private final TimeOrderedId ids;
  private final Clock clock;

  CodeInsights(
      FormSubjects subjects,
      KnownOffers offers,
      AuditTrail trail,
      OptionMessages options,
      DoorMessages doors,
      ChangeMessages changes,
      AtStripeViews atStripe,
      TimeOrderedId ids,
      Clock clock) {
    this.subjects = subjects;
    this.offers = offers;
    this.trail = trail;
    this.options = options;
    this.doors = doors;
    this.changes = changes;
    this.atStripe = atStripe;
    this.ids = ids;
    this.clock = clock;
  }

  /** All of it, as of now. */
  Insights of(PromoCodeView view, Community community) {
    PromoCodeTerms code = view.code().terms();
    List<CouponTerms> coupons = view.steps().stream().map(Coupon::terms).toList();
    List<SoldOffer> known = offers.of(community.id());
    var words = new ChangeWords(changes, options, new MomentWords(community.zone()));
    return new Insights(
        ids.next(),
        new OfferPreviews(options, clock.instant())
            .of(view.coupon().terms(), subjects.sold(community.id())),
        new EnforcementWords(options).of(Enforcement.of(code, coupons, known)),
        Warnings.of(code, coupons, known, clock.instant()),
        trail.of(community.id(), "promo-code", view.code().id(), null, SHOWN).map(words::of).data(),
        atStripe.of(
            community.id(),
            view.code().id(),
            view.coupon().id(),
            new MomentWords(community.zone())));
  }

  /** What it says besides its deal, limits and ends, line by line. */
  List<Fact> conditions(PromoCodeView view) {
    return new ConditionFacts(options, doors, changes)
        .of(view, subjects.sold(view.code().communityId()));
  }
}
