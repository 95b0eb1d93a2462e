package dev.promirror.promotion;

import dev.promirror.promotion.terms.Step;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gathers what belongs to coupons and codes: five statements a page, however long it is. */
@ApplicationScoped
class Views {

  private final Regions regions;
  private final Incarnations incarnations;
  private final Instance<Uses> uses;
  private final Clock clock;

  Views(Regions regions, Incarnations incarnations, Instance<Uses> uses, Clock clock) {
    this.regions = regions;
    this.incarnations = incarnations;
    this.uses = uses;
    this.clock = clock;
  }

  List<CouponView> ofCoupons(CommunityId community, List<Coupon> coupons) {
    Instant now = clock.instant();
    List<String> ids = coupons.stream().map(Coupon::id).toList();
    Map<String, List<Incarnation>> made = byObject(incarnations.ofCoupons(community, ids));
    Map<String, Uses.Figures> figures =
        uses.isResolvable() ? uses.get().ofCoupons(community, ids) : Map.of();
    return coupons.stream()
        .map(
            coupon -> {
              List<Incarnation> its = made.getOrDefault(coupon.id(), List.of());
              Uses.Figures used = figures.getOrDefault(coupon.id(), Uses.Figures.NONE);
              CouponFacts facts = CouponFacts.of(coupon, redeemed(its), used);
              return new CouponView(
                  coupon, CouponState.of(facts, now), facts, its, redeemed(its), used);
            })
        .toList();
  }

  List<PromoCodeView> ofCodes(CommunityId community, List<PromoCode> codes) {
    Instant now = clock.instant();
    List<String> ids = codes.stream().map(PromoCode::id).toList();
    Map<String, CouponView> coupons = coupons(community, codes);
    Map<String, List<Incarnation>> made = byObject(incarnations.ofCodes(community, ids));
    Map<String, Uses.Figures> figures =
        uses.isResolvable() ? uses.get().of(community, ids) : Map.of();
    return codes.stream()
        .map(
            code -> {
              CouponView coupon = Objects.requireNonNull(coupons.get(code.couponId()));
              Uses.Figures its = figures.getOrDefault(code.id(), Uses.Figures.NONE);
              PromoCodeFacts facts = PromoCodeFacts.of(code, its, coupon.facts());
              return new PromoCodeView(
                  code,
                  coupon.coupon(),
                  facts,
                  PromoCodeState.of(facts, now),
                  made.getOrDefault(code.id(), List.of()),
                  its,
                  code.terms().steps().stream()
                      .map(step -> Objects.requireNonNull(coupons.get(step.coupon())).coupon())
                      .toList());
            })
        .toList();
  }

  private Map<String, CouponView> coupons(CommunityId community, Collection<PromoCode> codes) {
    Set<String> ids =
        codes.stream()
            .flatMap(code -> code.terms().steps().stream().map(Step::coupon))
            .collect(Collectors.toSet());
    if (ids.isEmpty()) {
      return Map.of();
    }
    List<Coupon> coupons =
        regions
            .session(community)
            .createQuery("from Coupon where communityId = ?1 and id in ?2", Coupon.class)
            .setParameter(1, community)
            .setParameter(2, ids)
            .getResultList();
    return ofCoupons(community, coupons).stream()
        .collect(Collectors.toMap(view -> view.coupon().id(), Function.identity()));
  }

  private static Map<String, List<Incarnation>> byObject(List<Incarnation> incarnations) {
    return incarnations.stream().collect(Collectors.groupingBy(Incarnation::objectId));
  }

  private static long redeemed(List<Incarnation> incarnations) {
    return incarnations.stream().mapToLong(Incarnation::timesRedeemed).sum();
  }
}
