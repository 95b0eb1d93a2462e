package dev.promirror.money;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Splitting a sum in proportion so that the parts are whole units and add up exactly. */
public final class Allocation {

  private Allocation() {}

  /**
   * Splits by the method of largest remainder; equal remainders favour the earlier part.
   *
   * @param total the units to split, not negative
   * @param weights the proportions, none negative; if all are zero, the first part takes everything
   * @return as many parts as weights, adding up to {@code total}; none, if there are no weights
   * @throws IllegalArgumentException if there is something to split and no part to take it
   */
  public static long[] byLargestRemainder(long total, long... weights) {
    if (total < 0 || Arrays.stream(weights).anyMatch(w -> w < 0)) {
      throw new IllegalArgumentException("totals and weights are not negative");
    }
    if (weights.length == 0) {
      if (total > 0) {
        throw new IllegalArgumentException("nothing to split the total over");
      }
      return weights.clone();
    }
    long[] parts = new long[weights.length];
    BigInteger sum =
        Arrays.stream(weights)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add);
    if (sum.signum() == 0) {
      parts[0] = total;
      return parts;
    }
    BigInteger[] remainders = new BigInteger[weights.length];
    long given = 0;
    for (int i = 0; i < weights.length; i++) {
      BigInteger[] shared =
          BigInteger.valueOf(total)
              .multiply(BigInteger.valueOf(weights[i]))
              .divideAndRemainder(sum);
      parts[i] = shared[0].longValueExact();
      remainders[i] = shared[1];
      given += parts[i];
    }
    IntStream.range(0, weights.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
        .limit(total - given)
        .forEach(i -> parts[i]++);
    return parts;
  }
}
