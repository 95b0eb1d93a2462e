package dev.promirror.money;

import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Currencies as Stripe counts their minor units (docs.stripe.com/currencies), which is ISO 4217 but
 * for a few.
 */
public final class Currencies {

  /** Charged in whole units; ISO gives some of them two decimals. */
  private static final Set<String> ZERO_DECIMAL =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
          "XOF", "XPF");

  private static final Set<String> THREE_DECIMAL = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

  /** Without decimals, but counted as if there were two. */
  private static final Set<String> COUNTED_IN_HUNDREDS = Set.of("ISK", "UGX");

  /** Without funds, units of account and what was replaced: they are no country's own. */
  private static final Set<Currency> IN_USE =
      Stream.of(Locale.getISOCountries())
          .map(country -> Currency.getInstance(Locale.of("", country)))
          .filter(Objects::nonNull)
          .collect(Collectors.toUnmodifiableSet());

  private Currencies() {}

  /**
   * @param code an ISO 4217 code in either case
   * @throws IllegalArgumentException if no such currency exists, or it is none that is paid with:
   *     gold, the test code, the code for no currency
   */
  public static Currency parse(String code) {
    Currency currency = Currency.getInstance(code.toUpperCase(Locale.ROOT));
    if (currency.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException("not a currency to pay with");
    }
    return currency;
  }

  /**
   * A currency somebody can be asked to pay with today. What was booked long ago is read by {@link
   * #parse}.
   *
   * @param code an ISO 4217 code in either case
   * @throws IllegalArgumentException as {@link #parse}, and if the currency is in use nowhere any
   *     more: marks, kuna
   */
  public static Currency inUse(String code) {
    Currency currency = parse(code);
    if (!IN_USE.contains(currency)) {
      throw new IllegalArgumentException("not a currency in use");
    }
    return currency;
  }

  /** How many decimals Stripe's minor unit has: 0, 2 or 3. */
  public static int exponent(Currency currency) {
    String code = currency.getCurrencyCode();
    if (ZERO_DECIMAL.contains(code)) {
      return 0;
    }
    return THREE_DECIMAL.contains(code) ? 3 : 2;
  }

  /**
   * What an amount to be charged has to be a multiple of, in minor units: 10 where there are three
   * decimals, of which Stripe takes two; 100 for ISK and UGX, which have none but are counted as if
   * they had two; else 1.
   */
  public static int step(Currency currency) {
    String code = currency.getCurrencyCode();
    if (THREE_DECIMAL.contains(code)) {
      return 10;
    }
    return COUNTED_IN_HUNDREDS.contains(code) ? 100 : 1;
  }

  /** What Stripe calls the currency: its code in lower case. */
  public static String stripeCode(Currency currency) {
    return currency.getCurrencyCode().toLowerCase(Locale.ROOT);
  }
}
