package dev.promirror.mirror;

import dev.promirror.mirror.terms.SeenForms;
import dev.promirror.mirror.terms.SeenTerms;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Coupons;
import dev.promirror.promotion.Drifts;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.IncarnationNotes;
import dev.promirror.promotion.Incarnations;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Attempts;
import dev.promirror.stripe.Mirrored;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripePromotionCode;
import dev.promirror.stripe.StripeWrite;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares what Stripe has with what it was told, and notes what differs. Works within a
 * transaction.
 */
@ApplicationScoped
class Comparison {

  private final Incarnations incarnations;
  private final IncarnationNotes notes;
  private final Coupons coupons;
  private final PromoCodes codes;
  private final Attempts attempts;
  private final Readings readings;
  private final Drifts drifts;
  private final Changes changes;
  private final Clock clock;

  Comparison(
      Incarnations incarnations,
      IncarnationNotes notes,
      Coupons coupons,
      PromoCodes codes,
      Attempts attempts,
      Readings readings,
      Drifts drifts,
      Changes changes,
      Clock clock) {
    this.incarnations = incarnations;
    this.notes = notes;
    this.coupons = coupons;
    this.codes = codes;
    this.attempts = attempts;
    this.readings = readings;
    this.drifts = drifts;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * How things stand with one object on our side.
   *
   * @param told what it was told last
   * @param last the key of our last write about it
   */
  record Stamp(Incarnation.Built told, String last) {}

  /** Whether it is a current one of ours. */
  boolean concerns(CommunityId community, StripeLooks.Look look) {
    return known(community, look).filter(it -> !it.isRetired()).isPresent();
  }

  /** Empty while something about it is open or on its way. */
  Optional<Stamp> stamp(CommunityId community, StripeLooks.Look look) {
    Optional<Incarnation> known = known(community, look);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Incarnation it = known.get();
    Attempts.Target target = target(community, look.kind(), it.objectId());
    if (attempts.open(target).isPresent() || row(community, look.kind(), it).isDirty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Stamp(it.built(), attempts.last(target).map(Attempts.Last::key).orElse("")));
  }

  private Mirrored row(CommunityId community, Drifts.Kind kind, Incarnation it) {
    return switch (kind) {
      case COUPON -> coupons.lock(community, it.objectId()).orElseThrow();
      case CODE -> codes.lock(community, it.objectId()).orElseThrow();
    };
  }

  private static Attempts.Target target(CommunityId community, Drifts.Kind kind, String id) {
    return new Attempts.Target(
        community, kind == Drifts.Kind.COUPON ? CouponJobs.PURPOSE : CodeJobs.PURPOSE, id);
  }

  private Optional<Incarnation> known(CommunityId community, StripeLooks.Look look) {
    return switch (look.kind()) {
      case COUPON -> incarnations.couponByStripeId(community, look.stripeId());
      case CODE -> incarnations.codeByStripeId(community, look.stripeId());
    };
  }

  /** Stripe has this of a coupon; empty if it is gone. */
  void coupon(CommunityId community, StripeLooks.Look look, Optional<StripeCoupon> seen) {
    seen.ifPresent(it -> readings.coupons(community, List.of(it), Readings.News.AGAIN));
    Incarnation made = known(community, look).orElseThrow();
    Coupon coupon = coupons.lock(community, made.objectId()).orElseThrow();
    if (coupon.mirroring().isUntouched()) {
      if (seen.isEmpty()) {
        readings.gone(community, look.stripeId(), null);
      }
      return;
    }
    List<Drifts.Field> fields = new ArrayList<>();
    String told = made.built().details();
    if (seen.isEmpty()) {
      fields.add(new Drifts.Field(Drifts.EXISTS, "true", "false"));
    } else if (told != null) {
      fields.addAll(differing(told, SeenForms.details(seen.get())));
    }
    found(community, look, made, coupon, fields);
  }

  /** Stripe has this of a promotion code. */
  void code(CommunityId community, StripeLooks.Look look, StripePromotionCode seen) {
    readings.codes(community, List.of(seen), Readings.News.AGAIN);
    Incarnation made = known(community, look).orElseThrow();
    PromoCode code = codes.lock(community, made.objectId()).orElseThrow();
    StripePromotionCode.Says says = seen.says();
    if (code.mirroring().isUntouched() || says == null) {
      return;
    }
    List<Drifts.Field> fields = new ArrayList<>();
    Boolean told = made.built().switched();
    boolean byItself = !seen.active() && SeenTerms.isOver(seen, says, clock.instant());
    if (told != null && told != seen.active() && !byItself) {
      if (seen.active() == code.isWantedAtStripe()) {
        notes.codeTold(community, seen.id(), null, seen.active());
      } else {
        fields.add(
            new Drifts.Field(
                Drifts.ACTIVE, Boolean.toString(told), Boolean.toString(seen.active())));
      }
    }
    String details = made.built().details();
    if (details != null) {
      fields.addAll(differing(details, SeenForms.details(says)));
    }
    found(community, look, made, code, fields);
  }

  private void found(
      CommunityId community,
      StripeLooks.Look look,
      Incarnation made,
      Mirrored row,
      List<Drifts.Field> fields) {
    @Nullable Instant told =
        attempts
            .last(target(community, look.kind(), made.objectId()))
            .map(Attempts.Last::endedAt)
            .orElse(null);
    drifts.replace(community, look.kind(), made, fields, told, look.toldAt());
    row.mirroring().compared(Drifts.weight(drifts.of(community, look.kind(), made.objectId())));
    changes.seen(community);
  }

  private static List<Drifts.Field> differing(String ours, String theirs) {
    Map<String, String> told = StripeWrite.parameters(ours);
    Map<String, String> seen = StripeWrite.parameters(theirs);
    Set<String> names = new TreeSet<>(told.keySet());
    names.addAll(seen.keySet());
    return names.stream()
        .filter(name -> !told.getOrDefault(name, "").equals(seen.getOrDefault(name, "")))
        .map(
            name ->
                new Drifts.Field(name, told.getOrDefault(name, ""), seen.getOrDefault(name, "")))
        .toList();
  }
}
