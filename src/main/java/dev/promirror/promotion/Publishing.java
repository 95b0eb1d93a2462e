package dev.promirror.promotion;

import dev.promirror.platform.Caller;
import dev.promirror.promotion.Authored.Made;
import dev.promirror.promotion.Authored.Reason;
import dev.promirror.promotion.Authored.Refused;
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
import org.jspecify.annotations.Nullable;

/**
 * Publishes drafts. What was said when a draft was written may not hold any more, since offers
 * change: it is held against all rules again.
 */
@ApplicationScoped
public class Publishing {

  private final Regions regions;
  private final Coupons coupons;
  private final PromoCodes codes;
  private final Views views;
  private final Standings standings;
  private final CodeTexts texts;
  private final KnownOffers offers;
  private final UnfinishedBatches unfinished;
  private final Notes notes;
  private final Clock clock;

  Publishing(
      Regions regions,
      Coupons coupons,
      PromoCodes codes,
      Views views,
      Standings standings,
      CodeTexts texts,
      KnownOffers offers,
      UnfinishedBatches unfinished,
      Notes notes,
      Clock clock) {
    this.regions = regions;
    this.coupons = coupons;
    this.codes = codes;
    this.views = views;
    this.standings = standings;
    this.texts = texts;
    this.offers = offers;
    this.unfinished = unfinished;
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * Publishes a draft, if it could be made as it is now; what is published stays so.
   *
   * @param revision what the caller has seen; null lets any revision pass
   */
  public Authored<PromoCode> publish(
      CommunityId community, String id, @Nullable Long revision, Caller caller) {
    return regions.in(
        community,
        () -> {
          List<Step> steps = steps(community, id);
          List<Coupon> its = coupons.lockSteps(community, steps);
          Optional<PromoCode> found = codes.lock(community, id);
          if (found.isEmpty()) {
            return new Refused<>(Reason.NO_SUCH_CODE);
          }
          PromoCode code = found.get();
          if ((revision != null && revision != code.revision())
              || !code.terms().steps().equals(steps)) {
            return new Refused<>(Reason.CHANGED_MEANWHILE);
          }
          if (unfinished.hold(code)) {
            return new Refused<>(Reason.BATCH_UNFINISHED);
          }
          if (views.ofCodes(community, List.of(code)).getFirst().state()
              == PromoCodeState.ARCHIVED) {
            return new Refused<>(Reason.ARCHIVED);
          }
          if (!code.isDraft()) {
            return new Made<>(code);
          }
          PromoCodeTerms terms = code.terms().published();
          Optional<Refused<PromoCode>> refusal =
              CodeChecks.<PromoCode>refusal(terms, its, Set.of(), offers.of(community))
                  .or(() -> CodeChecks.over(terms, its, clock.instant()));
          if (refusal.isPresent()) {
            return refusal.get();
          }
          if (code.isFinished()) {
            if (!texts.freed(community, terms.code(), terms.customer(), id)) {
              return new Refused<>(Reason.CODE_TAKEN);
            }
            code.reopen();
          }
          Map<String, Object> before = AuditValues.of(code);
          code.edit(terms);
          standings.settleCodes(community, List.of(code));
          Notes.Act act = new Notes.Act(caller, "publish", Notes.CODE, id);
          notes.note(community, act, before, AuditValues.of(code));
          return new Made<>(code);
        });
  }

  /** The code isn't kept, so that what is read with its lock is new. */
  private List<Step> steps(CommunityId community, String id) {
    Optional<PromoCode> code = codes.find(community, id);
    code.ifPresent(regions.session(community)::detach);
    return code.map(it -> it.terms().steps()).orElse(List.of());
  }
}
