package dev.promirror.promotion;

import dev.promirror.platform.Caller;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.Authored.Made;
import dev.promirror.promotion.Authored.Reason;
import dev.promirror.promotion.Authored.Refused;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.region.Audit;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
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

  private static final String COUPON = "coupon";
  private static final String CODE = "promo-code";
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended(?1, 0)) is null";

  private final Regions regions;
  private final Coupons coupons;
  private final PromoCodes codes;
  private final Views views;
  private final Standings standings;
  private final Audit audit;
  private final Changes changes;
  private final TimeOrderedId ids;
  private final Clock clock;

  Authoring(
      Regions regions,
      Coupons coupons,
      PromoCodes codes,
      Views views,
      Standings standings,
      Audit audit,
      Changes changes,
      TimeOrderedId ids,
      Clock clock) {
    this.regions = regions;
    this.coupons = coupons;
    this.codes = codes;
    this.views = views;
    this.standings = standings;
    this.audit = audit;
    this.changes = changes;
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
          lock(community, COUPON, id);
          if (coupons.find(community, id).isPresent()) {
            return new Refused<>(Reason.ID_TAKEN);
          }
          Coupon coupon = new Coupon(community, id, terms, clock.instant());
          coupons.add(coupon);
          standings.settleCoupons(community, List.of(coupon));
          note(community, caller, "create", COUPON, id, Map.of(), AuditValues.of(coupon));
          return new Made<>(coupon);
        });
  }

  /** Makes a promo code on an existing coupon. */
  public Authored<PromoCode> createCode(
      CommunityId community, PromoCodeTerms terms, Caller caller) {
    return regions.in(
        community,
        () -> {
          // Locked, or it could be archived without the code that is being made.
          Optional<Coupon> coupon = coupons.lock(community, terms.steps().getFirst().coupon());
          if (coupon.isEmpty()) {
            return new Refused<>(Reason.NO_SUCH_COUPON);
          }
          Reason refusal = refusal(terms, coupon.get());
          if (refusal != null) {
            return new Refused<>(refusal);
          }
          lock(community, CODE, terms.code().key());
          if (!freed(community, terms.code())) {
            return new Refused<>(Reason.CODE_TAKEN);
          }
          PromoCode code = new PromoCode(community, "code-" + ids.next(), terms, clock.instant());
          codes.add(code);
          standings.settleCodes(community, List.of(code));
          note(community, caller, "create", CODE, code.id(), Map.of(), AuditValues.of(code));
          return new Made<>(code);
        });
  }

  private static @Nullable Reason refusal(PromoCodeTerms terms, Coupon coupon) {
    if (coupon.isArchived()) {
      return Reason.COUPON_ARCHIVED;
    }
    Long limit = terms.limit();
    if (limit != null && coupon.limit().filter(most -> limit > most).isPresent()) {
      return Reason.LIMIT_ABOVE_COUPON;
    }
    Deadline expires = terms.expires();
    return expires != null
            && coupon.redeemBy().filter(end -> expires.at().isAfter(end.at())).isPresent()
        ? Reason.EXPIRES_AFTER_COUPON
        : null;
  }

  /** Whether the text can be used; a finished code that still holds it lets it go. */
  private boolean freed(CommunityId community, CodeText text) {
    Optional<PromoCode> holder = codes.holding(community, text.key());
    if (holder.isEmpty()) {
      return true;
    }
    PromoCodeView view = views.ofCodes(community, java.util.List.of(holder.get())).getFirst();
    if (!view.state().isFinal()) {
      return false;
    }
    holder.get().finish(clock.instant());
    regions.session(community).flush();
    return true;
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
          PromoCodeState state =
              views.ofCodes(community, java.util.List.of(code)).getFirst().state();
          if (state == PromoCodeState.ARCHIVED) {
            return action.equals("archive") ? new Made<>(code) : new Refused<>(Reason.ARCHIVED);
          }
          if (state.isFinal() && action.equals("activate")) {
            return new Refused<>(Reason.FINISHED);
          }
          Map<String, Object> before = AuditValues.of(code);
          long seen = code.revision();
          edit.accept(code);
          standings.settleCodes(community, List.of(code));
          if (code.revision() != seen) {
            note(community, caller, action, CODE, id, before, AuditValues.of(code));
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
          note(community, caller, "archive", COUPON, id, before, AuditValues.of(coupon));
          return new Made<>(coupon);
        });
  }

  private void lock(CommunityId community, String kind, String name) {
    regions
        .session(community)
        .createNativeQuery(LOCK, Boolean.class)
        .setParameter(1, community + " " + kind + " " + name)
        .getSingleResult();
  }

  private void note(
      CommunityId community,
      Caller caller,
      String action,
      String kind,
      String id,
      Map<String, Object> before,
      Map<String, Object> after) {
    audit.record(
        community,
        caller,
        new Audit.Entry(action, kind, id, new LinkedHashMap<>(before), new LinkedHashMap<>(after)));
    changes.wanted(community);
  }
}
