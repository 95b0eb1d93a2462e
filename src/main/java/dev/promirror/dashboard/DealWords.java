package dev.promirror.dashboard;

import dev.promirror.promotion.CouponDuration;
import dev.promirror.promotion.Discount;
import java.util.Objects;

/**
 * What a coupon takes off and for how long, in a few words.
 *
 * @param messages the wording
 */
record DealWords(DealMessages messages) {

  /** Such as {@code 20 % off for 3 months}. */
  String of(Discount discount, CouponDuration duration) {
    return switch (discount) {
      case Discount.PercentOff off -> percent(off.percent().toString(), duration);
      case Discount.AmountOff off -> amount(MoneyWords.of(off.amount()), duration);
    };
  }

  private String percent(String percent, CouponDuration duration) {
    return switch (duration.kind()) {
      case ONCE -> messages.percentOnce(percent);
      case REPEATING -> messages.percentMonths(percent, months(duration));
      case FOREVER -> messages.percentForever(percent);
    };
  }

  private String amount(String amount, CouponDuration duration) {
    return switch (duration.kind()) {
      case ONCE -> messages.amountOnce(amount);
      case REPEATING -> messages.amountMonths(amount, months(duration));
      case FOREVER -> messages.amountForever(amount);
    };
  }

  private static int months(CouponDuration duration) {
    return Objects.requireNonNull(duration.months());
  }
}
