package dev.promirror.promotion.bulk;

import dev.promirror.promotion.NewCodes;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromoCodes;
import dev.promirror.promotion.terms.CodePattern;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Makes the codes of a batch, some at a time. How many are left is counted from those that are
 * there, under the batch's lock: whoever goes on after whatever happened makes neither one too many
 * nor one too few. Works within a transaction.
 */
@ApplicationScoped
class Making {

  private static final int AT_ONCE = 1_000;

  /** With a hundred texts for each wanted code, drawing again finds free ones but for mischief. */
  private static final int TRIES = 20;

  private final CodeBatches batches;
  private final PromoCodes codes;
  private final NewCodes newCodes;
  private final Draws draws;
  private final Changes changes;
  private final Clock clock;

  Making(
      CodeBatches batches,
      PromoCodes codes,
      NewCodes newCodes,
      Draws draws,
      Changes changes,
      Clock clock) {
    this.batches = batches;
    this.codes = codes;
    this.newCodes = newCodes;
    this.draws = draws;
    this.changes = changes;
    this.clock = clock;
  }

  /** Makes some, if the batch still wants any. Coupons are locked before batches. */
  void some(CommunityId community, String id, String firstCode) {
    PromoCode first = codes.find(community, firstCode).orElseThrow();
    boolean open = newCodes.canHaveMore(first);
    CodeBatch batch = batches.lock(community, id).orElseThrow();
    if (batch.state() != BatchState.MAKING) {
      return;
    }
    changes.seen(community);
    int left = batch.wanted() - batches.count(batch);
    if (left > 0 && !open) {
      batch.stopped(StopReason.COUPON_ARCHIVED, clock.instant());
      return;
    }
    int now = Math.min(left, AT_ONCE);
    int made = draw(first, new CodePattern(batch.pattern().orElseThrow()), now);
    if (made < now) {
      batch.stopped(StopReason.TEXTS_USED_UP, clock.instant());
    } else if (made == left) {
      batch.made(clock.instant());
    }
  }

  private int draw(PromoCode first, CodePattern pattern, int wanted) {
    int made = 0;
    for (int i = 0; i < TRIES && made < wanted; i++) {
      made += newCodes.alike(first, draws.some(pattern, wanted - made));
    }
    return made;
  }
}
