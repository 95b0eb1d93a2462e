package dev.promirror.promotion;

import dev.promirror.promotion.terms.PromoCodeTerms;

/**
 * A text an unfinished code has.
 *
 * @param key in one case
 * @param customer whom the code is for; empty is everyone
 */
public record HeldText(String key, String customer) {

  /** Whether no code of these terms can be beside it. */
  public boolean excludes(PromoCodeTerms terms) {
    return key.equals(terms.code().key())
        && (customer.isEmpty() || terms.customer() == null || customer.equals(terms.customer()));
  }
}
