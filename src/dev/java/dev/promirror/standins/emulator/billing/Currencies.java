package dev.promirror.standins.emulator.billing;

import dev.promirror.standins.emulator.params.StripeRefusal;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** What Stripe demands of amounts to be charged, and how it writes them; all in minor units. */
public final class Currencies {
  private static final Set<String> WITHOUT_DECIMALS =
      Set.of(
          "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf",
          "xof", "xpf");
  private static final Set<String> THREE_DECIMALS = Set.of("bhd", "jod", "kwd", "omr", "tnd");

  /** Without decimals, but written as if there were two. */
  private static final Set<String> HUNDREDS = Set.of("isk", "ugx");

  private static final Map<String, String> SIGNS =
      Map.of("usd", "$", "eur", "€", "gbp", "£", "inr", "₹", "jpy", "¥");

  private static final Map<String, Long> LEAST =
      Map.ofEntries(
          Map.entry("aed", 200L),
          Map.entry("aud", 50L),
          Map.entry("brl", 50L),
          Map.entry("cad", 50L),
          Map.entry("chf", 50L),
          Map.entry("czk", 1_500L),
          Map.entry("dkk", 250L),
          Map.entry("eur", 50L),
          Map.entry("gbp", 30L),
          Map.entry("hkd", 400L),
          Map.entry("huf", 17_500L),
          Map.entry("inr", 50L),
          Map.entry("jpy", 50L),
          Map.entry("mxn", 1_000L),
          Map.entry("myr", 200L),
          Map.entry("nok", 300L),
          Map.entry("nzd", 50L),
          Map.entry("pln", 200L),
          Map.entry("ron", 200L),
          Map.entry("sek", 300L),
          Map.entry("sgd", 50L),
          Map.entry("thb", 1_000L),
          Map.entry("usd", 50L));

  private Currencies() {}

  /** The least that can be charged; 1 where Stripe's limit depends on the day's exchange rate. */
  public static long least(String currency) {
    return LEAST.getOrDefault(currency, 1L);
  }

  /** Refuses an amount with decimals that the currency does not have. */
  public static void checkDecimals(String param, long amount, String currency) {
    long step = HUNDREDS.contains(currency) ? 100 : THREE_DECIMALS.contains(currency) ? 10 : 1;
    if (amount % step != 0) {
      throw StripeRefusal.coded(
          "invalid_charge_amount",
          param,
          "Invalid amount: in %s it must be divisible by %d.".formatted(currency, step));
    }
  }

  /** Refuses an amount too small to be charged, or with decimals the currency does not have. */
  public static void checkCharge(String param, long amount, String currency) {
    if (amount < least(currency)) {
      throw StripeRefusal.coded(
          "amount_too_small",
          param,
          "Amount must be at least %s %s".formatted(text(least(currency), currency), currency));
    }
    checkDecimals(param, amount, currency);
  }

  /** An amount as Stripe's messages write it, such as {@code $5.00}. */
  public static String text(long amount, String currency) {
    int decimals =
        WITHOUT_DECIMALS.contains(currency) ? 0 : THREE_DECIMALS.contains(currency) ? 3 : 2;
    String number = BigDecimal.valueOf(amount, decimals).toPlainString();
    String sign = SIGNS.get(currency);
    return sign == null ? number + " " + currency : sign + number;
  }
}
