package dev.promirror.money;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;

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
