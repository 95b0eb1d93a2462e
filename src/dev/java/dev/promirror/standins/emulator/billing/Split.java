package dev.promirror.standins.emulator.billing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Spreads discounts over lines, in whole minor units, never below zero. */
public final class Split {
  /** A line of a sale: its amount in minor units before discounts, and its product. */
  public record Line(long amount, String product) {}

  private Split() {}

  /** What each deal, in its order, takes off each line: {@code [deal][line]}. */
  public static List<long[]> of(List<Line> lines, List<Deal> deals) {
    long[] left = lines.stream().mapToLong(Line::amount).toArray();
    var shares = new ArrayList<long[]>();
    for (var deal : deals) {
      long[] weights = new long[left.length];
      for (int i = 0; i < left.length; i++) {
        boolean meant =
            deal.products().isEmpty() || deal.products().contains(lines.get(i).product());
        weights[i] = meant ? left[i] : 0;
      }
      long[] share = byLargestRemainder(off(deal, sum(weights)), weights);
      for (int i = 0; i < left.length; i++) {
        left[i] -= share[i];
      }
      shares.add(share);
    }
    return shares;
  }

  private static long off(Deal deal, long base) {
    return deal.hundredths() > 0
        ? (Math.multiplyExact(base, deal.hundredths()) + 5_000) / 10_000
        : Math.min(deal.amount(), base);
  }

  static long[] byLargestRemainder(long total, long[] weights) {
    long sum = sum(weights);
    long[] shares = new long[weights.length];
    if (sum == 0) {
      return shares;
    }
    var remainders = new BigInteger[weights.length];
    var whole = BigInteger.valueOf(sum);
    long left = total;
    for (int i = 0; i < weights.length; i++) {
      var product = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights[i]));
      shares[i] = product.divide(whole).longValueExact();
      remainders[i] = product.mod(whole);
      left -= shares[i];
    }
    for (; left > 0; left--) {
      int largest = 0;
      for (int i = 1; i < weights.length; i++) {
        largest = remainders[i].compareTo(remainders[largest]) > 0 ? i : largest;
      }
      shares[largest]++;
      remainders[largest] = BigInteger.ONE.negate();
    }
    return shares;
  }

  private static long sum(long[] amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum += amount;
    }
    return sum;
  }
}
