package dev.promirror.promotion.preview;

import dev.promirror.money.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in English what becomes of a discount when its subscription changes. */
public final class PlanChangeWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private PlanChangeWords() {}

  /**
   * A sentence of each discount, and one of the next charge.
   *
   * @param zone whose days are meant
   */
  public static String of(PlanChangeEstimate estimate, ZoneId zone) {
    String to = estimate.change().to().name();
    String discounts =
        estimate.discounts().stream()
            .map(each -> discount(each, to))
            .collect(Collectors.joining(" "));
    return kind(estimate.change())
        + (discounts.isEmpty() ? "." : ": " + discounts)
        + " "
        + charge(estimate, zone);
  }

  private static String discount(PlanChangeEstimate.Outcome outcome, String to) {
    String id = outcome.discount().id();
    return switch (outcome.fate()) {
      case KEPT -> id + " is kept: " + kept(outcome, to) + ".";
      case OUT_OF_SCOPE -> id + " is dropped: it isn't for " + to + ".";
      case ENDED -> id + " is over: it has discounted all it was for.";
    };
  }

  private static String kept(PlanChangeEstimate.Outcome outcome, String to) {
    return switch (outcome.effect()) {
      case OUTRANKED -> "a discount of another level holds in its place";
      case WRONG_CURRENCY -> "it has no amount in this currency";
      case TAKEN_OFF, EXTRA_TRIAL, NO_LINE -> DurationWords.of(to, outcome.remaining());
      case null -> DurationWords.of(to, outcome.remaining());
    };
  }

  private static String kind(PlanChange change) {
    String from = change.from().name();
    String to = change.to().name();
    return switch (change.kind()) {
      case UPGRADE -> "Upgrade from " + from + " to " + to;
      case DOWNGRADE -> "Downgrade from " + from + " to " + to;
      case SWITCH -> "Switch from " + from + " to " + to;
      case PRICE_CHANGE -> "New price of " + to;
    };
  }

  private static String charge(PlanChangeEstimate estimate, ZoneId zone) {
    PriceEstimate next = estimate.next();
    StringBuilder words =
        new StringBuilder("The next charge, on ")
            .append(DAY.format(LocalDate.ofInstant(estimate.at(), zone)))
            .append(", is estimated at ")
            .append(text(next.total()));
    if (next.off().minor() > 0) {
      words.append(" instead of ").append(text(next.subtotal()));
    }
    if (estimate.rest().minor() > 0) {
      words.append(", plus ").append(text(estimate.rest())).append(" for the rest of the period");
    }
    if (estimate.credit().minor() > 0) {
      words.append(", less ").append(text(estimate.credit())).append(" already paid for it");
    }
    return words.append('.').toString();
  }

  private static String text(Money money) {
    return money.major().toPlainString() + " " + money.currency().getCurrencyCode();
  }
}
