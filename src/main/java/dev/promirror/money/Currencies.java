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

  /** Kept with two decimals for old times' sake, charged in whole units only. */
  private static final Set<String> WHOLE_UNITS = Set.of("ISK", "UGX");

  private Currencies() {}

  /**
   * @param code an ISO 4217 code in either case
   * @throws IllegalArgumentException if no such currency exists
   */
  public static Currency parse(String code) {
    return Currency.getInstance(code.toUpperCase(Locale.ROOT));
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
   * What every sum is a multiple of, in minor units: 10 where there are three decimals, 100 where
   * two are kept but not used, else 1.
   */
  public static int step(Currency currency) {
    if (WHOLE_UNITS.contains(currency.getCurrencyCode())) {
      return 100;
    }
    return exponent(currency) == 3 ? 10 : 1;
  }

  /** What Stripe calls the currency: its code in lower case. */
  public static String stripeCode(Currency currency) {
    return currency.getCurrencyCode().toLowerCase(Locale.ROOT);
  }
}
