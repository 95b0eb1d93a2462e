package dev.promirror.promotion.terms;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The text of a promo code: a–z, A–Z, 0–9 and dashes (what Stripe takes), 3 to 64 characters. Two
 * texts that differ in case alone are the same.
 */
public record CodeText(String text) {

  private static final int MIN = 3;
  private static final int MAX = 64;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{" + MIN + "," + MAX + "}");

  /** For titles without three letters or digits of ours. */
  private static final String FILLER = "CODE";

  public CodeText {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not the text of a promo code");
    }
  }

  /**
   * A text for a title: its letters and digits as capitals, accents taken off. "Summer Sale 20%" is
   * {@code SUMMERSALE20}.
   */
  public static CodeText suggested(String title) {
    String plain =
        Normalizer.normalize(title.replace("ß", "ss"), Normalizer.Form.NFKD)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^A-Z0-9]", "");
    String enough = plain.length() < MIN ? plain + FILLER : plain;
    return new CodeText(enough.substring(0, Math.min(enough.length(), MAX)));
  }

  /** The same with a number behind it, cut so that it fits: {@code SUMMER-2}. */
  public CodeText numbered(long number) {
    String behind = "-" + number;
    return new CodeText(text.substring(0, Math.min(text.length(), MAX - behind.length())) + behind);
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
