package dev.promirror.mirror;

import dev.promirror.promotion.Drifts;
import dev.promirror.promotion.Incarnations;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripeListing;
import dev.promirror.stripe.StripePromotionCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Sees all coupons and codes of an account, page by page, and takes them over. */
@ApplicationScoped
class AllOfAccount implements StripeListing {

  private final Readings readings;
  private final Incarnations incarnations;
  private final StripeLooks looks;

  AllOfAccount(Readings readings, Incarnations incarnations, StripeLooks looks) {
    this.readings = readings;
    this.incarnations = incarnations;
    this.looks = looks;
  }

  @Override
  public void coupons(CommunityId community, List<StripeCoupon> page, Instant began) {
    readings.coupons(community, page, Readings.News.page(began));
  }

  /** What wasn't shown is asked for by its id. */
  @Override
  public void allCoupons(CommunityId community, Instant began) {
    incarnations
        .couponsUnseenSince(community, began)
        .forEach(id -> looks.want(community, Drifts.Kind.COUPON, id, null));
  }

  @Override
  public void codes(CommunityId community, List<StripePromotionCode> page, Instant began) {
    readings.codes(community, page, Readings.News.page(began));
  }
}
