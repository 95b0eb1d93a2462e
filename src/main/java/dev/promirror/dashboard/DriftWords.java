package dev.promirror.dashboard;

import dev.promirror.promotion.Drifts;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A difference in words.
 *
 * @param messages the wording
 */
record DriftWords(StripeMessages messages) {

  private static final Pattern METADATA = Pattern.compile("metadata\\[(.+)]");
  private static final Pattern AMOUNT = Pattern.compile("currency_options\\[(.+)]\\[amount_off]");
  private static final Pattern LEAST =
      Pattern.compile("restrictions\\[currency_options]\\[(.+)]\\[minimum_amount]");

  AtStripeView.DriftLine of(Drifts.Drift drift) {
    return new AtStripeView.DriftLine(
        field(drift.field()), value(drift.ours()), value(drift.theirs()));
  }

  private String field(String name) {
    Matcher metadata = METADATA.matcher(name);
    Matcher amount = AMOUNT.matcher(name);
    Matcher least = LEAST.matcher(name);
    if (metadata.matches()) {
      return messages.metadata(metadata.group(1));
    }
    if (amount.matches()) {
      return messages.amountIn(amount.group(1).toUpperCase(Locale.ROOT));
    }
    if (least.matches()) {
      return messages.leastIn(least.group(1).toUpperCase(Locale.ROOT));
    }
    return switch (name) {
      case Drifts.ACTIVE -> messages.active();
      case Drifts.EXISTS -> messages.exists();
      case "name" -> messages.name();
      default -> name;
    };
  }

  private String value(String value) {
    return switch (value) {
      case "" -> messages.nothing();
      case "true" -> messages.yes();
      case "false" -> messages.no();
      default -> value;
    };
  }
}
