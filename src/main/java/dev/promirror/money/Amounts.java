package dev.promirror.money;

import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Sums by their currencies' codes, in minor units. */
  public static Amounts of(Map<String, Long> minorByCode) {
    return new Amounts(
        minorByCode.entrySet().stream().map(it -> Money.of(it.getValue(), it.getKey())).toList());
  }

  /** The sums by their currencies' codes, in minor units. */
  public Map<String, Long> minorByCode() {
    Map<String, Long> minor = new LinkedHashMap<>();
    each.forEach(it -> minor.put(it.currency().getCurrencyCode(), it.minor()));
    return minor;
  }

  /** The sum in this currency, if there is one. */
  public Optional<Money> in(Currency currency) {
    for (Money money : each) {
      if (money.currency().equals(currency)) {
        return Optional.of(money);
      }
    }
    return Optional.empty();
  }

  public boolean isEmpty() {
    return each.isEmpty();
  }
}
