package dev.promirror.promotion.wishes;

import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.platform.JsonBody;
import dev.promirror.promotion.terms.Benefit;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a coupon gives: one of three. */
final class Benefits {

  private static final String PERCENT = "percentOff";
  private static final String AMOUNT = "amountOff";
  private static final String OPTIONS = "currencyOptions";
  private static final String TRIAL = "extraTrialDays";

  private Benefits() {}

  /** Null if a fault was noted. */
  static @Nullable Benefit read(JsonBody json) {
    Percentage percent = percent(json);
    Money amount = Moneys.read(json, AMOUNT, Moneys.MAX_AMOUNT);
    JsonBody options = json.object(OPTIONS);
    Amounts others =
        options == null
            ? Amounts.NONE
            : Moneys.byCurrency(options, amount == null ? null : amount.currency());
    Long days = json.whole(TRIAL, 1, Benefit.ExtraTrial.MAX_DAYS);
    if (json.has(OPTIONS) && !json.has(AMOUNT)) {
      json.fault(
          OPTIONS,
          "options-without-amount",
          "Further currencies go with amountOff, and only with it.",
          "Add amountOff, or leave them out.");
    }
    long given = Stream.of(PERCENT, AMOUNT, TRIAL).filter(json::has).count();
    if (given != 1) {
      json.fault(
          PERCENT,
          given == 0 ? "no-discount" : "two-discounts",
          "A coupon takes off either a percentage or an amount, or gives extra trial days.",
          "Give exactly one of percentOff, amountOff and extraTrialDays.");
      return null;
    }
    if (percent != null) {
      return new Benefit.PercentOff(percent);
    }
    if (amount != null) {
      return new Benefit.AmountOff(amount, others);
    }
    return days == null ? null : new Benefit.ExtraTrial(Math.toIntExact(days));
  }

  private static @Nullable Percentage percent(JsonBody json) {
    BigDecimal percent = json.decimal(PERCENT);
    if (percent == null) {
      return null;
    }
    if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
      json.fault(PERCENT, "percent-range", "A percentage is above 0, at most 100.", "Change it.");
      return null;
    }
    if (percent.stripTrailingZeros().scale() > 2) {
      json.fault(
          PERCENT,
          "percent-decimals",
          "A percentage has at most two decimals.",
          "Write 12.34 instead of 12.345.");
      return null;
    }
    return new Percentage(percent);
  }
}
