package dev.promirror.mirror;

import dev.promirror.catalog.Offer;
import dev.promirror.catalog.Offers;
import dev.promirror.mirror.terms.SoldOffer;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.Incarnations;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Attempts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what planning needs of coupons and codes, some statements however many they are. */
@ApplicationScoped
class Scenes {

  private static final int MOST = 10_000;

  private final PromoCodes codes;
  private final Incarnations incarnations;
  private final Attempts attempts;
  private final Offers offers;

  Scenes(PromoCodes codes, Incarnations incarnations, Attempts attempts, Offers offers) {
    this.codes = codes;
    this.incarnations = incarnations;
    this.attempts = attempts;
    this.offers = offers;
  }

  /** The codes with their coupons, which are among the given ones. */
  Scene of(CommunityId community, Collection<Coupon> coupons, List<PromoCode> some) {
    Set<String> couponIds = coupons.stream().map(Coupon::id).collect(Collectors.toSet());
    List<String> codeIds = some.stream().map(PromoCode::id).toList();
    List<Incarnation> couponsMade = incarnations.ofCoupons(community, couponIds);
    List<SoldOffer> sold = sold(community, coupons);
    return new Scene(
        coupons.stream().collect(Collectors.toMap(Coupon::id, coupon -> coupon)),
        byObject(couponsMade),
        byObject(incarnations.ofCodes(community, codeIds)),
        sold,
        codes.shared(community, couponIds),
        incarnations.used(
            community,
            couponsMade.stream().filter(it -> !it.isRetired()).map(Incarnation::stripeId).toList()),
        attempts.openWrites(community, CouponJobs.PURPOSE, couponIds),
        attempts.openWrites(community, CodeJobs.PURPOSE, codeIds));
  }

  /** What can be bought, and what scopes name that can't any more; nothing where nobody asks. */
  private List<SoldOffer> sold(CommunityId community, Collection<Coupon> coupons) {
    Set<String> named =
        coupons.stream().flatMap(it -> it.scope().named().stream()).collect(Collectors.toSet());
    boolean asked =
        !named.isEmpty()
            || coupons.stream().anyMatch(it -> it.duration() instanceof CouponDuration.Periods);
    return asked
        ? Stream.concat(
                offers.unarchived(community, MOST).stream(),
                offers.findAll(community, named).stream().filter(Offer::isArchived))
            .map(Scenes::sold)
            .toList()
        : List.of();
  }

  private static SoldOffer sold(Offer offer) {
    return new SoldOffer(
        offer.id(),
        offer.hasProductAtStripe() ? offer.stripeProduct() : null,
        offer.cadence(),
        offer.trialDays());
  }

  private static Map<String, List<Incarnation>> byObject(List<Incarnation> some) {
    return some.stream().collect(Collectors.groupingBy(Incarnation::objectId));
  }
}
