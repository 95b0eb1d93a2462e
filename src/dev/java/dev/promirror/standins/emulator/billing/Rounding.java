package dev.promirror.standins.emulator.billing;

import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Work;
import java.math.BigInteger;

/**
 * How Stripe treats what does not come out even, which it does not say.
 *
 * @param halfUp whether a percentage is rounded half up, otherwise down
 * @param largestRemainder whether an amount is split by largest remainder, otherwise each line is
 *     rounded down and the last takes the rest
 */
public record Rounding(boolean halfUp, boolean largestRemainder) {
  private static final BigInteger TWO = BigInteger.TWO;

  /** The way this world takes it. */
  public static Rounding of(Work work) {
    return new Rounding(
        work.holds(Fact.PERCENT_ROUNDS_HALF_UP), work.holds(Fact.SPLIT_BY_LARGEST_REMAINDER));
  }

  /** What a deal takes off an amount, in minor units. */
  long off(Deal deal, long base) {
    return deal.hundredths() > 0
        ? (Math.multiplyExact(base, deal.hundredths()) + (halfUp ? 5_000 : 0)) / 10_000
        : Math.min(deal.amount(), base);
  }

  /** Part of an amount, rounded half up: {@code amount * share / whole}; none is negative. */
  static long part(long amount, long share, long whole) {
    var twice = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(share)).multiply(TWO);
    var divisor = BigInteger.valueOf(whole).multiply(TWO);
    return twice.add(BigInteger.valueOf(whole)).divide(divisor).longValueExact();
  }

  /** A total spread over lines by their weights; it never exceeds their sum. */
  long[] spread(long total, long[] weights) {
    long sum = Split.sum(weights);
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
    if (largestRemainder) {
      byRemainder(left, shares, remainders);
    } else {
      fromTheLast(left, shares, weights);
    }
    return shares;
  }

  private static void byRemainder(long rest, long[] shares, BigInteger[] remainders) {
    for (long left = rest; left > 0; left--) {
      int largest = 0;
      for (int i = 1; i < shares.length; i++) {
        largest = remainders[i].compareTo(remainders[largest]) > 0 ? i : largest;
      }
      shares[largest]++;
      remainders[largest] = BigInteger.ONE.negate();
    }
  }

  private static void fromTheLast(long rest, long[] shares, long[] weights) {
    long left = rest;
    for (int i = shares.length - 1; i >= 0 && left > 0; i--) {
      long more = Math.min(left, weights[i] - shares[i]);
      shares[i] += more;
      left -= more;
    }
  }
}
