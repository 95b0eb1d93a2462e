package dev.promirror.money;

import java.math.BigDecimal;

/**
 * A share of a price: more than 0, at most 100, at most two decimals (the precision Stripe keeps).
 *
 * @param value the number before the percent sign, without trailing zeros
 */
public record Percentage(BigDecimal value) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public Percentage {
    if (value.signum() <= 0 || value.compareTo(HUNDRED) > 0) {
      throw new IllegalArgumentException("a percentage is more than 0 and at most 100");
    }
    value = value.stripTrailingZeros();
    if (value.scale() > 2) {
      throw new IllegalArgumentException("a percentage has at most two decimals");
    }
    value = value.scale() < 0 ? value.setScale(0) : value;
  }

  /** The same in hundredths of a percent, 1 to 10,000. */
  public long hundredths() {
    return value.scale() == 0 ? value.longValue() * 100 : value.movePointRight(2).longValueExact();
  }

  /** Whether nothing is left to pay. */
  public boolean isAll() {
    return value.compareTo(HUNDRED) == 0;
  }

  /** The plain number: {@code 12.5}. */
  @Override
  public String toString() {
    return value.toPlainString();
  }
}
