package dev.promirror.platform;

/**
 * How long texts are: in UTF-16 code units, as browsers count what is typed into a form. A letter
 * is one, most emoji are two. Nobody knows whether Stripe counts these or whole characters, of
 * which there are never more, so that it takes whatever fits here.
 */
public final class Lengths {

  private Lengths() {}

  /** Whether a text fits. */
  public static boolean fits(String text, int max) {
    return text.length() <= max;
  }

  /** As much of a text's beginning as fits; no character is cut in two. */
  public static String cut(String text, int max) {
    if (fits(text, max)) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }
}
