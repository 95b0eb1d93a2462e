package dev.promirror.promotion.bulk;

import dev.promirror.platform.Caller;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.promotion.Authored;
import dev.promirror.promotion.Authored.Made;
import dev.promirror.promotion.Authored.Reason;
import dev.promirror.promotion.Authored.Refused;
import dev.promirror.promotion.NewCodes;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.promotion.terms.BatchTerms;
import dev.promirror.region.AccountWork;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What owners do with many promo codes at once. The first is made as any other is, so that the same
 * rules are held against it and the same warnings told; the others follow by durable work.
 */
@ApplicationScoped
public class Bulk {

  /** The first text is drawn anew that often before an owner hears that it is taken. */
  private static final int TRIES = 20;

  private final Regions regions;
  private final CodeBatches batches;
  private final NewCodes newCodes;
  private final PromoCodes codes;
  private final Draws draws;
  private final AccountWork work;
  private final TimeOrderedId ids;
  private final Clock clock;

  Bulk(
      Regions regions,
      CodeBatches batches,
      NewCodes newCodes,
      PromoCodes codes,
      Draws draws,
      AccountWork work,
      TimeOrderedId ids,
      Clock clock) {
    this.regions = regions;
    this.batches = batches;
    this.newCodes = newCodes;
    this.codes = codes;
    this.draws = draws;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
  }

  /** Begins a batch: its first code is there, the others follow. */
  public Authored<CodeBatch> create(CommunityId community, BatchTerms terms, Caller caller) {
    return regions.in(
        community,
        () -> {
          String id = "batch-" + ids.next();
          return switch (first(community, terms, id)) {
            case Refused<PromoCode> refused -> new Refused<>(refused.reason(), refused.about());
            case Made<PromoCode>(PromoCode first) -> {
              CodeBatch batch = CodeBatch.drawn(first, terms, clock.instant());
              batches.add(batch);
              var more = Map.of("pattern", terms.pattern().pattern(), "count", terms.count());
              newCodes.note(first, id, "create", caller, more);
              work.want(BulkWorker.KIND, community);
              yield new Made<>(batch);
            }
          };
        });
  }

  private Authored<PromoCode> first(CommunityId community, BatchTerms terms, String batch) {
    Authored<PromoCode> outcome = new Refused<>(Reason.CODE_TAKEN);
    for (int i = 0; i < TRIES && isTaken(outcome); i++) {
      outcome = newCodes.make(community, terms.code().as(draws.one(terms.pattern())), batch);
    }
    return outcome;
  }

  private static boolean isTaken(Authored<PromoCode> outcome) {
    return outcome instanceof Refused<PromoCode>(Reason reason, Authored.About about)
        && reason == Reason.CODE_TAKEN;
  }

  /**
   * Ends a batch and all its codes for good: nothing more is made, what Stripe never had it doesn't
   * get, and what it has is switched off.
   *
   * @param revision what the caller has seen; null lets any revision pass
   */
  public Authored<CodeBatch> cancel(
      CommunityId community, String id, @Nullable Long revision, Caller caller) {
    return regions.in(
        community,
        () -> {
          Optional<CodeBatch> found = batches.lock(community, id);
          if (found.isEmpty()) {
            return new Refused<>(Reason.NO_SUCH_BATCH);
          }
          CodeBatch batch = found.get();
          if (revision != null && revision != batch.revision()) {
            return new Refused<>(Reason.CHANGED_MEANWHILE);
          }
          if (batch.state() == BatchState.CANCELLING || batch.state() == BatchState.CANCELLED) {
            return new Made<>(batch);
          }
          batch.cancel();
          codes
              .find(community, batch.firstCode())
              .ifPresent(first -> newCodes.note(first, id, "archive", caller, Map.of()));
          work.want(BulkWorker.KIND, community);
          return new Made<>(batch);
        });
  }
}
