package dev.promirror.mirror;

import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.Incarnations;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Attempts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what Stripe doesn't have as wanted; works within a transaction. */
@ApplicationScoped
class Detector {

  private static final int AT_ONCE = 50;

  private final Coupons coupons;
  private final PromoCodes codes;
  private final Incarnations incarnations;
  private final Attempts attempts;

  Detector(Coupons coupons, PromoCodes codes, Incarnations incarnations, Attempts attempts) {
    this.coupons = coupons;
    this.codes = codes;
    this.incarnations = incarnations;
    this.attempts = attempts;
  }

  List<Difference> differences(CommunityId community) {
    List<Difference> found = new ArrayList<>();
    List<Coupon> dirtyCoupons = coupons.dirty(community, AT_ONCE);
    List<PromoCode> dirtyCodes = codes.dirty(community, AT_ONCE);
    Map<String, Incarnation> couponsMade =
        current(
            incarnations.ofCoupons(
                community,
                union(
                    dirtyCoupons.stream().map(Coupon::id).toList(),
                    dirtyCodes.stream().map(PromoCode::couponId).toList())));
    Map<String, Incarnation> codesMade =
        current(incarnations.ofCodes(community, dirtyCodes.stream().map(PromoCode::id).toList()));
    Set<String> couponsUnderway = attempts.underway(community, Jobs.COUPON);
    Set<String> codesUnderway = attempts.underway(community, Jobs.CODE);
    for (Coupon coupon : dirtyCoupons) {
      found.add(
          new Difference.OfCoupon(
              coupon, couponsMade.get(coupon.id()), couponsUnderway.contains(coupon.id())));
    }
    for (PromoCode code : dirtyCodes) {
      Coupon coupon = coupons.find(community, code.couponId()).orElseThrow();
      found.add(
          new Difference.OfCode(
              code,
              coupon,
              codesMade.get(code.id()),
              couponsMade.get(code.couponId()),
              codesUnderway.contains(code.id())));
    }
    return found;
  }

  private static Map<String, Incarnation> current(List<Incarnation> incarnations) {
    return incarnations.stream()
        .filter(incarnation -> incarnation.retiredAt() == null)
        .collect(Collectors.toMap(Incarnation::objectId, Function.identity()));
  }

  private static Collection<String> union(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
