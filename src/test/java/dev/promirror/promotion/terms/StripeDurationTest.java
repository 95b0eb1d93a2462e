package dev.promirror.promotion.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.promirror.catalog.Cadence;
import dev.promirror.catalog.Interval;
import dev.promirror.promotion.terms.StripeDuration.Charging;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripeDurationTest {

  private static final Charging MONTHLY = recurring(Interval.MONTHLY);
  private static final Charging QUARTERLY = recurring(Interval.QUARTERLY);
  private static final Charging ANNUAL = recurring(Interval.ANNUAL);
  private static final Charging WEEKLY = recurring(Interval.WEEKLY);
  private static final Charging ONE_TIME = new Charging(new Cadence.OneTime(), 0);

  @Test
  void whatStripeHasItIsGiven() {
    for (CouponDuration known :
        List.of(
            new CouponDuration.Once(),
            new CouponDuration.Months(4),
            new CouponDuration.Forever())) {
      assertEquals(
          new StripeDuration(known, false), StripeDuration.of(known, List.of(WEEKLY, ANNUAL)));
    }
  }

  @Test
  void periodsOfOneIntervalAreMonths() {
    assertMonths(3, 3, MONTHLY);
    assertMonths(9, 3, QUARTERLY);
    assertMonths(24, 2, ANNUAL, recurring(new Interval(Interval.Unit.MONTH, 12)));
    assertMonths(3, 3, MONTHLY, ONE_TIME, ONE_TIME);
    assertMonths(3, 3, new Charging(new Cadence.Instalments(6, Interval.MONTHLY), 0), MONTHLY);
    assertMonths(60, 5, ANNUAL);
  }

  @Test
  void otherPeriodsWeEnd() {
    assertEndedByUs(3, MONTHLY, QUARTERLY);
    assertEndedByUs(3, WEEKLY);
    assertEndedByUs(3, ONE_TIME, WEEKLY, MONTHLY);
    assertEndedByUs(3, MONTHLY, WEEKLY);
  }

  @Test
  void moreMonthsThanACouponHasWeEnd() {
    assertEndedByUs(6, ANNUAL);
    assertEndedByUs(60, QUARTERLY);
  }

  @Test
  void withoutAnOfferThatRenewsLaterOnesAreUnknownSoWeEnd() {
    assertEndedByUs(3);
    assertEndedByUs(3, ONE_TIME);
  }

  @Test
  void aTrialAsLongAsAPeriodWouldCostACharge() {
    assertMonths(3, 3, new Charging(new Cadence.Recurring(Interval.MONTHLY), 27));
    assertEndedByUs(3, new Charging(new Cadence.Recurring(Interval.MONTHLY), 28));
    assertMonths(9, 3, new Charging(new Cadence.Recurring(Interval.QUARTERLY), 60));
  }

  @Test
  void aDateWeEnd() {
    CouponDuration until = new CouponDuration.Until(LocalDate.parse("2026-12-31"), ZoneOffset.UTC);

    assertEquals(endedByUs(), StripeDuration.of(until, List.of(MONTHLY)));
    assertThrows(IllegalArgumentException.class, () -> new StripeDuration(until, false));
  }

  private static void assertMonths(int months, int periods, Charging... offers) {
    assertEquals(
        new StripeDuration(new CouponDuration.Months(months), false),
        StripeDuration.of(new CouponDuration.Periods(periods), List.of(offers)));
  }

  private static void assertEndedByUs(int periods, Charging... offers) {
    assertEquals(
        endedByUs(), StripeDuration.of(new CouponDuration.Periods(periods), List.of(offers)));
  }

  private static StripeDuration endedByUs() {
    return new StripeDuration(new CouponDuration.Forever(), true);
  }

  private static Charging recurring(Interval every) {
    return new Charging(new Cadence.Recurring(every), 0);
  }
}
