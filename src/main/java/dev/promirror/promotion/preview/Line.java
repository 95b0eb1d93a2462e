package dev.promirror.promotion.preview;

/**
 * A line of a basket.
 *
 * @param id the caller's, one line's only
 * @param offer the catalog's id of what is bought
 * @param quantity not negative
 * @param unit the price of one in the basket's minor units, not negative
 */
public record Line(String id, String offer, long quantity, long unit) {

  /**
   * @throws AmountTooLarge if quantity times price can't be counted
   */
  public Line {
    if (quantity < 0 || unit < 0) {
      throw new IllegalArgumentException("quantities and prices are not negative");
    }
    long high = Math.multiplyHigh(quantity, unit);
    if (high != 0 || quantity * unit < 0) {
      throw new AmountTooLarge("a line");
    }
  }

  /** A line of which only the whole is known. */
  public static Line of(String id, String offer, long subtotal) {
    return new Line(id, offer, 1, subtotal);
  }

  /** What it costs before discounts, in minor units. */
  public long subtotal() {
    return quantity * unit;
  }
}
