package dev.promirror.promotion.terms;

/**
 * What an owner wants of many promo codes.
 *
 * @param count 1 to {@link #MOST}
 * @param pattern of their texts
 * @param code what all of them say; its text is an example
 */
public record BatchTerms(int count, CodePattern pattern, PromoCodeTerms code) {

  /** The most codes that can be made together. */
  public static final int MOST = 100_000;
}
