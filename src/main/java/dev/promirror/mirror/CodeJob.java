package dev.promirror.mirror;

import dev.promirror.promotion.IncarnationNotes;
import dev.promirror.promotion.Marks;
import dev.promirror.promotion.PromoCode;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Attempt;
import dev.promirror.stripe.Attempts;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripePromotionCode;
import dev.promirror.stripe.StripeWrite;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A write about a promotion code, and what is special about it. */
final class CodeJob {

  private final Sightings sightings;
  private final IncarnationNotes notes;
  private final Outcomes outcomes;
  private final PromoCode code;
  private final StripeWrite write;
  private BooleanSupplier before = () -> true;
  private Runnable begun = () -> {};
  private Runnable done = () -> {};
  private Consumer<StripeFailure.Refused> refused = refusal -> {};
  private boolean resend = true;
  private boolean guarded = true;

  CodeJob(
      Sightings sightings,
      IncarnationNotes notes,
      Outcomes outcomes,
      PromoCode code,
      StripeWrite write) {
    this.sightings = sightings;
    this.notes = notes;
    this.outcomes = outcomes;
    this.code = code;
    this.write = write;
  }

  CodeJob before(BooleanSupplier reads) {
    before = reads;
    return this;
  }

  CodeJob begun(Runnable note) {
    begun = note;
    return this;
  }

  CodeJob done(Runnable note) {
    done = note;
    return this;
  }

  CodeJob refused(Consumer<StripeFailure.Refused> note) {
    refused = note;
    return this;
  }

  CodeJob resend(boolean may) {
    resend = may;
    return this;
  }

  CodeJob guarded(boolean is) {
    guarded = is;
    return this;
  }

  Executor.Job<StripePromotionCode> job(StripeAccount account) {
    return new Executor.Job<>(
        new Attempts.Target(code.communityId(), CodeJobs.PURPOSE, code.id()),
        write,
        before,
        () -> outcomes.isCurrent(code),
        begun,
        attempt -> send(attempt, account),
        attempt -> lookUp(attempt.write(), account),
        this::fulfils,
        this::saw,
        done,
        refused,
        resend,
        guarded);
  }

  /** Whether a switch happened shows in the code itself; what else it is can't be seen. */
  private boolean fulfils(StripePromotionCode seen) {
    return Writes.creates(write)
        || (Writes.details(write).isEmpty()
            && Boolean.valueOf(seen.active()).equals(Writes.switches(write)));
  }

  private void saw(StripePromotionCode seen, Attempt attempt, boolean fulfils) {
    CommunityId community = code.communityId();
    sightings.saw(community, code.id(), seen);
    StripeWrite sent = attempt.write();
    boolean creates = Writes.creates(sent);
    if (creates) {
      notes.codeBuilt(
          community,
          seen.id(),
          Writes.codeTerms(sent),
          sent.parameters().getOrDefault("promotion[coupon]", seen.coupon()),
          Writes.limit(sent),
          code.revision());
    }
    Boolean switched = Writes.switches(sent);
    if (!fulfils || switched == null) {
      notes.codeUnsure(community, seen.id());
      return;
    }
    String details = Writes.details(sent);
    notes.codeTold(community, seen.id(), creates || !details.isEmpty() ? details : null, switched);
  }

  /**
   * The text is taken: by our own earlier attempt that looked absent, or by somebody else's code.
   */
  private StripePromotionCode send(Attempt attempt, StripeAccount account) {
    try {
      return account.sendPromotionCode(attempt.write(), attempt.key());
    } catch (StripeFailure.Refused refusal) {
      if (!Writes.creates(attempt.write())) {
        throw refusal;
      }
      return lookUp(attempt.write(), account).orElseThrow(() -> refusal);
    }
  }

  private Optional<StripePromotionCode> lookUp(StripeWrite sent, StripeAccount account) {
    if (!Writes.creates(sent)) {
      return account.promotionCode(Writes.stripeId(sent));
    }
    Map<String, String> parameters = sent.parameters();
    return account
        .promotionCodesOf(
            parameters.getOrDefault("promotion[coupon]", ""),
            parameters.getOrDefault("code", code.code()))
        .stream()
        .filter(seen -> code.id().equals(seen.metadata().get(Marks.CODE)))
        .filter(seen -> Marks.number(seen.metadata()) == Writes.number(sent))
        .findFirst();
  }
}
