package dev.promirror.promotion.terms;

import java.math.BigInteger;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/**
 * What the texts of many codes look like: {@code #} stands for a character by chance, everything
 * else for itself. Characters that are taken for others when read aloud or copied by hand are never
 * drawn.
 */
public record CodePattern(String pattern) {

  /** Without 0 O Q, 1 I L, 2 Z, 5 S, 8 B, U V. */
  static final String ALPHABET = "34679ACDEFGHJKMNPRTWXY";

  /** What stands for a character by chance. */
  public static final char ANY = '#';

  /** So that guessing finds one text in a hundred at most. */
  private static final int SPARSE = 100;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9#-]{3,64}");

  public CodePattern {
    if (!FORM.matcher(pattern).matches() || pattern.indexOf(ANY) < 0) {
      throw new IllegalArgumentException("not the pattern of promo codes");
    }
  }

  /** So many characters by chance behind a text. */
  public static CodePattern of(String prefix, int length) {
    return new CodePattern(prefix + String.valueOf(ANY).repeat(length));
  }

  /** How many texts there are. */
  public BigInteger space() {
    return space(free());
  }

  /** How many characters are drawn. */
  public int free() {
    return (int) pattern.chars().filter(c -> c == ANY).count();
  }

  /** Whether there are a hundred times as many texts as are wanted. */
  public boolean suffices(long count) {
    return free() >= leastFree(count);
  }

  /** The fewest drawn characters for a hundred times as many texts as are wanted. */
  public static int leastFree(long count) {
    int free = 1;
    while (space(free).compareTo(BigInteger.valueOf(count * SPARSE)) < 0) {
      free++;
    }
    return free;
  }

  /**
   * A text.
   *
   * @param below draws a number from 0 to below the given one
   */
  public CodeText draw(IntUnaryOperator below) {
    StringBuilder text = new StringBuilder(pattern);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ANY) {
        text.setCharAt(i, ALPHABET.charAt(below.applyAsInt(ALPHABET.length())));
      }
    }
    return new CodeText(text.toString());
  }

  private static BigInteger space(int free) {
    return BigInteger.valueOf(ALPHABET.length()).pow(free);
  }
}
