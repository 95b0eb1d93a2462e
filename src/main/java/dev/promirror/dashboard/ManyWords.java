package dev.promirror.dashboard;

import dev.promirror.promotion.bulk.BatchProgress;
import dev.promirror.promotion.bulk.BatchState;
import dev.promirror.promotion.bulk.CodeBatch;
import dev.promirror.promotion.bulk.CodeBatches;
import dev.promirror.promotion.bulk.StopReason;
import org.jspecify.annotations.Nullable;

/**
 * Batches in words.
 *
 * @param messages the wording
 */
record ManyWords(ManyMessages messages) {

  /**
   * @param list the address of all batches
   * @param owner whether an owner looks
   */
  ManyRow row(CodeBatches.View view, String list, boolean owner) {
    CodeBatch batch = view.batch();
    BatchProgress progress = view.progress();
    boolean over = batch.state() == BatchState.CANCELLING || batch.state() == BatchState.CANCELLED;
    return new ManyRow(
        list + "/" + batch.id(),
        batch.name(),
        batch.pattern().orElse(""),
        badge(batch.state()),
        MoneyWords.count(progress.made()),
        messages.madeOf(MoneyWords.count(progress.made()), MoneyWords.count(batch.wanted())),
        share(progress.made(), batch.wanted()),
        MoneyWords.count(progress.mirrored()),
        share(progress.mirrored(), batch.wanted()),
        MoneyWords.count(progress.failed()),
        MoneyWords.count(progress.used()),
        stopped(batch.reason().orElse(null)),
        owner && !over);
  }

  private Badge badge(BatchState state) {
    return switch (state) {
      case MAKING -> new Badge("scheduled", messages.stateMaking());
      case MADE -> new Badge("active", messages.stateMade());
      case CANCELLING -> new Badge("archived", messages.stateCancelling());
      case CANCELLED -> new Badge("archived", messages.stateCancelled());
      case STOPPED -> new Badge("exhausted", messages.stateStopped());
    };
  }

  private @Nullable Notice stopped(@Nullable StopReason reason) {
    return switch (reason) {
      case null -> null;
      case COUPON_ARCHIVED ->
          new Notice("warn", messages.stoppedTitle(), messages.stoppedCoupon(), null);
      case TEXTS_USED_UP ->
          new Notice("warn", messages.stoppedTitle(), messages.stoppedTexts(), null);
    };
  }

  private static int share(long part, long all) {
    return (int) (100 * part / Math.max(1, all));
  }
}
