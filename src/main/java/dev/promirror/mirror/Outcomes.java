package dev.promirror.mirror;

import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.Incarnations;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.promotion.Standings;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripePromotionCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Notes what Stripe has, whoever told us; works within a transaction. */
@ApplicationScoped
class Outcomes {

  private static final int FIRST = 1;

  private final Coupons coupons;
  private final PromoCodes codes;
  private final Incarnations incarnations;
  private final Standings standings;
  private final Changes changes;

  Outcomes(
      Coupons coupons,
      PromoCodes codes,
      Incarnations incarnations,
      Standings standings,
      Changes changes) {
    this.coupons = coupons;
    this.codes = codes;
    this.incarnations = incarnations;
    this.standings = standings;
    this.changes = changes;
  }

  /** Stripe has this coupon as (the first incarnation of) ours. */
  void saw(CommunityId community, String couponId, StripeCoupon seen) {
    int number =
        incarnations.couponByStripeId(community, seen.id()).map(Incarnation::number).orElse(FIRST);
    incarnations.sawCoupon(
        community, new Incarnation(couponId, number, seen.id(), true, seen.timesRedeemed(), null));
    standings.counted(community, List.of(couponId), List.of());
    changes.seen(community);
  }

  /** Stripe has this promotion code as (the first incarnation of) ours. */
  void saw(CommunityId community, String codeId, StripePromotionCode seen) {
    int number =
        incarnations.codeByStripeId(community, seen.id()).map(Incarnation::number).orElse(FIRST);
    incarnations.sawCode(
        community,
        new Incarnation(codeId, number, seen.id(), seen.active(), seen.timesRedeemed(), null));
    long times =
        incarnations.ofCodes(community, List.of(codeId)).stream()
            .mapToLong(Incarnation::timesRedeemed)
            .sum();
    codes.find(community, codeId).orElseThrow().redeemed(times);
    standings.counted(community, List.of(), List.of(codeId));
    changes.seen(community);
  }

  /** Stripe has this revision of the coupon. */
  void couponInSync(CommunityId community, String id, long revision) {
    coupons
        .find(community, id)
        .ifPresent(coupon -> coupon.mirroring().inSync(revision, coupon.revision()));
    changes.seen(community);
  }

  /** Stripe has this revision of the promo code. */
  void codeInSync(CommunityId community, String id, long revision) {
    codes.find(community, id).ifPresent(code -> code.mirroring().inSync(revision, code.revision()));
    changes.seen(community);
  }

  /** This revision can't be had at Stripe. */
  void couponFailed(CommunityId community, String id, long revision, String reason) {
    coupons.find(community, id).ifPresent(coupon -> coupon.mirroring().failed(revision, reason));
    changes.seen(community);
  }

  /** This revision can't be had at Stripe. */
  void codeFailed(CommunityId community, String id, long revision, String reason) {
    codes.find(community, id).ifPresent(code -> code.mirroring().failed(revision, reason));
    changes.seen(community);
  }
}
