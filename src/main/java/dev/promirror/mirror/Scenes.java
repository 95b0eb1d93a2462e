package dev.promirror.mirror;

import dev.promirror.mirror.terms.SoldOffer;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.Incarnations;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Attempt;
import dev.promirror.stripe.Attempts;
import dev.promirror.stripe.StripeWrite;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what planning needs of coupons and codes, some statements however many they are. */
@ApplicationScoped
class Scenes {

  private final PromoCodes codes;
  private final Incarnations incarnations;
  private final Attempts attempts;
  private final Instance<SoldOffers> offers;
  private final Clock clock;

  Scenes(
      PromoCodes codes,
      Incarnations incarnations,
      Attempts attempts,
      Instance<SoldOffers> offers,
      Clock clock) {
    this.codes = codes;
    this.incarnations = incarnations;
    this.attempts = attempts;
    this.offers = offers;
    this.clock = clock;
  }

  /** The codes with their coupons, which are among the given ones. */
  Scene of(CommunityId community, Collection<Coupon> coupons, List<PromoCode> some) {
    Set<String> couponIds = coupons.stream().map(Coupon::id).collect(Collectors.toSet());
    List<String> codeIds = some.stream().map(PromoCode::id).toList();
    List<Incarnation> couponsMade = incarnations.ofCoupons(community, couponIds);
    List<SoldOffer> sold =
        offers.isResolvable() && !coupons.isEmpty() ? offers.get().of(community) : List.of();
    return new Scene(
        coupons.stream().collect(Collectors.toMap(Coupon::id, coupon -> coupon)),
        byObject(couponsMade),
        byObject(incarnations.ofCodes(community, codeIds)),
        sold,
        codes.shared(community, couponIds),
        incarnations.used(
            community,
            couponsMade.stream().filter(it -> !it.isRetired()).map(Incarnation::stripeId).toList()),
        open(community, CouponJobs.PURPOSE),
        open(community, CodeJobs.PURPOSE),
        clock.instant());
  }

  private Map<String, StripeWrite> open(CommunityId community, String purpose) {
    Map<String, StripeWrite> open = new HashMap<>();
    for (String id : attempts.underway(community, purpose)) {
      attempts
          .open(new Attempts.Target(community, purpose, id))
          .map(Attempt::write)
          .ifPresent(write -> open.put(id, write));
    }
    return open;
  }

  private static Map<String, List<Incarnation>> byObject(List<Incarnation> some) {
    return some.stream().collect(Collectors.groupingBy(Incarnation::objectId));
  }
}
