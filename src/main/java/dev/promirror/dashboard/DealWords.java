package dev.promirror.dashboard;

import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CouponDuration;

/**
 * What a coupon gives and for how long, in a few words.
 *
 * @param messages the wording
 */
record DealWords(DealMessages messages) {

  /** Such as {@code 20 % off for 3 months}. */
  String of(Benefit benefit, CouponDuration duration) {
    return switch (benefit) {
      case Benefit.PercentOff off -> lasting(messages.percent(off.percent().toString()), duration);
      case Benefit.AmountOff off -> lasting(messages.amount(MoneyWords.of(off.amount())), duration);
      // A trial comes once, whatever the duration says.
      case Benefit.ExtraTrial trial -> messages.trial(trial.days());
    };
  }

  private String lasting(String what, CouponDuration duration) {
    return switch (duration) {
      case CouponDuration.Once once -> messages.once(what);
      case CouponDuration.Months months -> messages.months(what, months.count());
      case CouponDuration.Periods periods -> messages.periods(what, periods.count());
      case CouponDuration.Until until ->
          messages.until(what, MomentWords.day(until.last()).words());
      case CouponDuration.Forever forever -> messages.forever(what);
    };
  }
}
