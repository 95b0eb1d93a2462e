package dev.promirror.dashboard;

import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CouponDuration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The form of a new code as one plain sentence, also while it is only half filled in.
 *
 * @param messages the wording
 * @param deals the wording of discounts
 */
record FormWords(FormMessages messages, DealWords deals) {

  /** Such as {@code SUNNY takes 20 % off once. It can be used 20 times.} */
  String sentence(NewCode form, CodeDraft draft) {
    String code = form.code().isBlank() ? messages.yourCode() : form.code().strip();
    CouponDuration duration = duration(form, draft);
    Benefit benefit = benefit(draft);
    String deal =
        benefit == null || duration == null ? messages.noDeal() : deals.of(benefit, duration);
    Long limit = draft.limit();
    String times =
        limit == null ? messages.anyTimes() : messages.times(limit, MoneyWords.count(limit));
    LocalDate ends = draft.ends();
    return messages.sentence(
        code, deal, times, ends == null ? "" : MomentWords.day(ends).words(), form.active());
  }

  /** What it gives, as far as it is written. */
  static @Nullable Benefit benefit(CodeDraft draft) {
    if (draft.percent() != null) {
      return new Benefit.PercentOff(draft.percent());
    }
    return draft.amount() == null ? null : new Benefit.AmountOff(draft.amount());
  }

  /** How long it lasts, as far as it is written. */
  static @Nullable CouponDuration duration(NewCode form, CodeDraft draft) {
    return switch (form.duration()) {
      case "forever" -> new CouponDuration.Forever();
      case "repeating" -> draft.months() == null ? null : new CouponDuration.Months(draft.months());
      default -> new CouponDuration.Once();
    };
  }
}
