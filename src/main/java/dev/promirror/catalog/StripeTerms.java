package dev.promirror.catalog;

import dev.promirror.platform.Lengths;
import dev.promirror.stripe.StripePrice;
import dev.promirror.stripe.StripeProduct;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a price at Stripe is in our terms. What its metadata says in a way that isn't ours counts as
 * not said: it is others' to write as they like.
 */
final class StripeTerms {

  private static final int MOST_INSTALMENTS = 1_000;

  private StripeTerms() {}

  static OfferTerms of(StripePrice price) {
    StripeProduct product = product(price);
    return new OfferTerms(
        product.name(),
        price.amount(),
        price.others(),
        cadence(price),
        trialDays(price),
        access(price, product));
  }

  /** Whether it can be sold. */
  static boolean isActive(StripePrice price) {
    return price.active() && product(price).active();
  }

  /** A product that isn't told with its price is gone. */
  private static StripeProduct product(StripePrice price) {
    StripeProduct read = price.productRead();
    return read == null
        ? new StripeProduct(price.product(), price.product(), false, Map.of())
        : read;
  }

  private static Cadence cadence(StripePrice price) {
    StripePrice.Recurrence every = price.every();
    if (every == null) {
      return new Cadence.OneTime();
    }
    Interval interval =
        new Interval(Interval.Unit.valueOf(every.unit().toUpperCase(Locale.ROOT)), every.count());
    String said =
        price
            .metadata()
            .getOrDefault(Marks.INSTALMENTS, price.metadata().getOrDefault(Marks.INSTALLMENTS, ""));
    OptionalInt charges = number(said, 2, MOST_INSTALMENTS);
    return charges.isPresent()
        ? new Cadence.Instalments(charges.getAsInt(), interval)
        : new Cadence.Recurring(interval);
  }

  private static int trialDays(StripePrice price) {
    StripePrice.Recurrence every = price.every();
    return every == null
        ? 0
        : number(price.metadata().get(Marks.TRIAL_DAYS), 0, OfferTerms.MAX_TRIAL)
            .orElse(Math.clamp(every.trialDays(), 0, OfferTerms.MAX_TRIAL));
  }

  private static Access access(StripePrice price, StripeProduct product) {
    Map<String, String> says =
        price.metadata().containsKey(Marks.ACCESS) ? price.metadata() : product.metadata();
    return switch (says.getOrDefault(Marks.ACCESS, "").strip().toLowerCase(Locale.ROOT)) {
      case "group" -> new Access(Access.Kind.GROUP, name(says, product));
      case "event" -> new Access(Access.Kind.EVENT, name(says, product));
      default -> Access.COMMUNITY;
    };
  }

  /** A group or event without a name is called like the product. */
  private static String name(Map<String, String> says, StripeProduct product) {
    String name = says.getOrDefault(Marks.ACCESS_NAME, "").strip();
    String given = name.isEmpty() ? product.name() : name;
    return Lengths.cut(given, Access.MAX_NAME);
  }

  private static OptionalInt number(@Nullable String text, int min, int max) {
    if (text == null || !text.strip().matches("[0-9]{1,9}")) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(text.strip());
    return number >= min && number <= max ? OptionalInt.of(number) : OptionalInt.empty();
  }
}
