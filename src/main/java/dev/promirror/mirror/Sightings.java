package dev.promirror.mirror;

import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.Drifts;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.IncarnationNotes;
import dev.promirror.promotion.Incarnations;
import dev.promirror.promotion.Marks;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.promotion.Standings;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Mirroring;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripePromotionCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * Notes what Stripe has, whoever told us; works within a transaction. Counts of retired
 * incarnations can still grow, since sessions open at that time can be completed: then less is left
 * for the current one than was built into it, and it is looked at again.
 */
@ApplicationScoped
class Sightings {

  private final Coupons coupons;
  private final PromoCodes codes;
  private final Incarnations incarnations;
  private final IncarnationNotes notes;
  private final Standings standings;
  private final StripeLooks stripeLooks;
  private final Changes changes;

  Sightings(
      Coupons coupons,
      PromoCodes codes,
      Incarnations incarnations,
      IncarnationNotes notes,
      Standings standings,
      StripeLooks stripeLooks,
      Changes changes) {
    this.coupons = coupons;
    this.codes = codes;
    this.incarnations = incarnations;
    this.notes = notes;
    this.standings = standings;
    this.stripeLooks = stripeLooks;
    this.changes = changes;
  }

  /** Stripe has this coupon as ours. */
  void saw(CommunityId community, String couponId, StripeCoupon seen) {
    Coupon coupon = coupons.lock(community, couponId).orElseThrow();
    List<Incarnation> before = incarnations.ofCoupons(community, List.of(couponId));
    int number = number(before, seen.id(), seen.metadata());
    notes.sawCoupon(
        community, new Incarnation(couponId, number, seen.id(), true, seen.timesRedeemed(), null));
    again(community, Drifts.Kind.COUPON, coupon.mirroring(), seen.id());
    boolean overshot = grewRetired(before, seen.id(), seen.timesRedeemed());
    long used = sum(before);
    long uses = sum(incarnations.ofCoupons(community, List.of(couponId)));
    boolean usedUp = coupon.limit().filter(limit -> used < limit && uses >= limit).isPresent();
    if (!coupon.isArchived() && (usedUp || (overshot && coupon.limit().isPresent()))) {
      coupon.again();
      changes.wanted(community);
    }
    standings.counted(community, List.of(couponId), List.of());
    changes.seen(community);
  }

  /** Stripe has this promotion code as ours. */
  void saw(CommunityId community, String codeId, StripePromotionCode seen) {
    PromoCode code = codes.lock(community, codeId).orElseThrow();
    List<Incarnation> before = incarnations.ofCodes(community, List.of(codeId));
    int number = number(before, seen.id(), seen.metadata());
    notes.sawCode(
        community,
        new Incarnation(codeId, number, seen.id(), seen.active(), seen.timesRedeemed(), null));
    again(community, Drifts.Kind.CODE, code.mirroring(), seen.id());
    if (grew(before, seen.id(), seen.timesRedeemed())) {
      counted(code, grewRetired(before, seen.id(), seen.timesRedeemed()));
    }
    changes.seen(community);
  }

  private void counted(PromoCode code, boolean ofRetired) {
    CommunityId community = code.communityId();
    long looks = code.mirroring().looks();
    code.redeemed(sum(incarnations.ofCodes(community, List.of(code.id()))));
    if (!code.isArchived() && ofRetired) {
      code.again();
    }
    standings.counted(community, List.of(), List.of(code.id()));
    if (code.mirroring().looks() != looks) {
      changes.wanted(community);
    }
  }

  private static boolean grew(List<Incarnation> known, String stripeId, long times) {
    return known.stream()
            .filter(it -> it.stripeId().equals(stripeId))
            .mapToLong(Incarnation::timesRedeemed)
            .sum()
        < times;
  }

  /** What differed may have been written over. */
  private void again(
      CommunityId community, Drifts.Kind kind, Mirroring mirroring, String stripeId) {
    if (mirroring.drift() != null) {
      stripeLooks.want(community, kind, stripeId, null);
    }
  }

  private static boolean grewRetired(List<Incarnation> known, String stripeId, long times) {
    return known.stream()
        .filter(it -> it.stripeId().equals(stripeId))
        .anyMatch(it -> it.isRetired() && times > it.timesRedeemed());
  }

  private static long sum(List<Incarnation> some) {
    return some.stream().mapToLong(Incarnation::timesRedeemed).sum();
  }

  private static int number(
      List<Incarnation> known, String stripeId, Map<String, String> metadata) {
    return known.stream()
        .filter(it -> it.stripeId().equals(stripeId))
        .findFirst()
        .map(Incarnation::number)
        .orElseGet(() -> Marks.number(metadata));
  }
}
