package dev.promirror.standins.emulator.billing;

import java.util.ArrayList;
import java.util.List;

/** Spreads discounts over lines, in whole minor units, never below zero. */
public final class Split {
  /** A line of a sale: its amount in minor units before discounts, and its product. */
  public record Line(long amount, String product) {}

  private Split() {}

  /** What each deal, in its order, takes off each line: {@code [deal][line]}. */
  public static List<long[]> of(List<Line> lines, List<Deal> deals, Rounding rounding) {
    long[] left = lines.stream().mapToLong(Line::amount).toArray();
    var shares = new ArrayList<long[]>();
    for (var deal : deals) {
      long[] weights = new long[left.length];
      for (int i = 0; i < left.length; i++) {
        boolean meant =
            deal.products().isEmpty() || deal.products().contains(lines.get(i).product());
        weights[i] = meant ? left[i] : 0;
      }
      long[] share = rounding.spread(rounding.off(deal, sum(weights)), weights);
      for (int i = 0; i < left.length; i++) {
        left[i] -= share[i];
      }
      shares.add(share);
    }
    return shares;
  }

  static long sum(long[] amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum += amount;
    }
    return sum;
  }
}
