package dev.promirror.dashboard;

import dev.promirror.money.Money;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/** Amounts and numbers as people write them. */
final class MoneyWords {

  private static final String RUPEE = "INR";

  /** Thousands, then hundreds of them (lakh, crore): 12,34,567. Java's formats can't. */
  private static final Pattern INDIAN_GROUPS = Pattern.compile("\\B(?=(\\d{2})*\\d{3}$)");

  private static final Pattern GROUPS = Pattern.compile("\\B(?=(\\d{3})+$)");
  private static final String NO_BREAK_SPACE = "\u00a0";

  private MoneyWords() {}

  /** An amount with its currency's sign and all of its decimals: {@code €1,250.00}. */
  static String of(Money money) {
    String[] parts = money.major().abs().toPlainString().split("\\.", 2);
    Pattern groups = money.currency().getCurrencyCode().equals(RUPEE) ? INDIAN_GROUPS : GROUPS;
    String symbol = symbol(money.currency());
    boolean word = Character.isLetter(symbol.codePointBefore(symbol.length()));
    return (money.minor() < 0 ? "-" : "")
        + symbol
        + (word ? NO_BREAK_SPACE : "")
        + groups.matcher(parts[0]).replaceAll(",")
        + (parts.length > 1 ? "." + parts[1] : "");
  }

  /** The sign alone: {@code €}, {@code ₹}, {@code CA$}. */
  static String symbol(Currency currency) {
    return currency.getSymbol(Locale.US);
  }

  /** A whole number with its thousands set apart: {@code 1,284}. */
  static String count(long number) {
    return NumberFormat.getIntegerInstance(Locale.US).format(number);
  }
}
