package dev.promirror.mirror;

import dev.promirror.mirror.plan.Operation;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.IncarnationNotes;
import dev.promirror.promotion.PromoCode;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.StripePromotionCode;
import dev.promirror.stripe.StripeWrite;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Turns planned operations on promo codes into writes with all that may come of them. */
@ApplicationScoped
class CodeJobs {

  /** Whose attempts they are. */
  static final String PURPOSE = "promo-code";

  private final Sightings sightings;
  private final IncarnationNotes notes;
  private final Outcomes outcomes;

  CodeJobs(Sightings sightings, IncarnationNotes notes, Outcomes outcomes) {
    this.sightings = sightings;
    this.notes = notes;
    this.outcomes = outcomes;
  }

  /**
   * What was to make something usable and isn't wanted any more is looked for, not sent again.
   * Making it again is harmless if that is what is wanted, and Stripe refuses the second: two
   * active codes can't have one text.
   */
  Executor.Job<?> finish(Operation.FinishCode finish, Slice slice) {
    StripeWrite open = finish.open();
    boolean gives = Boolean.TRUE.equals(Writes.switches(open));
    boolean wanted = Writes.isNext(finish);
    return new CodeJob(sightings, notes, finish.code(), open)
        .resend(!gives || wanted)
        .guarded(!Writes.creates(open) || (gives && wanted))
        .job(slice.account());
  }

  Executor.Job<?> create(Operation.CreateCode create, Slice slice) {
    PromoCode code = create.code();
    return new CodeJob(sightings, notes, code, Writes.of(create))
        .before(() -> !create.completes() || recounted(code, create.before(), slice))
        .done(
            () -> {
              if (create.completes()) {
                outcomes.retire(code, create.before());
                outcomes.inSync(code, null);
              }
            })
        .refused(
            refused -> {
              if (!create.completes() && "code".equals(refused.param())) {
                outcomes.twinRefused(code);
              } else {
                outcomes.refused(code, Words.refused(refused));
              }
            })
        // Of inactive ones Stripe may take any number.
        .guarded(create.active())
        .job(slice.account());
  }

  Executor.Job<?> switchOff(Operation.SwitchOff off, Slice slice) {
    PromoCode code = off.code();
    return new CodeJob(sightings, notes, code, Writes.activate(off.made(), false))
        .done(
            () -> {
              if (off.completes()) {
                outcomes.inSync(code, null);
              }
            })
        .refused(refused -> outcomes.failed(code, Words.refused(refused)))
        .job(slice.account());
  }

  Executor.Job<?> stepAside(Operation.StepAside aside, Slice slice) {
    PromoCode code = aside.code();
    return new CodeJob(sightings, notes, code, Writes.activate(aside.made(), false))
        .begun(() -> notes.aside(code.communityId(), aside.made().stripeId(), true))
        .refused(refused -> outcomes.refused(code, Words.refused(refused)))
        .job(slice.account());
  }

  Executor.Job<?> switchOn(Operation.SwitchOn on, Slice slice) {
    PromoCode code = on.code();
    return new CodeJob(sightings, notes, code, Writes.of(on))
        .before(() -> recounted(code, on.before(), slice))
        .done(
            () -> {
              outcomes.retire(code, on.before());
              outcomes.inSync(code, null);
            })
        .refused(refused -> outcomes.refused(code, Words.refused(refused)))
        .job(slice.account());
  }

  Executor.Job<?> goBack(Operation.GoBack back, Slice slice) {
    PromoCode code = back.code();
    return new CodeJob(sightings, notes, code, Writes.activate(back.made(), true))
        .done(() -> notes.aside(code.communityId(), back.made().stripeId(), false))
        .refused(refused -> outcomes.failed(code, Words.refused(refused)))
        .job(slice.account());
  }

  Executor.Job<?> update(Operation.UpdateCode update, Slice slice) {
    PromoCode code = update.code();
    return new CodeJob(sightings, notes, code, Writes.of(update))
        .done(() -> outcomes.inSync(code, null))
        .refused(refused -> outcomes.failed(code, Words.refused(refused)))
        .job(slice.account());
  }

  /** Reads counts again; false if one has grown, so that less is left than was planned with. */
  private boolean recounted(PromoCode code, List<Incarnation> some, Slice slice) {
    boolean same = true;
    for (Incarnation it : some) {
      Optional<StripePromotionCode> seen = slice.account().promotionCode(it.stripeId());
      if (seen.filter(now -> now.timesRedeemed() > it.timesRedeemed()).isPresent()) {
        same = false;
        CommunityId community = code.communityId();
        slice.run(() -> sightings.saw(community, code.id(), seen.get()));
      }
    }
    return same;
  }
}
