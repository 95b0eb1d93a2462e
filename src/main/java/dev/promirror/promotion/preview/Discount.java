package dev.promirror.promotion.preview;

import dev.promirror.promotion.terms.Benefit;

/**
 * A coupon held against a basket.
 *
 * @param id the caller's, for telling discounts apart; a code's text will do
 * @param coverage the lines it is for, of the basket it will be previewed with
 */
public record Discount(String id, Benefit benefit, Coverage coverage, Level level) {

  /** At the level of an invoice or checkout. */
  public static Discount of(String id, Benefit benefit, Coverage coverage) {
    return new Discount(id, benefit, coverage, Level.INVOICE);
  }
}
