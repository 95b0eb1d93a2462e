package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CouponDuration;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DealWordsTest {

  private static final CouponDuration ONCE = new CouponDuration.Once();
  private static final CouponDuration FOREVER = new CouponDuration.Forever();

  private final DealWords words = new DealWords(Wording.of(DealMessages.class));

  private static Benefit percent(String value) {
    return new Benefit.PercentOff(new Percentage(new BigDecimal(value)));
  }

  private static CouponDuration months(int months) {
    return new CouponDuration.Months(months);
  }

  @Test
  void aPercentageLastsOnceMonthsOrForever() {
    assertEquals("20 % off once", words.of(percent("20"), ONCE));
    assertEquals("12.5 % off for 3 months", words.of(percent("12.50"), months(3)));
    assertEquals("15 % off forever", words.of(percent("15"), FOREVER));
  }

  @Test
  void aSumLastsAsLong() {
    Benefit five = new Benefit.AmountOff(Money.of(500, "EUR"));
    assertEquals("€5.00 off once", words.of(five, ONCE));
    assertEquals("€5.00 off for 12 months", words.of(five, months(12)));
    assertEquals("€5.00 off forever", words.of(five, FOREVER));
  }

  @Test
  void oneMonthIsNoPlural() {
    assertEquals("20 % off for 1 month", words.of(percent("20"), months(1)));
    assertEquals(
        "₹1,00,000.00 off for 1 month",
        words.of(new Benefit.AmountOff(Money.of(10_000_000, "INR")), months(1)));
  }
}
