package dev.promirror.promotion.terms;

import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import java.util.Currency;
import java.util.Optional;

/** What a coupon gives. */
public sealed interface Benefit {

  /** A share of the price. */
  record PercentOff(Percentage percent) implements Benefit {}

  /**
   * A sum, at most the price; nothing carries over.
   *
   * @param amount in the coupon's main currency
   * @param others in further currencies, the main one not among them
   */
  record AmountOff(Money amount, Amounts others) implements Benefit {

    public AmountOff {
      if (amount.minor() <= 0 || others.each().stream().anyMatch(other -> other.minor() <= 0)) {
        throw new IllegalArgumentException("an amount off is positive");
      }
      if (others.in(amount.currency()).isPresent()) {
        throw new IllegalArgumentException("the main currency is not repeated");
      }
    }

    /** In one currency only. */
    public AmountOff(Money amount) {
      this(amount, Amounts.NONE);
    }

    /** The sum taken off a price in this currency; empty if the coupon has none for it. */
    public Optional<Money> in(Currency currency) {
      return amount.currency().equals(currency) ? Optional.of(amount) : others.in(currency);
    }
  }

  /**
   * Days added to the free trial by our own checkout: Stripe has no such coupon.
   *
   * @param days 1 to 730, Stripe's longest trial (docs.stripe.com/billing/subscriptions/trials)
   */
  record ExtraTrial(int days) implements Benefit {

    public static final int MAX_DAYS = 730;

    public ExtraTrial {
      if (days < 1 || days > MAX_DAYS) {
        throw new IllegalArgumentException("trial days are 1 to " + MAX_DAYS);
      }
    }
  }
}
