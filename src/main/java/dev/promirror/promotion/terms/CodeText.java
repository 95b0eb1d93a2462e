package dev.promirror.promotion.terms;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The text of a promo code: a–z, A–Z, 0–9 and dashes (what Stripe takes), 3 to 64 characters. Two
 * texts that differ in case alone are the same.
 */
public record CodeText(String text) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{3,64}");

  public CodeText {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not the text of a promo code");
    }
  }

  /** The text in one case, for comparing. */
  public String key() {
    return key(text);
  }

  /** Any text in one case, for comparing. */
  public static String key(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
