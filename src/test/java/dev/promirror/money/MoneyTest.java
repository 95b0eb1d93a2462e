package dev.promirror.money;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({"eur, 1250, 12.50", "JPY, 500, 500", "kwd, 1250, 1.250", "INR, 1500000, 15000.00"})
  void majorUnitsFollowTheCurrency(String currency, long minor, BigDecimal major) {
    assertEquals(major, Money.of(minor, currency).major());
  }

  @ParameterizedTest
  @CsvSource({"EUR, 1", "JPY, 1", "INR, 1", "KWD, 10", "TND, 10", "ISK, 100", "UGX, 100"})
  void whatCanBeChargedComesInSteps(String currency, int step) {
    assertEquals(step, Currencies.step(Currencies.parse(currency)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEM", "HRK", "eek", "LVL", "ZWL", "CLF", "CHE", "XAU", "XXX", "ABC", ""})
  void whatNobodyPaysWithAnyMoreIsNotInUse(String code) {
    assertThrows(IllegalArgumentException.class, () -> Currencies.inUse(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "inr", "USD", "JPY", "XOF", "XAF", "XPF", "XCD", "KWD", "ISK"})
  void whatPeoplePayWithIsInUse(String code) {
    assertEquals(Currencies.parse(code), Currencies.inUse(code));
  }

  @Test
  void whatWasPaidInACurrencyThatIsGoneCanBeRead() {
    assertEquals(Money.of(5, "HRK"), new Money(5, Currencies.parse("hrk")));
  }

  @ParameterizedTest
  @CsvSource({"20, 2000", "12.5, 1250", "0.01, 1", "99.99, 9999", "100, 10000", "1E+1, 1000"})
  void aPercentageHasHundredths(String value, long hundredths) {
    assertEquals(hundredths, new Percentage(new BigDecimal(value)).hundredths());
  }

  @Test
  void currenciesAreNeverMixed() {
    assertThrows(IllegalArgumentException.class, () -> Money.of(1, "EUR").plus(Money.of(1, "INR")));
    assertEquals(Money.of(3, "EUR"), Money.of(1, "EUR").plus(Money.of(2, "EUR")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "100.01", "12.345", "1000"})
  void aPercentageOutOfRangeOrTooFineIsNone(String value) {
    assertThrows(IllegalArgumentException.class, () -> new Percentage(new BigDecimal(value)));
  }

  @ParameterizedTest
  @CsvSource({"20, 20", "20.00, 20", "12.50, 12.5", "0.01, 0.01", "100, 100", "1E+1, 10"})
  void aPercentageIsWrittenPlainly(String value, String text) {
    assertEquals(text, new Percentage(new BigDecimal(value)).toString());
  }

  @Test
  void whatIsLeftOverGoesToTheLargestRemaindersEarlierFirst() {
    assertArrayEquals(new long[] {34, 33, 33}, Allocation.byLargestRemainder(100, 1, 1, 1));
    assertArrayEquals(new long[] {2, 3}, Allocation.byLargestRemainder(5, 1, 2));
    assertArrayEquals(new long[] {7, 0}, Allocation.byLargestRemainder(7, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> Allocation.byLargestRemainder(1));
  }

  @Test
  void whoIsFavouredAmongEqualRemaindersCanBeSaid() {
    assertArrayEquals(
        new long[] {33, 33, 34},
        Allocation.byLargestRemainder(
            100, new long[] {1, 1, 1}, (one, other) -> Integer.compare(other, one)));
    assertArrayEquals(
        new long[] {1, 0, 1, 0},
        Allocation.byLargestRemainder(
            2, new long[] {5, 5, 5, 5}, (one, other) -> Integer.compare(one % 2, other % 2)));
  }

  @Test
  void theLargestSumsAreSplitExactly() {
    long most = Long.MAX_VALUE;

    assertArrayEquals(
        new long[] {most / 2 + 1, most / 2}, Allocation.byLargestRemainder(most, 7, 7));
    assertArrayEquals(new long[] {most - 1, 1}, Allocation.byLargestRemainder(most, most - 1, 1));
    assertThrows(ArithmeticException.class, () -> Allocation.byLargestRemainder(1, most, most));
    assertThrows(IllegalArgumentException.class, () -> Allocation.byLargestRemainder(1, 2, -1));
  }

  @Test
  void partsAlwaysAddUpAndNoneIsFurtherThanAUnitFromItsShare() {
    long seed = System.nanoTime();
    System.out.println("MoneyTest allocation: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      long total = random.nextLong(1_000_000_000);
      long[] weights = random.longs(1 + random.nextInt(8), 0, 1_000_000).toArray();
      long sum = Arrays.stream(weights).sum();

      long[] parts = Allocation.byLargestRemainder(total, weights);

      assertEquals(total, Arrays.stream(parts).sum());
      for (int part = 0; part < parts.length && sum > 0; part++) {
        BigDecimal share =
            BigDecimal.valueOf(total)
                .multiply(BigDecimal.valueOf(weights[part]))
                .divide(BigDecimal.valueOf(sum), 9, java.math.RoundingMode.HALF_UP);
        assertTrue(
            share.subtract(BigDecimal.valueOf(parts[part])).abs().compareTo(BigDecimal.ONE) <= 0);
      }
    }
  }
}
