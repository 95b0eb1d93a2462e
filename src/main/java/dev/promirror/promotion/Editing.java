package dev.promirror.promotion;

import dev.promirror.platform.Caller;
import dev.promirror.promotion.Authored.About;
import dev.promirror.promotion.Authored.Made;
import dev.promirror.promotion.Authored.Reason;
import dev.promirror.promotion.Authored.Refused;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Step;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes of what coupons and promo codes say, all of it at once. Row, audit and the mirror's
 * wake-up commit together; a refused change changes nothing. Locks are taken in the order coupons,
 * codes, text.
 */
@ApplicationScoped
public class Editing {

  private final Regions regions;
  private final Coupons coupons;
  private final PromoCodes codes;
  private final Views views;
  private final CouponEdits couponEdits;
  private final CodeTexts texts;
  private final Standings standings;
  private final KnownOffers offers;
  private final UnfinishedBatches unfinished;
  private final Notes notes;
  private final Clock clock;

  Editing(
      Regions regions,
      Coupons coupons,
      PromoCodes codes,
      Views views,
      CouponEdits couponEdits,
      CodeTexts texts,
      Standings standings,
      KnownOffers offers,
      UnfinishedBatches unfinished,
      Notes notes,
      Clock clock) {
    this.regions = regions;
    this.coupons = coupons;
    this.codes = codes;
    this.views = views;
    this.couponEdits = couponEdits;
    this.texts = texts;
    this.standings = standings;
    this.offers = offers;
    this.unfinished = unfinished;
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * Gives a coupon other terms. Its codes are looked at first: an edit that would take from them
   * what they need, or would leave one with a rule nobody knows Stripe can't hold, is refused and
   * names a few of them.
   *
   * @param revision what the caller has seen; null lets any revision pass
   */
  public Authored<Coupon> editCoupon(
      CommunityId community, String id, CouponTerms terms, @Nullable Long revision, Caller caller) {
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
            return new Refused<>(Reason.ARCHIVED);
          }
          Optional<Refused<Coupon>> refusal = couponEdits.refusal(coupon, terms);
          if (refusal.isPresent()) {
            return refusal.get();
          }
          Map<String, Object> before = AuditValues.of(coupon);
          long seen = coupon.revision();
          coupon.edit(terms);
          standings.settleCoupons(community, List.of(coupon));
          if (coupon.revision() != seen) {
            codes.touched(community, id);
            Notes.Act act = new Notes.Act(caller, "edit", Notes.COUPON, id);
            notes.note(community, act, before, AuditValues.of(coupon));
          }
          return new Made<>(coupon);
        });
  }

  /**
   * Gives a promo code other terms. One that was exhausted or expired can become usable again, if
   * nobody else took its text meanwhile.
   *
   * @param revision what the caller has seen; null lets any revision pass
   */
  public Authored<PromoCode> editCode(
      CommunityId community,
      String id,
      PromoCodeTerms terms,
      @Nullable Long revision,
      Caller caller) {
    return regions.in(
        community,
        () -> {
          List<Coupon> its = coupons.lockSteps(community, terms.steps());
          Optional<PromoCode> found = codes.lock(community, id);
          if (found.isEmpty()) {
            return new Refused<>(Reason.NO_SUCH_CODE);
          }
          PromoCode code = found.get();
          Optional<Refused<PromoCode>> refusal = refusal(code, terms, its, revision);
          if (refusal.isPresent()) {
            return refusal.get();
          }
          if (!holdsText(code, terms, its)) {
            return new Refused<>(Reason.CODE_TAKEN);
          }
          Map<String, Object> before = AuditValues.of(code);
          long seen = code.revision();
          code.edit(terms);
          standings.settleCodes(community, List.of(code));
          if (code.revision() != seen) {
            Notes.Act act = new Notes.Act(caller, "edit", Notes.CODE, id);
            notes.note(community, act, before, AuditValues.of(code));
          }
          return new Made<>(code);
        });
  }

  private Optional<Refused<PromoCode>> refusal(
      PromoCode code, PromoCodeTerms terms, List<Coupon> its, @Nullable Long revision) {
    if (revision != null && revision != code.revision()) {
      return Optional.of(new Refused<>(Reason.CHANGED_MEANWHILE));
    }
    if (unfinished.hold(code)) {
      return Optional.of(new Refused<>(Reason.BATCH_UNFINISHED));
    }
    PromoCodeView view = views.ofCodes(code.communityId(), List.of(code)).getFirst();
    if (view.state() == PromoCodeState.ARCHIVED) {
      return Optional.of(new Refused<>(Reason.ARCHIVED));
    }
    if (its.size() < terms.steps().size()) {
      return Optional.of(new Refused<>(Reason.NO_SUCH_COUPON, About.step(its.size())));
    }
    if (terms.draft() && !code.terms().draft()) {
      return Optional.of(new Refused<>(Reason.ALREADY_PUBLISHED));
    }
    Set<String> kept = code.terms().steps().stream().map(Step::coupon).collect(Collectors.toSet());
    boolean published = code.terms().draft() && !terms.draft();
    return CodeChecks.<PromoCode>refusal(terms, its, kept, offers.of(code.communityId()))
        .or(() -> published ? CodeChecks.over(terms, its, clock.instant()) : Optional.empty());
  }

  /** Whether the code has its text after the edit; one that stays finished needs none. */
  private boolean holdsText(PromoCode code, PromoCodeTerms terms, List<Coupon> its) {
    CommunityId community = code.communityId();
    Coupon coupon = its.get(terms.stepAfter(code.timesRedeemed()));
    CouponFacts facts = views.ofCoupons(community, List.of(coupon)).getFirst().facts();
    Uses.Figures figures = views.ofCodes(community, List.of(code)).getFirst().figures();
    PromoCodeFacts edited = PromoCodeFacts.of(code, terms, coupon.id(), figures, facts);
    if (code.isFinished() && PromoCodeState.of(edited, clock.instant()).state().isFinal()) {
      return true;
    }
    if (!texts.freed(community, terms.code(), terms.customer(), code.id())) {
      return false;
    }
    code.reopen();
    return true;
  }
}
