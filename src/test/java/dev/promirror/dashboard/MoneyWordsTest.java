package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import org.junit.jupiter.api.Test;

class MoneyWordsTest {

  @Test
  void eurosHaveTwoDecimalsAndThousandsSetApart() {
    assertEquals("€1,250.00", MoneyWords.of(Money.of(125_000, "EUR")));
  }

  @Test
  void rupeesAreGroupedTheIndianWay() {
    assertEquals("₹12,34,567.50", MoneyWords.of(Money.of(123_456_750, "INR")));
  }

  @Test
  void yenHaveNoDecimals() {
    assertEquals("¥12,000", MoneyWords.of(Money.of(12_000, "JPY")));
  }

  @Test
  void dinarsHaveThreeDecimals() {
    assertEquals("KWD\u00a01.250", MoneyWords.of(Money.of(1250, "KWD")));
  }

  @Test
  void ugandanShillingsAreCountedInHundredthsAsStripeCountsThem() {
    assertEquals("UGX\u00a05.00", MoneyWords.of(Money.of(500, "UGX")));
  }

  @Test
  void otherDollarsAreToldFromAmericanOnes() {
    assertEquals("$5.00", MoneyWords.of(Money.of(500, "USD")));
    assertEquals("CA$5.00", MoneyWords.of(Money.of(500, "CAD")));
  }

  @Test
  void aRefundKeepsItsSign() {
    assertEquals("-€5.00", MoneyWords.of(Money.of(-500, "EUR")));
  }

  @Test
  void aSignStandsAlone() {
    assertEquals("₹", MoneyWords.symbol(Currencies.parse("INR")));
    assertEquals("€", MoneyWords.symbol(Currencies.parse("eur")));
  }
}
