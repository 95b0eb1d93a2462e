package dev.promirror.standins.emulator.control;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** The frame of the control pages, and text made safe for them. */
final class Html {
  private Html() {}

  /** A whole page. */
  static String page(String title, String body) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <link rel="stylesheet" href="/_control/style.css">
        </head>
        <body>
        <header><a href="/_control">Stripe emulator</a></header>
        <main>%s</main>
        </body>
        </html>
        """
        .formatted(safe(title), body);
  }

  /** Text that cannot be markup. */
  static String safe(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** An amount of minor units, to read. */
  static String money(long amount, String currency) {
    String code = currency.toUpperCase(Locale.ROOT);
    try {
      int digits = Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
      return BigDecimal.valueOf(amount, digits).toPlainString() + " " + code;
    } catch (IllegalArgumentException e) {
      return amount + " " + code;
    }
  }
}
