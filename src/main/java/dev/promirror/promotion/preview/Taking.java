package dev.promirror.promotion.preview;

import dev.promirror.money.Allocation;
import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.promotion.terms.Benefit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arithmetic of a preview: takes discounts off lines, one after the other. */
final class Taking {

  private static final int WHOLE = 10_000;

  /** Ten thousand of what is smaller fits in a long, with room for rounding. */
  private static final long SMALL = Long.MAX_VALUE / WHOLE - 1;

  private final List<Line> lines;
  private final Stack stack;
  private final int step;
  private final long[] left;
  private final long[] @Nullable [] parts;

  Taking(Basket basket, Stack stack) {
    this.lines = basket.lines();
    this.stack = stack;
    this.step = Currencies.step(basket.currency());
    this.left = new long[lines.size()];
    this.parts = new long[stack.given()][];
    for (int i = 0; i < left.length; i++) {
      left[i] = lines.get(i).subtotal();
    }
    for (int turn = 0; turn < stack.height(); turn++) {
      parts[stack.place(turn)] = take(stack.at(turn), basket, turn);
    }
  }

  /** By discount given and line what is taken off; null where a discount takes nothing. */
  long[] @Nullable [] parts() {
    return parts;
  }

  /** By line what is left. */
  long[] left() {
    return left;
  }

  private long @Nullable [] take(Discount discount, Basket basket, int turn) {
    Coverage coverage = discount.coverage();
    if (coverage.isEmpty()) {
      return null;
    }
    return switch (discount.benefit()) {
      case Benefit.PercentOff off -> percent(off.percent(), coverage);
      case Benefit.AmountOff off -> {
        Optional<Money> amount = off.in(basket.currency());
        yield amount.isEmpty() ? null : amount(amount.get().minor(), coverage, turn);
      }
      case Benefit.ExtraTrial trial -> null;
    };
  }

  private long[] percent(Percentage percent, Coverage coverage) {
    long hundredths = percent.hundredths();
    long[] taken = new long[left.length];
    for (int i = 0; i < taken.length; i++) {
      if (coverage.covers(i)) {
        taken[i] = Math.min(share(left[i], hundredths), left[i]);
        left[i] -= taken[i];
      }
    }
    return taken;
  }

  /** Rounded half up to whole steps; large amounts are split in two so that nothing overflows. */
  private long share(long amount, long hundredths) {
    if (step == 1 && amount < SMALL) {
      return (amount * hundredths + WHOLE / 2) / WHOLE;
    }
    long whole = (long) WHOLE * step;
    return (amount / whole * hundredths + (amount % whole * hundredths + whole / 2) / whole) * step;
  }

  private long[] amount(long amount, Coverage coverage, int turn) {
    long[] weights = new long[left.length];
    long leftOver = 0;
    long steps = 0;
    for (int i = 0; i < weights.length; i++) {
      if (coverage.covers(i)) {
        leftOver += left[i];
        weights[i] = step == 1 ? left[i] : left[i] / step;
        steps += weights[i];
      }
    }
    return amount >= leftOver
        ? everything(coverage)
        : split(Math.min(amount / step, steps), weights, turn);
  }

  private long[] everything(Coverage coverage) {
    long[] taken = new long[left.length];
    for (int i = 0; i < taken.length; i++) {
      if (coverage.covers(i)) {
        taken[i] = left[i];
        left[i] = 0;
      }
    }
    return taken;
  }

  private long[] split(long steps, long[] weights, int turn) {
    long[] taken =
        Allocation.byLargestRemainder(steps, weights, (one, other) -> tie(one, other, turn));
    for (int i = 0; i < taken.length; i++) {
      taken[i] *= step;
      left[i] -= taken[i];
    }
    return taken;
  }

  /**
   * Which of two lines gives up a unit more where their remainders are equal: it must not depend on
   * the order of the lines, as later discounts are taken from what is left. Lines that neither
   * amount nor later discounts tell apart come to the same totals either way.
   */
  private int tie(int one, int other, int turn) {
    if (left[one] != left[other]) {
      return Long.compare(left[other], left[one]);
    }
    for (int later = turn + 1; later < stack.height(); later++) {
      Coverage coverage = stack.at(later).coverage();
      if (coverage.covers(one) != coverage.covers(other)) {
        return coverage.covers(one) ? -1 : 1;
      }
    }
    return lines.get(one).id().compareTo(lines.get(other).id());
  }
}
