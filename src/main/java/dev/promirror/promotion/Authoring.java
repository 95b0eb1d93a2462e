package dev.promirror.promotion;

import dev.promirror.platform.Caller;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.Authored.Made;
import dev.promirror.promotion.Authored.Reason;
import dev.promirror.promotion.Authored.Refused;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What owners do with coupons and promo codes. Row, audit and the mirror's wake-up commit together;
 * Stripe hears of it afterwards. A refused wish changes nothing.
 */
@ApplicationScoped
public class Authoring {

  private final Regions regions;
  private final Coupons coupons;
  private final PromoCodes codes;
  private final Views views;
  private final Standings standings;
  private final CodeTexts texts;
  private final NewCodes newCodes;
  private final UnfinishedBatches unfinished;
  private final Incarnations incarnations;
  private final Notes notes;
  private final TimeOrderedId ids;
  private final Clock clock;

  Authoring(
      Regions regions,
      Coupons coupons,
      PromoCodes codes,
      Views views,
      Standings standings,
      CodeTexts texts,
      NewCodes newCodes,
      UnfinishedBatches unfinished,
      Incarnations incarnations,
      Notes notes,
      TimeOrderedId ids,
      Clock clock) {
    this.regions = regions;
    this.coupons = coupons;
    this.codes = codes;
    this.views = views;
    this.standings = standings;
    this.texts = texts;
    this.newCodes = newCodes;
    this.unfinished = unfinished;
    this.incarnations = incarnations;
    this.notes = notes;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a coupon.
   *
   * @param wished the owner's id of it; null lets one be made
   */
  public Authored<Coupon> createCoupon(
      CommunityId community, @Nullable String wished, CouponTerms terms, Caller caller) {
    return regions.in(
        community,
        () -> {
          String id = wished == null ? "coupon-" + ids.next() : wished;
          texts.lock(community, Notes.COUPON, id);
          if (coupons.find(community, id).isPresent()
              || incarnations.couponByStripeId(community, id).isPresent()) {
            return new Refused<>(Reason.ID_TAKEN);
          }
          Coupon coupon = new Coupon(community, id, terms, clock.instant());
          coupons.add(coupon);
          standings.settleCoupons(community, List.of(coupon));
          note(community, caller, "create", coupon, Map.of());
          return new Made<>(coupon);
        });
  }

  /** Makes a promo code on existing coupons. */
  public Authored<PromoCode> createCode(
      CommunityId community, PromoCodeTerms terms, Caller caller) {
    return createCode(community, terms, caller, "create");
  }

  /**
   * As the other.
   *
   * @param action what the audit calls it
   */
  Authored<PromoCode> createCode(
      CommunityId community, PromoCodeTerms terms, Caller caller, String action) {
    return regions.in(
        community,
        () -> {
          Authored<PromoCode> outcome = newCodes.make(community, terms, null);
          if (outcome instanceof Made<PromoCode> made) {
            note(community, caller, action, made.object(), Map.of());
          }
          return outcome;
        });
  }

  /**
   * Makes a paused promo code usable, or the reverse.
   *
   * @param revision what the caller has seen; null lets any revision pass
   */
  public Authored<PromoCode> setActive(
      CommunityId community, String id, boolean active, @Nullable Long revision, Caller caller) {
    return change(
        community,
        id,
        revision,
        caller,
        active ? "activate" : "pause",
        code -> code.setWantedActive(active));
  }

  /** Ends a promo code for good. */
  public Authored<PromoCode> archiveCode(
      CommunityId community, String id, @Nullable Long revision, Caller caller) {
    Instant now = clock.instant();
    return change(community, id, revision, caller, "archive", code -> code.archive(now));
  }

  private Authored<PromoCode> change(
      CommunityId community,
      String id,
      @Nullable Long revision,
      Caller caller,
      String action,
      Consumer<PromoCode> edit) {
    return regions.in(
        community,
        () -> {
          Optional<PromoCode> found = codes.lock(community, id);
          if (found.isEmpty()) {
            return new Refused<>(Reason.NO_SUCH_CODE);
          }
          PromoCode code = found.get();
          if (revision != null && revision != code.revision()) {
            return new Refused<>(Reason.CHANGED_MEANWHILE);
          }
          if (unfinished.hold(code)) {
            return new Refused<>(Reason.BATCH_UNFINISHED);
          }
          PromoCodeState state = views.ofCodes(community, List.of(code)).getFirst().state();
          if (state == PromoCodeState.ARCHIVED) {
            return action.equals("archive") ? new Made<>(code) : new Refused<>(Reason.ARCHIVED);
          }
          if (state.isFinal() && action.equals("activate")) {
            return new Refused<>(Reason.FINISHED);
          }
          if (code.isFinished() && action.equals("activate")) {
            // It isn't final, so others may have its text: it was paused or overtaken at Stripe.
            if (!texts.freed(community, code.terms().code(), code.terms().customer(), id)) {
              return new Refused<>(Reason.CODE_TAKEN);
            }
            code.reopen();
          }
          Map<String, Object> before = AuditValues.of(code);
          long seen = code.revision();
          edit.accept(code);
          standings.settleCodes(community, List.of(code));
          if (code.revision() != seen) {
            note(community, caller, action, code, before);
          }
          return new Made<>(code);
        });
  }

  /** Ends a coupon and all its codes for good. */
  public Authored<Coupon> archiveCoupon(
      CommunityId community, String id, @Nullable Long revision, Caller caller) {
    return regions.in(
        community,
        () -> {
          Optional<Coupon> found = coupons.lock(community, id);
          if (found.isEmpty()) {
            return new Refused<>(Reason.NO_SUCH_COUPON);
          }
          Coupon coupon = found.get();
          if (revision != null && revision != coupon.revision()) {
            return new Refused<>(Reason.CHANGED_MEANWHILE);
          }
          if (coupon.isArchived()) {
            return new Made<>(coupon);
          }
          Instant now = clock.instant();
          Map<String, Object> before = AuditValues.of(coupon);
          coupon.archive(now);
          List<PromoCode> its = codes.lockOfCoupon(community, id);
          its.forEach(code -> code.archive(now));
          standings.settleCoupons(community, List.of(coupon));
          standings.settleCodes(community, its);
          note(community, caller, "archive", coupon, before);
          return new Made<>(coupon);
        });
  }

  private void note(
      CommunityId community,
      Caller caller,
      String action,
      Coupon coupon,
      Map<String, Object> before) {
    Notes.Act act = new Notes.Act(caller, action, Notes.COUPON, coupon.id());
    notes.note(community, act, before, AuditValues.of(coupon));
  }

  private void note(
      CommunityId community,
      Caller caller,
      String action,
      PromoCode code,
      Map<String, Object> before) {
    Notes.Act act = new Notes.Act(caller, action, Notes.CODE, code.id());
    notes.note(community, act, before, AuditValues.of(code));
  }
}
