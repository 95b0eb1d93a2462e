package dev.promirror.promotion.rest;

import dev.promirror.platform.Page;
import dev.promirror.platform.ProblemException;
import dev.promirror.promotion.CouponView;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.KnownOffers;
import dev.promirror.promotion.PromoCodeView;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.promotion.terms.SoldOffer;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Coupons and promo codes as the API shows them. */
@ApplicationScoped
class Shown {

  private final Coupons coupons;
  private final PromoCodes codes;
  private final KnownOffers offers;
  private final Clock clock;

  Shown(Coupons coupons, PromoCodes codes, KnownOffers offers, Clock clock) {
    this.coupons = coupons;
    this.codes = codes;
    this.offers = offers;
    this.clock = clock;
  }

  /**
   * @throws ProblemException if there is none
   */
  CouponJson coupon(CommunityId community, String id) {
    CouponView view = coupons.view(community, id).orElseThrow(ProblemException::notFound);
    return CouponJson.of(view, offers.of(community), clock.instant());
  }

  Page<CouponJson> coupons(CommunityId community, Page<CouponView> page) {
    List<SoldOffer> all = offers.of(community);
    return page.map(view -> CouponJson.of(view, all, clock.instant()));
  }

  /**
   * @throws ProblemException if there is none
   */
  PromoCodeJson code(CommunityId community, String id) {
    PromoCodeView view = codes.view(community, id).orElseThrow(ProblemException::notFound);
    return PromoCodeJson.of(view, offers.of(community), clock.instant());
  }

  Page<PromoCodeJson> codes(CommunityId community, Page<PromoCodeView> page) {
    List<SoldOffer> all = offers.of(community);
    return page.map(view -> PromoCodeJson.of(view, all, clock.instant()));
  }
}
