package dev.promirror.promotion;

import dev.promirror.money.Amounts;
import java.util.Map;

/** Amounts of several currencies in one column: currency code to minor units. */
final class AmountsColumn {

  private AmountsColumn() {}

  static Map<String, Long> of(Amounts amounts) {
    return amounts.minorByCode();
  }

  static Amounts amounts(Map<String, Long> column) {
    return Amounts.of(column);
  }
}
