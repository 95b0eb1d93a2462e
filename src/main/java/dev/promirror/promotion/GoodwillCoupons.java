package dev.promirror.promotion;

import dev.promirror.platform.Caller;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.Authored.Made;
import dev.promirror.promotion.Authored.Refused;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The coupons that goodwill codes are on: what another coupon gives, with nothing in the way of a
 * use. There is one for all that give the same, however many codes it gets, since each is a coupon
 * at Stripe. One that its owner has changed or archived is left alone. Works within a transaction.
 */
@ApplicationScoped
class GoodwillCoupons {

  private static final String NAME = "Goodwill";
  private static final String ID = "goodwill-";

  private final Regions regions;
  private final Coupons coupons;
  private final Authoring authoring;
  private final CodeTexts texts;
  private final TimeOrderedId ids;
  private final Clock clock;

  GoodwillCoupons(
      Regions regions,
      Coupons coupons,
      Authoring authoring,
      CodeTexts texts,
      TimeOrderedId ids,
      Clock clock) {
    this.regions = regions;
    this.coupons = coupons;
    this.authoring = authoring;
    this.texts = texts;
    this.ids = ids;
    this.clock = clock;
  }

  /** The coupon itself, if nothing is in the way; else the one that gives as much. */
  String insteadOf(CommunityId community, PromoCodeView asked, Caller caller) {
    CouponTerms terms = asked.coupon().terms();
    CouponFacts facts = asked.facts().coupon();
    boolean open =
        CouponState.of(facts, clock.instant()).equals(new Standing<>(CouponState.ACTIVE, null))
            && terms.conditions().equals(Conditions.NONE)
            && terms.limit() == null;
    return open ? asked.coupon().id() : plain(community, terms, caller);
  }

  private String plain(CommunityId community, CouponTerms terms, Caller caller) {
    CouponTerms plain =
        new CouponTerms(
            NAME,
            Map.of(),
            terms.benefit(),
            terms.scope(),
            terms.duration(),
            null,
            Conditions.NONE,
            null,
            null,
            false);
    // Of several who look at once one makes it, and the others find it.
    texts.lock(community, Notes.COUPON, ID);
    return there(community, plain).orElseGet(() -> make(community, plain, caller));
  }

  private Optional<String> there(CommunityId community, CouponTerms plain) {
    return coupons.beginning(community, ID).stream()
        .filter(coupon -> coupon.terms().equals(plain))
        .map(coupon -> locked(community, coupon))
        .flatMap(Optional::stream)
        .filter(coupon -> !coupon.isArchived() && coupon.terms().equals(plain))
        .map(Coupon::id)
        .findFirst();
  }

  /** Not kept until then, so that what is read with its lock is new. */
  private Optional<Coupon> locked(CommunityId community, Coupon coupon) {
    regions.session(community).detach(coupon);
    return coupons.lock(community, coupon.id());
  }

  private String make(CommunityId community, CouponTerms plain, Caller caller) {
    return switch (authoring.createCoupon(community, ID + ids.next(), plain, caller)) {
      case Made<Coupon> made -> made.object().id();
      case Refused<Coupon> refused ->
          throw new IllegalStateException("a coupon with a new id is never refused");
    };
  }
}
