package dev.promirror.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.promotion.CouponDuration;
import dev.promirror.promotion.CouponDuration.Kind;
import dev.promirror.promotion.Discount;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DealWordsTest {

  private static final CouponDuration ONCE = new CouponDuration(Kind.ONCE, null);
  private static final CouponDuration FOREVER = new CouponDuration(Kind.FOREVER, null);

  private final DealWords words = new DealWords(Wording.of(DealMessages.class));

  private static Discount percent(String value) {
    return new Discount.PercentOff(new Percentage(new BigDecimal(value)));
  }

  private static CouponDuration months(int months) {
    return new CouponDuration(Kind.REPEATING, months);
  }

  @Test
  void aPercentageLastsOnceMonthsOrForever() {
    assertEquals("20 % off once", words.of(percent("20"), ONCE));
    assertEquals("12.5 % off for 3 months", words.of(percent("12.50"), months(3)));
    assertEquals("15 % off forever", words.of(percent("15"), FOREVER));
  }

  @Test
  void aSumLastsAsLong() {
    Discount five = new Discount.AmountOff(Money.of(500, "EUR"));
    assertEquals("€5.00 off once", words.of(five, ONCE));
    assertEquals("€5.00 off for 12 months", words.of(five, months(12)));
    assertEquals("€5.00 off forever", words.of(five, FOREVER));
  }

  @Test
  void oneMonthIsNoPlural() {
    assertEquals("20 % off for 1 month", words.of(percent("20"), months(1)));
    assertEquals(
        "₹1,00,000.00 off for 1 month",
        words.of(new Discount.AmountOff(Money.of(10_000_000, "INR")), months(1)));
  }
}
