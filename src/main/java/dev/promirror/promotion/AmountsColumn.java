package dev.promirror.promotion;

import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import java.util.LinkedHashMap;
import java.util.Map;

/** Amounts of several currencies in one column: currency code to minor units. */
final class AmountsColumn {

  private AmountsColumn() {}

  static Map<String, Long> of(Amounts amounts) {
    Map<String, Long> column = new LinkedHashMap<>();
    amounts.each().forEach(it -> column.put(it.currency().getCurrencyCode(), it.minor()));
    return column;
  }

  static Amounts amounts(Map<String, Long> column) {
    return new Amounts(
        column.entrySet().stream().map(it -> Money.of(it.getValue(), it.getKey())).toList());
  }
}
