package dev.promirror.dashboard;

import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Amounts and numbers as people write them. */
final class MoneyWords {

  /** Groups digits the Indian way: ₹1,00,000.00. */
  private static final Locale INDIA = Locale.of("en", "IN");

  private static final String RUPEE = "INR";

  private MoneyWords() {}

  /** An amount with its currency's sign and all of its decimals: {@code €1,250.00}. */
  static String of(Money money) {
    return format(money.currency()).format(money.major());
  }

  /** The sign alone: {@code €}, {@code ₹}, {@code CA$}. */
  static String symbol(Currency currency) {
    return currency.getSymbol(locale(currency));
  }

  /** A whole number with its thousands set apart: {@code 1,284}. */
  static String count(long number) {
    return NumberFormat.getIntegerInstance(Locale.US).format(number);
  }

  private static NumberFormat format(Currency currency) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale(currency));
    format.setCurrency(currency);
    format.setMinimumFractionDigits(Currencies.exponent(currency));
    format.setMaximumFractionDigits(Currencies.exponent(currency));
    return format;
  }

  private static Locale locale(Currency currency) {
    return currency.getCurrencyCode().equals(RUPEE) ? INDIA : Locale.US;
  }
}
