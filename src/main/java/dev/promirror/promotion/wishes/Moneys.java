package dev.promirror.promotion.wishes;

import dev.promirror.money.Amounts;
import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.platform.JsonBody;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads sums of money: whole minor units, as each currency has them. */
final class Moneys {

  /** Eight digits, Stripe's largest charge. */
  static final long MAX_AMOUNT = 99_999_999;

  /** More than there are currencies. */
  private static final int MAX_CURRENCIES = 200;

  private Moneys() {}

  /** The sum in a field: {@code {"amount": 500, "currency": "EUR"}}. */
  static @Nullable Money read(JsonBody body, String field, long max) {
    JsonBody object = body.object(field);
    return object == null ? null : read(object, max);
  }

  /** The sum an object is. */
  static @Nullable Money read(JsonBody object, long max) {
    Long minor = object.whole("amount", 1, max);
    if (minor == null && !object.has("amount")) {
      object.fault("amount", "missing", "It is required.", "Give whole minor units: 500 is €5.00.");
    }
    Currency currency =
        object.parsed(
            "currency",
            true,
            Currencies::inUse,
            object.error(
                "currency", "unknown-currency", "It isn't a currency.", "Use ISO 4217: EUR."));
    return minor == null || currency == null ? null : stepped(object, "amount", minor, currency);
  }

  /** The sums of an array, each in a currency of its own. */
  static Amounts list(JsonBody body, String field) {
    List<Money> sums = new ArrayList<>();
    Set<Currency> seen = new HashSet<>();
    for (JsonBody object : body.objects(field, MAX_CURRENCIES)) {
      Money sum = read(object, MAX_AMOUNT);
      if (sum == null) {
        continue;
      }
      if (seen.add(sum.currency())) {
        sums.add(sum);
      } else {
        twice(object, "currency");
      }
    }
    return new Amounts(sums);
  }

  /**
   * Sums by currency: {@code {"USD": 1200}}.
   *
   * @param main the currency that isn't repeated; null if it isn't known
   */
  static Amounts byCurrency(JsonBody object, @Nullable Currency main) {
    List<Money> sums = new ArrayList<>();
    Set<Currency> seen = new HashSet<>();
    for (String name : object.names()) {
      Long minor = object.whole(name, 1, MAX_AMOUNT);
      Currency currency = currency(object, name);
      if (currency == null) {
        continue;
      }
      if (currency.equals(main)) {
        object.fault(
            name,
            "main-currency-repeated",
            "It is the currency of amountOff already.",
            "Leave it out.");
      } else if (!seen.add(currency)) {
        twice(object, name);
      } else if (minor != null) {
        Money sum = stepped(object, name, minor, currency);
        if (sum != null) {
          sums.add(sum);
        }
      } else if (!object.has(name)) {
        object.fault(name, "missing", "It has no amount.", "Give whole minor units.");
      }
    }
    return new Amounts(sums);
  }

  private static @Nullable Currency currency(JsonBody object, String name) {
    try {
      return Currencies.inUse(name);
    } catch (IllegalArgumentException e) {
      object.faultHere("unknown-currency", "A name isn't a currency.", "Use ISO 4217: EUR.");
      return null;
    }
  }

  private static void twice(JsonBody object, String field) {
    object.fault(field, "currency-twice", "The currency is there twice.", "Keep one of them.");
  }

  /** Some currencies keep decimals that nobody pays with. */
  private static @Nullable Money stepped(
      JsonBody object, String field, long minor, Currency currency) {
    int step = Currencies.step(currency);
    if (minor % step != 0) {
      object.fault(
          field,
          "currency-step",
          "Amounts in this currency are multiples of " + step + " minor units.",
          "Round it to such a multiple.");
      return null;
    }
    return new Money(minor, currency);
  }
}
