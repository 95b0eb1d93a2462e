package dev.promirror.promotion.preview;

import dev.promirror.catalog.Interval;
import java.time.Instant;
import java.util.Currency;

/**
 * A subscription that is to go on with another offer or price.
 *
 * @param quantity how many of it, at least 1
 * @param anchor where the subscription's charges are counted from; ahead while a trial runs
 * @param at when it changes
 * @param billed what the running period was billed after discounts, in minor units: booked, so read
 *     from Stripe
 * @param prorated whether the rest of the period is settled between the two, as Stripe does unless
 *     told otherwise
 */
public record PlanChange(
    Currency currency,
    long quantity,
    Plan from,
    Plan to,
    Instant anchor,
    Instant at,
    long billed,
    boolean prorated) {

  /**
   * What is subscribed to.
   *
   * @param offer the catalog's id
   * @param product Stripe's product, which several offers can be of
   * @param name what people call it
   * @param unit the price of one in minor units, not negative
   */
  public record Plan(String offer, String product, String name, Interval every, long unit) {

    public Plan {
      if (unit < 0) {
        throw new IllegalArgumentException("prices are not negative");
      }
    }
  }

  /** What kind of change it is. */
  public enum Kind {
    /** To an offer that costs more over a year. */
    UPGRADE,
    /** To an offer that costs less over a year. */
    DOWNGRADE,
    /** To an offer that costs the same. */
    SWITCH,
    /** The same product as often, at another price. */
    PRICE_CHANGE
  }

  public PlanChange {
    if (quantity < 1 || billed < 0) {
      throw new IllegalArgumentException("no such subscription");
    }
  }

  /** What kind of change it is. */
  public Kind kind() {
    if (from.product().equals(to.product()) && from.every().equals(to.every())) {
      return Kind.PRICE_CHANGE;
    }
    int compared = Yearly.compare(to, from);
    return compared > 0 ? Kind.UPGRADE : compared < 0 ? Kind.DOWNGRADE : Kind.SWITCH;
  }

  /**
   * Whether a new period begins and is charged at once: at Stripe, where the interval is another
   * and no trial runs.
   */
  public boolean beginsAnew() {
    return !from.every().equals(to.every()) && !at.isBefore(anchor);
  }
}
