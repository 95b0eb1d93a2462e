package dev.promirror.mirror;

import dev.promirror.mirror.terms.SeenForms;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.Incarnations;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripePromotionCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes over what was read at Stripe: what is ours is noted, what follows Stripe follows, what is
 * unknown is adopted. Works within a transaction.
 */
@ApplicationScoped
class Readings {

  private final Incarnations incarnations;
  private final Ours ours;
  private final Sightings sightings;
  private final Adoption adoption;
  private final Coupons coupons;
  private final PromoCodes codes;

  Readings(
      Incarnations incarnations,
      Ours ours,
      Sightings sightings,
      Adoption adoption,
      Coupons coupons,
      PromoCodes codes) {
    this.incarnations = incarnations;
    this.ours = ours;
    this.sightings = sightings;
    this.adoption = adoption;
    this.coupons = coupons;
    this.codes = codes;
  }

  /** Stripe has these coupons. */
  void coupons(CommunityId community, List<StripeCoupon> some) {
    Map<String, Incarnation> known = new HashMap<>();
    incarnations
        .couponsByStripeIds(community, some.stream().map(StripeCoupon::id).toList())
        .forEach(it -> known.put(it.stripeId(), it));
    List<StripeCoupon> strange = new ArrayList<>();
    for (StripeCoupon seen : some) {
      Incarnation it = known.get(seen.id());
      if (it == null) {
        ours.coupon(community, seen.metadata())
            .ifPresentOrElse(id -> sightings.saw(community, id, seen), () -> strange.add(seen));
      } else {
        known(community, it, seen);
      }
    }
    adoption.coupons(community, strange);
  }

  private void known(CommunityId community, Incarnation it, StripeCoupon seen) {
    if (seen.timesRedeemed() > it.timesRedeemed()) {
      sightings.saw(community, it.objectId(), seen);
    }
    boolean otherwise =
        seen.says() != null && !SeenForms.details(seen).equals(it.built().details());
    if (otherwise && !it.isRetired() && isUntouchedCoupon(community, it.objectId())) {
      adoption.follow(community, it, seen);
    }
  }

  /** Stripe has these promotion codes. */
  void codes(CommunityId community, List<StripePromotionCode> some) {
    Map<String, Incarnation> known = new HashMap<>();
    incarnations
        .codesByStripeIds(community, some.stream().map(StripePromotionCode::id).toList())
        .forEach(it -> known.put(it.stripeId(), it));
    List<StripePromotionCode> strange = new ArrayList<>();
    for (StripePromotionCode seen : some) {
      Incarnation it = known.get(seen.id());
      if (it == null) {
        ours.code(community, seen.metadata())
            .ifPresentOrElse(id -> sightings.saw(community, id, seen), () -> strange.add(seen));
      } else {
        known(community, it, seen);
      }
    }
    adoption.codes(community, strange);
  }

  private void known(CommunityId community, Incarnation it, StripePromotionCode seen) {
    if (seen.timesRedeemed() > it.timesRedeemed() || seen.active() != it.active()) {
      sightings.saw(community, it.objectId(), seen);
    }
    StripePromotionCode.Says says = seen.says();
    boolean otherwise =
        says != null
            && !(SeenForms.details(says).equals(it.built().details())
                && Objects.equals(seen.active(), it.built().switched()));
    if (otherwise && !it.isRetired() && isUntouchedCode(community, it.objectId())) {
      adoption.follow(community, it, seen);
    }
  }

  /** Stripe has no such coupon any more. */
  void gone(CommunityId community, String stripeId) {
    Optional<Incarnation> known = incarnations.couponByStripeId(community, stripeId);
    if (known.isEmpty()) {
      adoption.goneUnknown(community, stripeId);
      return;
    }
    Incarnation it = known.get();
    if (!it.isRetired() && isUntouchedCoupon(community, it.objectId())) {
      adoption.gone(community, it);
    }
  }

  private boolean isUntouchedCoupon(CommunityId community, String id) {
    return coupons.lock(community, id).filter(it -> it.mirroring().isUntouched()).isPresent();
  }

  private boolean isUntouchedCode(CommunityId community, String id) {
    return codes.lock(community, id).filter(it -> it.mirroring().isUntouched()).isPresent();
  }
}
