package dev.promirror.money;

import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Sums of money of different currencies, at most one each; they stand side by side and are never
 * added.
 *
 * @param each in the order of their currencies' codes
 */
public record Amounts(List<Money> each) {

  /** No sum in any currency. */
  public static final Amounts NONE = new Amounts(List.of());

  public Amounts {
    if (each.stream().map(Money::currency).distinct().count() < each.size()) {
      throw new IllegalArgumentException("a currency is there twice");
    }
    each =
        each.stream()
            .sorted(Comparator.comparing(money -> money.currency().getCurrencyCode()))
            .toList();
  }

  /** The sum in this currency, if there is one. */
  public Optional<Money> in(Currency currency) {
    return each.stream().filter(money -> money.currency().equals(currency)).findFirst();
  }

  public boolean isEmpty() {
    return each.isEmpty();
  }
}
