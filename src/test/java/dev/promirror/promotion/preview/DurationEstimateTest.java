package dev.promirror.promotion.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.catalog.Cadence;
import dev.promirror.catalog.Interval;
import dev.promirror.promotion.terms.CouponDuration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationEstimateTest {

  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "once,      weekly,    1",
    "once,      one-time,  1",
    "once,      4 monthly, 1",
    "months 3,  monthly,   3",
    "months 4,  annual,    1",
    "months 13, annual,    2",
    "months 4,  quarterly, 2",
    "months 3,  quarterly, 1",
    "months 1,  weekly,    5",
    "months 3,  one-time,  1",
    "months 6,  4 monthly, 4",
    "months 2,  4 monthly, 2",
    "periods 3, monthly,   3",
    "periods 3, annual,    3",
    "periods 3, weekly,    3",
    "periods 3, one-time,  1",
    "periods 6, 4 monthly, 4",
    "forever,   one-time,  1",
    "forever,   4 monthly, 4",
    "until 2026-03-31, monthly,   3",
    "until 2026-04-01, monthly,   4",
    "until 2025-12-31, monthly,   0",
    "until 2026-01-14, weekly,    2",
    "until 2026-06-30, annual,    1",
    "until 2025-12-31, one-time,  0"
  })
  void chargesAreCounted(String duration, String cadence, long count) {
    assertEquals(count, bought(duration, cadence, NEW_YEAR, 0).count());
  }

  @Test
  void foreverOnASubscriptionIsWithoutEnd() {
    DurationEstimate estimate = bought("forever", "monthly", NEW_YEAR, 0);

    assertNull(estimate.count());
    assertEquals(Optional.empty(), estimate.last());
    assertEquals(2, estimate.charges(2).size());
  }

  @ParameterizedTest
  @CsvSource({
    // The day of the month is kept, or is the month's last.
    "months 4,  2026-01-31T09:00:00Z, 0, '2026-01-31 2026-02-28 2026-03-31 2026-04-30'",
    // They end on 28 February; the charge of that day is not among them.
    "months 1,  2026-01-31T09:00:00Z, 0, '2026-01-31'",
    "months 2,  2024-02-29T09:00:00Z, 0, '2024-02-29 2024-03-29'",
    // Months run from the purchase, charges from the trial's end.
    "months 1,  2026-01-01T09:00:00Z, 14, '2026-01-15'",
    "months 3,  2026-01-01T09:00:00Z, 45, '2026-02-15 2026-03-15'",
    "months 1,  2026-01-01T09:00:00Z, 31, ''",
    "periods 2, 2026-01-01T09:00:00Z, 45, '2026-02-15 2026-03-15'",
    "periods 2, 2026-01-31T09:00:00Z, 28, '2026-02-28 2026-03-28'"
  })
  void chargesHaveDatesLikeStripes(String duration, Instant now, int trial, String dates) {
    List<LocalDate> expected =
        Arrays.stream((dates == null ? "" : dates).split(" "))
            .filter(date -> !date.isEmpty())
            .map(LocalDate::parse)
            .toList();

    assertEquals(expected, bought(duration, "monthly", now, trial).dates(ZoneOffset.UTC, 10));
  }

  @Test
  void datesAreTheDaysOfAPlaceAndChargesAreNotMovedByItsClocks() {
    DurationEstimate estimate =
        bought("months 3", "monthly", Instant.parse("2026-02-28T22:30:00Z"), 0);

    // New York's clocks change on 8 March, Lisbon's on 29 March; Stripe counts in UTC.
    assertEquals(Instant.parse("2026-04-28T22:30:00Z"), estimate.last().orElseThrow());
    assertEquals(
        List.of(
            LocalDate.parse("2026-03-01"),
            LocalDate.parse("2026-03-29"),
            LocalDate.parse("2026-04-29")),
        estimate.dates(ZoneId.of("Asia/Kolkata"), 10));
  }

  /** Until the day before clocks change in zones where midnight or 00:01 may not exist. */
  @ParameterizedTest
  @CsvSource({
    // Beirut skips 00:00 to 01:00 on 29 March 2026: the discount goes at 01:01, 22:01 UTC.
    "Asia/Beirut, 2026-03-28, 2026-03-28T22:00:59Z, 1",
    "Asia/Beirut, 2026-03-28, 2026-03-28T22:01:00Z, 0",
    // Havana shows 00:01 twice on 1 November 2026; the second, 05:01 UTC, is meant.
    "America/Havana, 2026-10-31, 2026-11-01T05:00:59Z, 1",
    "America/Havana, 2026-10-31, 2026-11-01T05:01:00Z, 0",
    "Asia/Kolkata,   2026-03-31, 2026-03-31T18:30:59Z, 1",
    "Asia/Kolkata,   2026-03-31, 2026-03-31T18:31:00Z, 0"
  })
  void untilADayEndsWhereTheCommunityIs(ZoneId zone, LocalDate last, Instant charge, long count) {
    CouponDuration until = new CouponDuration.Until(last, zone);

    assertEquals(count, DurationEstimate.ofPurchase(until, cadence("monthly"), charge, 0).count());
  }

  @Test
  void onATrialItIsAssumedThatTheInvoiceOverZeroUsesNothingUp() {
    DurationEstimate once = bought("once", "monthly", NEW_YEAR, 7);

    assertEquals(1L, once.count());
    assertEquals(Set.of(Assumption.TRIAL_INVOICE_LEAVES_ONCE), once.assumptions());
    assertEquals(
        "1 discounted charge on Gold, unless Stripe counts the trial's invoice over 0",
        DurationWords.of("Gold", once));
    assertEquals(Set.of(), bought("once", "monthly", NEW_YEAR, 0).assumptions());
    assertEquals(Set.of(), bought("once", "one-time", NEW_YEAR, 7).assumptions());
    assertEquals(Set.of(), bought("periods 1", "monthly", NEW_YEAR, 7).assumptions());
  }

  @Test
  void aCouponGivenLaterDiscountsFromTheNextCharge() {
    ChargeCalendar calendar =
        new ChargeCalendar(cadence("monthly"), Instant.parse("2025-10-31T08:00:00Z"));

    DurationEstimate estimate =
        DurationEstimate.of(duration("months 3"), calendar, Instant.parse("2026-02-10T00:00:00Z"));

    assertEquals(
        List.of(
            LocalDate.parse("2026-02-28"),
            LocalDate.parse("2026-03-31"),
            LocalDate.parse("2026-04-30")),
        estimate.dates(ZoneOffset.UTC, 10));
  }

  @Test
  void instalmentsAlreadyPaidAreNotDiscounted() {
    ChargeCalendar calendar = new ChargeCalendar(cadence("4 monthly"), NEW_YEAR);

    DurationEstimate estimate =
        DurationEstimate.of(duration("periods 3"), calendar, Instant.parse("2026-02-15T00:00:00Z"));

    assertEquals(2L, estimate.count());
    assertThrows(IllegalArgumentException.class, () -> calendar.charge(4));
  }

  @Test
  void aFarAwayDayIsCountedWithoutListingItsCharges() {
    DurationEstimate estimate = bought("until 9999-12-31", "weekly", NEW_YEAR, 0);

    assertEquals(416_064L, estimate.count());
    assertEquals(3, estimate.charges(3).size());
  }

  @Test
  void itIsSaidInASentence() {
    LinkedHashMap<String, DurationEstimate> offers = new LinkedHashMap<>();
    offers.put("Monthly", bought("months 3", "monthly", NEW_YEAR, 0));
    offers.put("Annual", bought("months 3", "annual", NEW_YEAR, 0));

    assertEquals(
        "3 discounted charges on Monthly; one whole year on Annual", DurationWords.of(offers));
  }

  @ParameterizedTest
  @CsvSource({
    "forever,          monthly,   every charge on X",
    "once,             monthly,   1 discounted charge on X",
    "periods 2,        annual,    2 whole years on X",
    "forever,          one-time,  the one charge on X",
    "periods 2,        4 monthly, 2 of 4 instalments on X",
    "forever,          4 monthly, all 4 instalments on X",
    "until 2025-01-01, weekly,    no discounted charge on X"
  })
  void eachOutcomeHasItsWords(String duration, String cadence, String words) {
    assertEquals(words, DurationWords.of("X", bought(duration, cadence, NEW_YEAR, 0)));
  }

  @ParameterizedTest
  @CsvSource({
    "weekly, Weekly",
    "monthly, Monthly",
    "quarterly, Quarterly",
    "annual, Annual",
    "one-time, One-time",
    "4 monthly, 4 instalments"
  })
  void cadencesHaveNames(String cadence, String name) {
    assertEquals(name, DurationWords.name(cadence(cadence)));
  }

  @Test
  void whatIsBeforeAChargeIsItsNumber() {
    ChargeCalendar calendar =
        new ChargeCalendar(cadence("monthly"), Instant.parse("2024-01-31T23:59:59Z"));
    for (long number = 0; number < 100; number++) {
      assertEquals(number, calendar.before(calendar.charge(number)));
      assertEquals(number + 1, calendar.before(calendar.charge(number).plusNanos(1)));
    }
    assertTrue(calendar.total().isEmpty());
  }

  private static DurationEstimate bought(
      String duration, String cadence, Instant now, int trialDays) {
    return DurationEstimate.ofPurchase(duration(duration), cadence(cadence), now, trialDays);
  }

  static CouponDuration duration(String text) {
    List<String> words = List.of(text.split(" "));
    return switch (words.getFirst()) {
      case "once" -> new CouponDuration.Once();
      case "forever" -> new CouponDuration.Forever();
      case "months" -> new CouponDuration.Months(Integer.parseInt(words.get(1)));
      case "periods" -> new CouponDuration.Periods(Integer.parseInt(words.get(1)));
      default -> new CouponDuration.Until(LocalDate.parse(words.get(1)), ZoneOffset.UTC);
    };
  }

  static Cadence cadence(String text) {
    return switch (text) {
      case "one-time" -> new Cadence.OneTime();
      case "4 monthly" -> new Cadence.Instalments(4, Interval.MONTHLY);
      case "weekly" -> new Cadence.Recurring(Interval.WEEKLY);
      case "quarterly" -> new Cadence.Recurring(Interval.QUARTERLY);
      case "annual" -> new Cadence.Recurring(Interval.ANNUAL);
      default -> new Cadence.Recurring(Interval.MONTHLY);
    };
  }
}
