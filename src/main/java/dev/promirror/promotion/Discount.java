package dev.promirror.promotion;

import dev.promirror.money.Money;
import dev.promirror.money.Percentage;

/** What a coupon takes off. */
public sealed interface Discount {

  /** A share of the price. */
  record PercentOff(Percentage percent) implements Discount {}

  /** A sum, at most the price; nothing carries over. */
  record AmountOff(Money amount) implements Discount {

    public AmountOff {
      if (amount.minor() <= 0) {
        throw new IllegalArgumentException("an amount off is positive");
      }
    }
  }
}
