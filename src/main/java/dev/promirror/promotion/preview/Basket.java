package dev.promirror.promotion.preview;

import dev.promirror.promotion.terms.Scope;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What somebody is about to buy, all in one currency.
 *
 * @param lines with an id each; their order never changes a total
 */
public record Basket(Currency currency, List<Line> lines) {

  /**
   * @throws IllegalArgumentException if two lines have one id
   * @throws AmountTooLarge if the sum of the lines can't be counted
   */
  public Basket {
    lines = List.copyOf(lines);
    Set<String> ids = new HashSet<>();
    long sum = 0;
    for (Line line : lines) {
      if (!ids.add(line.id())) {
        throw new IllegalArgumentException("two lines have one id");
      }
      sum += line.subtotal();
      if (sum < 0) {
        throw new AmountTooLarge("a basket");
      }
    }
  }

  /** What it costs before discounts, in minor units. */
  public long subtotal() {
    long sum = 0;
    for (Line line : lines) {
      sum += line.subtotal();
    }
    return sum;
  }

  /** Every line. */
  public Coverage all() {
    return new Coverage(this, null);
  }

  /** The lines of offers in a scope. */
  public Coverage in(Scope scope) {
    return scope instanceof Scope.All ? all() : where(line -> scope.covers(line.offer()));
  }

  /** The lines of which something holds. */
  public Coverage where(Predicate<Line> holds) {
    boolean[] covered = new boolean[lines.size()];
    for (int i = 0; i < covered.length; i++) {
      covered[i] = holds.test(lines.get(i));
    }
    return new Coverage(this, covered);
  }
}
