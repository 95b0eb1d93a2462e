package dev.promirror.standins.emulator.billing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitTest {
  private static final Set<String> ALL = Set.of();
  private static final Rounding USUAL = new Rounding(true, true);

  @Test
  void centsThatCannotBeSharedGoToTheLargestRemainders() {
    var lines =
        List.of(new Split.Line(333, "a"), new Split.Line(333, "b"), new Split.Line(334, "c"));
    var shares = Split.of(lines, List.of(new Deal(0, 100, ALL)), USUAL);
    assertArrayEquals(new long[] {33, 33, 34}, shares.getFirst());
  }

  @Test
  void aPercentageIsRoundedOnTheWholeNotPerLine() {
    var lines = List.of(new Split.Line(5, "a"), new Split.Line(5, "b"));
    assertEquals(1, sum(Split.of(lines, List.of(new Deal(1_000, 0, ALL)), USUAL).getFirst()));
  }

  @Test
  void aLimitedDealTouchesItsProductsOnly() {
    var lines = List.of(new Split.Line(1000, "a"), new Split.Line(1000, "b"));
    var shares = Split.of(lines, List.of(new Deal(5_000, 0, Set.of("b"))), USUAL);
    assertArrayEquals(new long[] {0, 500}, shares.getFirst());
  }

  @Test
  void dealsTogetherNeverTakeMoreThanThereIs() {
    for (long seed = 0; seed < 500; seed++) {
      var random = new SplittableRandom(seed);
      var lines =
          random
              .ints(random.nextInt(1, 6), 0, 1_000_000)
              .mapToObj(amount -> new Split.Line(amount, amount % 2 == 0 ? "even" : "odd"))
              .toList();
      var deals =
          List.of(
              new Deal(random.nextInt(1, 10_001), 0, ALL),
              new Deal(0, random.nextInt(1, 2_000_000), Set.of("even")),
              new Deal(random.nextInt(1, 10_001), 0, Set.of("odd")));
      var shares = Split.of(lines, deals, new Rounding(seed % 2 == 0, seed % 3 == 0));
      for (int i = 0; i < lines.size(); i++) {
        int line = i;
        long off = shares.stream().mapToLong(share -> share[line]).sum();
        long amount = lines.get(i).amount();
        assertEquals(Math.clamp(off, 0, amount), off, "seed " + seed + ", line " + i);
      }
    }
  }

  private static long sum(long[] amounts) {
    return Arrays.stream(amounts).sum();
  }
}
