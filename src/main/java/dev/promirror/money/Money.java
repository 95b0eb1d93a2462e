package dev.promirror.money;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * A sum in one currency.
 *
 * @param minor whole minor units as Stripe counts them: cents for EUR, paise for INR, yen for JPY
 * @param currency the ISO 4217 currency
 */
public record Money(long minor, Currency currency) {

  public Money {
    requireNonNull(currency, "currency");
  }

  /**
   * @param code an ISO 4217 code in either case; Stripe writes it in lower case
   * @throws IllegalArgumentException if no such currency exists
   */
  public static Money of(long minor, String code) {
    return new Money(minor, Currencies.parse(code));
  }

  /**
   * The sum of both.
   *
   * @throws IllegalArgumentException if the currencies differ
   * @throws ArithmeticException if the sum doesn't fit
   */
  public Money plus(Money other) {
    requireSameCurrency(other);
    return new Money(Math.addExact(minor, other.minor), currency);
  }

  /**
   * This less {@code other}; may be negative.
   *
   * @throws IllegalArgumentException if the currencies differ
   * @throws ArithmeticException if the difference doesn't fit
   */
  public Money minus(Money other) {
    requireSameCurrency(other);
    return new Money(Math.subtractExact(minor, other.minor), currency);
  }

  /** The sum in major units, exact: 1250 cents are 12.50. */
  public BigDecimal major() {
    return BigDecimal.valueOf(minor, Currencies.exponent(currency));
  }

  private void requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "amounts of %s and %s can't be combined".formatted(currency, other.currency));
    }
  }
}
