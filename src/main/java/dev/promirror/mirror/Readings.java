package dev.promirror.mirror;

import dev.promirror.mirror.terms.SeenForms;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.Drifts;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.IncarnationNotes;
import dev.promirror.promotion.Incarnations;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripeEvent;
import dev.promirror.stripe.StripePromotionCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  private final StripeLooks looks;
  private final IncarnationNotes notes;
  private final Coupons coupons;
  private final PromoCodes codes;

  Readings(
      Incarnations incarnations,
      Ours ours,
      Sightings sightings,
      Adoption adoption,
      StripeLooks looks,
      IncarnationNotes notes,
      Coupons coupons,
      PromoCodes codes) {
    this.incarnations = incarnations;
    this.ours = ours;
    this.sightings = sightings;
    this.adoption = adoption;
    this.looks = looks;
    this.notes = notes;
    this.coupons = coupons;
    this.codes = codes;
  }

  /**
   * How it came to be read.
   *
   * @param began when the reading began, by the database's clock: what is known to be newer stays;
   *     null where each change is told and read anew
   * @param at when Stripe said that it changed; null if it didn't
   * @param conclusive whether nothing can have been written meanwhile: then it is compared by
   *     whoever asks
   */
  record News(@Nullable Instant began, @Nullable Instant at, boolean conclusive) {

    static final News AGAIN = new News(null, null, true);

    static News event(StripeEvent.Header header) {
      return new News(null, header.created(), false);
    }

    static News page(Instant began) {
      return new News(began, null, false);
    }
  }

  /** Stripe has these coupons. */
  void coupons(CommunityId community, List<StripeCoupon> some, News news) {
    List<String> ids = some.stream().map(StripeCoupon::id).toList();
    Map<String, Incarnation> known = new HashMap<>();
    incarnations.couponsByStripeIds(community, ids).forEach(it -> known.put(it.stripeId(), it));
    Set<String> newer =
        news.began() == null
            ? Set.of()
            : incarnations.couponsSeenSince(community, known.keySet(), news.began());
    List<StripeCoupon> strange = new ArrayList<>();
    for (StripeCoupon seen : some) {
      Incarnation it = known.get(seen.id());
      if (it == null) {
        ours.coupon(community, seen.metadata())
            .ifPresentOrElse(id -> sightings.saw(community, id, seen), () -> strange.add(seen));
      } else if (!newer.contains(seen.id())) {
        known(community, it, seen, news);
      }
    }
    adoption.coupons(community, strange);
    if (news.began() != null) {
      notes.couponsShown(community, ids);
    }
  }

  private void known(CommunityId community, Incarnation it, StripeCoupon seen, News news) {
    if (seen.timesRedeemed() > it.timesRedeemed()) {
      sightings.saw(community, it.objectId(), seen);
    }
    boolean otherwise =
        seen.says() != null && !SeenForms.details(seen).equals(it.built().details());
    if (!otherwise || it.isRetired()) {
      return;
    }
    if (isUntouchedCoupon(community, it.objectId())) {
      adoption.follow(community, it, seen);
    } else if (!news.conclusive() && it.built().details() != null) {
      looks.want(community, Drifts.Kind.COUPON, seen.id(), news.at());
    }
  }

  /** Stripe has these promotion codes. */
  void codes(CommunityId community, List<StripePromotionCode> some, News news) {
    Map<String, Incarnation> known = new HashMap<>();
    incarnations
        .codesByStripeIds(community, some.stream().map(StripePromotionCode::id).toList())
        .forEach(it -> known.put(it.stripeId(), it));
    Set<String> newer =
        news.began() == null
            ? Set.of()
            : incarnations.codesSeenSince(community, known.keySet(), news.began());
    List<StripePromotionCode> strange = new ArrayList<>();
    for (StripePromotionCode seen : some) {
      Incarnation it = known.get(seen.id());
      if (it == null) {
        ours.code(community, seen.metadata())
            .ifPresentOrElse(id -> sightings.saw(community, id, seen), () -> strange.add(seen));
      } else if (!newer.contains(seen.id())) {
        known(community, it, seen, news);
      }
    }
    adoption.codes(community, strange);
  }

  private void known(CommunityId community, Incarnation it, StripePromotionCode seen, News news) {
    if (seen.timesRedeemed() > it.timesRedeemed() || seen.active() != it.active()) {
      sightings.saw(community, it.objectId(), seen);
    }
    StripePromotionCode.Says says = seen.says();
    boolean otherwise =
        says != null
            && !(SeenForms.details(says).equals(it.built().details())
                && Objects.equals(seen.active(), it.built().switched()));
    if (!otherwise || it.isRetired()) {
      return;
    }
    if (isUntouchedCode(community, it.objectId())) {
      adoption.follow(community, it, seen);
    } else if (!news.conclusive() && it.built().switched() != null) {
      looks.want(community, Drifts.Kind.CODE, seen.id(), news.at());
    }
  }

  /**
   * Stripe has no such coupon any more.
   *
   * @param at when Stripe said so; null if it didn't
   */
  void gone(CommunityId community, String stripeId, @Nullable Instant at) {
    Optional<Incarnation> known = incarnations.couponByStripeId(community, stripeId);
    if (known.isEmpty()) {
      adoption.goneUnknown(community, stripeId);
      return;
    }
    Incarnation it = known.get();
    if (it.isRetired()) {
      return;
    }
    if (isUntouchedCoupon(community, it.objectId())) {
      adoption.gone(community, it);
    } else {
      looks.want(community, Drifts.Kind.COUPON, stripeId, at);
    }
  }

  private boolean isUntouchedCoupon(CommunityId community, String id) {
    return coupons.lock(community, id).filter(it -> it.mirroring().isUntouched()).isPresent();
  }

  private boolean isUntouchedCode(CommunityId community, String id) {
    return codes.lock(community, id).filter(it -> it.mirroring().isUntouched()).isPresent();
  }
}
