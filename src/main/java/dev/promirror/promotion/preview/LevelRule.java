package dev.promirror.promotion.preview;

/** Which discounts hold where several levels have one. */
public enum LevelRule {
  /**
   * Stripe's: item, invoice and subscription add up; the customer's hold only if neither invoice
   * nor subscription has one.
   */
  ADD_UP,
  /**
   * The invoice's, else the subscription's, else the customer's; an item's hold in any case, as
   * Stripe adds them whatever the list says.
   */
  MOST_SPECIFIC
}
