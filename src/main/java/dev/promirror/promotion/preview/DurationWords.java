package dev.promirror.promotion.preview;

import dev.promirror.catalog.Cadence;
import dev.promirror.catalog.Interval;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Says in English how long a coupon discounts. */
public final class DurationWords {

  private DurationWords() {}

  /**
   * All offers by their names: {@code 3 discounted charges on Monthly; one whole year on Annual}.
   */
  public static String of(SequencedMap<String, DurationEstimate> byName) {
    return byName.entrySet().stream()
        .map((Map.Entry<String, DurationEstimate> offer) -> of(offer.getKey(), offer.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** One offer: {@code 3 discounted charges on Monthly}. */
  public static String of(String offer, DurationEstimate estimate) {
    String words = amount(estimate) + " on " + offer;
    return estimate.assumptions().contains(Assumption.TRIAL_INVOICE_LEAVES_ONCE)
        ? words + ", unless Stripe counts the trial's invoice over 0"
        : words;
  }

  private static String amount(DurationEstimate estimate) {
    Long count = estimate.count();
    if (count == null) {
      return "every charge";
    }
    if (count == 0) {
      return "no discounted charge";
    }
    return switch (estimate.calendar().cadence()) {
      case Cadence.OneTime once -> "the one charge";
      case Cadence.Instalments all when count == all.charges() -> "all " + count + " instalments";
      case Cadence.Instalments some -> count + " of " + some.charges() + " instalments";
      case Cadence.Recurring recurring when recurring.every().unit() == Interval.Unit.YEAR ->
          years(Math.multiplyExact(count, recurring.every().count()));
      case Cadence.Recurring recurring ->
          count == 1 ? "1 discounted charge" : count + " discounted charges";
    };
  }

  private static String years(long years) {
    return years == 1 ? "one whole year" : years + " whole years";
  }

  /** What a cadence is called where an offer has no name: {@code Monthly}. */
  public static String name(Cadence cadence) {
    return switch (cadence) {
      case Cadence.OneTime once -> "One-time";
      case Cadence.Instalments instalments -> instalments.charges() + " instalments";
      case Cadence.Recurring recurring -> name(recurring.every());
    };
  }

  private static String name(Interval every) {
    return switch (every.unit()) {
      case DAY -> every.count() == 1 ? "Daily" : every(every, "days");
      case WEEK -> every.count() == 1 ? "Weekly" : every(every, "weeks");
      case MONTH ->
          switch (every.count()) {
            case 1 -> "Monthly";
            case 3 -> "Quarterly";
            case 12 -> "Annual";
            default -> every(every, "months");
          };
      case YEAR -> every.count() == 1 ? "Annual" : every(every, "years");
    };
  }

  private static String every(Interval every, String units) {
    return "Every " + every.count() + " " + units;
  }
}
