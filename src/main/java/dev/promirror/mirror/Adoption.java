package dev.promirror.mirror;

import dev.promirror.catalog.Offer;
import dev.promirror.catalog.Offers;
import dev.promirror.community.Communities;
import dev.promirror.mirror.terms.SeenTerms;
import dev.promirror.promotion.Adopting;
import dev.promirror.promotion.Adopting.Found;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.IncarnationNotes;
import dev.promirror.promotion.Incarnations;
import dev.promirror.promotion.ProductScope;
import dev.promirror.promotion.Unadopted;
import dev.promirror.promotion.Unsayable;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripePromotionCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Coupons and codes that were made at Stripe: they appear here as they are, or among what can't be
 * shown. Works within a transaction.
 */
@ApplicationScoped
class Adoption {

  private final Communities communities;
  private final Offers offers;
  private final Incarnations incarnations;
  private final Adopting adopting;
  private final IncarnationNotes notes;
  private final Unadopted unadopted;
  private final Clock clock;

  Adoption(
      Communities communities,
      Offers offers,
      Incarnations incarnations,
      Adopting adopting,
      IncarnationNotes notes,
      Unadopted unadopted,
      Clock clock) {
    this.communities = communities;
    this.offers = offers;
    this.incarnations = incarnations;
    this.adopting = adopting;
    this.notes = notes;
    this.unadopted = unadopted;
    this.clock = clock;
  }

  /** Coupons nobody here knows, read in full; those deleted meanwhile stay unknown. */
  void coupons(CommunityId community, Collection<StripeCoupon> some) {
    Map<String, StripeCoupon> strange = new LinkedHashMap<>();
    some.stream().filter(it -> it.says() != null).forEach(it -> strange.put(it.id(), it));
    if (strange.isEmpty()) {
      return;
    }
    Set<String> gone = unadopted.gone(community, Unadopted.Kind.COUPON, strange.keySet());
    gone.forEach(strange::remove);
    List<Found<CouponTerms>> found = new ArrayList<>();
    List<Offer> sold = offersOf(community, strange.values());
    ZoneId zone = zone(community);
    for (StripeCoupon seen : strange.values()) {
      read(community, seen, zone, sold).ifPresent(found::add);
    }
    if (!found.isEmpty()) {
      adopting.coupons(community, found);
      unadopted.forget(
          community,
          Unadopted.Kind.COUPON,
          found.stream().map(it -> it.made().stripeId()).toList());
    }
  }

  /** Promotion codes nobody here knows, read in full; their coupons come first. */
  void codes(CommunityId community, Collection<StripePromotionCode> some) {
    Map<String, StripePromotionCode> strange = new LinkedHashMap<>();
    some.stream().filter(it -> it.says() != null).forEach(it -> strange.put(it.id(), it));
    if (strange.isEmpty()) {
      return;
    }
    Map<String, String> coupons = couponsOf(community, strange.values());
    List<Found<PromoCodeTerms>> found = new ArrayList<>();
    ZoneId zone = zone(community);
    for (StripePromotionCode seen : strange.values()) {
      String coupon = coupons.get(seen.coupon());
      if (coupon == null) {
        note(community, seen, Unsayable.COUPON);
      } else {
        read(community, seen, coupon, zone).ifPresent(found::add);
      }
    }
    if (!found.isEmpty()) {
      adopting.codes(community, found);
      unadopted.forget(
          community, Unadopted.Kind.CODE, found.stream().map(it -> it.made().stripeId()).toList());
    }
  }

  /** Our ids of their coupons by Stripe's; those not known yet are adopted. */
  private Map<String, String> couponsOf(
      CommunityId community, Collection<StripePromotionCode> codes) {
    Set<String> ids = new HashSet<>();
    codes.forEach(code -> ids.add(code.coupon()));
    Map<String, String> known = known(community, ids);
    Map<String, StripeCoupon> strange = new LinkedHashMap<>();
    for (StripePromotionCode code : codes) {
      StripePromotionCode.Says says = code.says();
      StripeCoupon coupon = says == null ? null : says.couponRead();
      if (coupon != null && !known.containsKey(coupon.id())) {
        strange.put(coupon.id(), coupon);
      }
    }
    if (strange.isEmpty()) {
      return known;
    }
    coupons(community, strange.values());
    return known(community, ids);
  }

  private Map<String, String> known(CommunityId community, Set<String> stripeCoupons) {
    Map<String, String> known = new HashMap<>();
    incarnations
        .couponsByStripeIds(community, stripeCoupons)
        .forEach(it -> known.put(it.stripeId(), it.objectId()));
    return known;
  }

  /** A coupon that follows Stripe was seen. */
  void follow(CommunityId community, Incarnation known, StripeCoupon seen) {
    read(community, seen, zone(community), offersOf(community, List.of(seen)))
        .ifPresent(found -> adopting.follow(community, known.objectId(), found));
  }

  /** A promo code that follows Stripe was seen. */
  void follow(CommunityId community, Incarnation known, StripePromotionCode seen) {
    String coupon = known(community, Set.of(seen.coupon())).get(seen.coupon());
    if (coupon != null) {
      read(community, seen, coupon, zone(community))
          .ifPresent(found -> adopting.followCode(community, known.objectId(), found));
    }
  }

  /** A coupon that follows Stripe was deleted there: it has ended, with its codes. */
  void gone(CommunityId community, Incarnation known) {
    notes.retireCoupon(community, known.stripeId());
    adopting.gone(community, known.objectId());
  }

  /** A coupon nobody here knows was deleted: should older news of it come, it isn't adopted. */
  void goneUnknown(CommunityId community, String stripeId) {
    unadopted.note(community, Unadopted.Kind.COUPON, stripeId, stripeId, Unsayable.GONE);
  }

  private Optional<Found<CouponTerms>> read(
      CommunityId community, StripeCoupon seen, ZoneId zone, List<Offer> sold) {
    StripeCoupon.Says says = seen.says();
    List<String> products = says == null ? List.of() : says.products();
    try {
      return Optional.of(SeenTerms.of(seen, zone, ProductScope.of(products, sold)));
    } catch (SeenTerms.NoWords e) {
      String name = says == null ? null : says.name();
      unadopted.note(
          community, Unadopted.Kind.COUPON, seen.id(), name == null ? seen.id() : name, e.why());
      return Optional.empty();
    }
  }

  private Optional<Found<PromoCodeTerms>> read(
      CommunityId community, StripePromotionCode seen, String coupon, ZoneId zone) {
    try {
      return Optional.of(SeenTerms.of(seen, coupon, zone, clock.instant()));
    } catch (SeenTerms.NoWords e) {
      note(community, seen, e.why());
      return Optional.empty();
    }
  }

  private void note(CommunityId community, StripePromotionCode seen, Unsayable why) {
    unadopted.note(community, Unadopted.Kind.CODE, seen.id(), seen.code(), why);
  }

  private List<Offer> offersOf(CommunityId community, Collection<StripeCoupon> coupons) {
    Set<String> products = new HashSet<>();
    coupons.stream()
        .map(StripeCoupon::says)
        .forEach(says -> products.addAll(says == null ? List.of() : says.products()));
    return offers.ofProducts(community, products);
  }

  private ZoneId zone(CommunityId community) {
    return communities.find(community).orElseThrow().zone();
  }
}
