package dev.promirror.money;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/** Splitting a sum in proportion so that the parts are whole units and add up exactly. */
public final class Allocation {

  /** Numbers below this have products that fit in a long. */
  private static final int HALF_BITS = 31;

  private Allocation() {}

  /**
   * Splits by the method of largest remainder; equal remainders favour the earlier part.
   *
   * @param total the units to split, not negative
   * @param weights the proportions, none negative; if all are zero, the first part takes everything
   * @return as many parts as weights, adding up to {@code total}; none, if there are no weights
   * @throws IllegalArgumentException if there is something to split and no part to take it
   * @throws ArithmeticException if the sum of the weights doesn't fit in a long
   */
  public static long[] byLargestRemainder(long total, long... weights) {
    return byLargestRemainder(total, weights, Integer::compare);
  }

  /**
   * The same, but which part is favoured among equal remainders is the caller's to say.
   *
   * @param ties compares two parts by their places: negative if the first is favoured
   */
  public static long[] byLargestRemainder(long total, long[] weights, IntBinaryOperator ties) {
    long sum = check(total, weights);
    long[] parts = new long[weights.length];
    if (sum == 0) {
      if (total > 0) {
        parts[0] = total;
      }
      return parts;
    }
    long[] remainders = new long[weights.length];
    long left = total;
    if ((total | sum) >>> HALF_BITS == 0) {
      for (int i = 0; i < parts.length; i++) {
        long product = total * weights[i];
        parts[i] = product / sum;
        remainders[i] = product - parts[i] * sum;
        left -= parts[i];
      }
    } else {
      BigInteger divisor = BigInteger.valueOf(sum);
      for (int i = 0; i < parts.length; i++) {
        BigInteger product = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights[i]));
        BigInteger[] shared = product.divideAndRemainder(divisor);
        parts[i] = shared[0].longValueExact();
        remainders[i] = shared[1].longValueExact();
        left -= parts[i];
      }
    }
    if (left > 0) {
      giveOut((int) left, parts, remainders, ties);
    }
    return parts;
  }

  private static long check(long total, long[] weights) {
    long sum = 0;
    long signs = total;
    for (long weight : weights) {
      signs |= weight;
      sum = Math.addExact(sum, Math.max(weight, 0));
    }
    if (signs < 0) {
      throw new IllegalArgumentException("totals and weights are not negative");
    }
    if (weights.length == 0 && total > 0) {
      throw new IllegalArgumentException("nothing to split the total over");
    }
    return sum;
  }

  /** One unit more for each of the largest remainders; fewer units are left than parts. */
  private static void giveOut(int left, long[] parts, long[] remainders, IntBinaryOperator ties) {
    long[] sorted = remainders.clone();
    Arrays.sort(sorted);
    long least = sorted[sorted.length - left];
    int given = 0;
    int tied = 0;
    for (int i = 0; i < parts.length; i++) {
      if (remainders[i] > least) {
        parts[i]++;
        given++;
      } else if (remainders[i] == least) {
        tied++;
      }
    }
    if (given + tied == left) {
      for (int i = 0; i < parts.length; i++) {
        parts[i] += remainders[i] == least ? 1 : 0;
      }
    } else {
      for (; given < left; given++) {
        int favoured = favoured(remainders, least, ties);
        parts[favoured]++;
        remainders[favoured] = -1;
      }
    }
  }

  private static int favoured(long[] remainders, long tied, IntBinaryOperator ties) {
    int favoured = -1;
    for (int i = 0; i < remainders.length; i++) {
      if (remainders[i] == tied && (favoured < 0 || ties.applyAsInt(i, favoured) < 0)) {
        favoured = i;
      }
    }
    return favoured;
  }
}
