package dev.promirror.promotion.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.catalog.Cadence;
import dev.promirror.catalog.Interval;
import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said instead of being silent. */
class WarningsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final SoldOffer ONE_TIME = offer("once", new Cadence.OneTime(), 1_000, "EUR");
  private static final SoldOffer ANNUAL =
      offer("annual", new Cadence.Recurring(Interval.ANNUAL), 10_000, "EUR");
  private static final SoldOffer WEEKLY =
      offer("weekly", new Cadence.Recurring(Interval.WEEKLY), 100, "EUR");
  private static final SoldOffer INSTALMENTS =
      offer("parts", new Cadence.Instalments(3, Interval.MONTHLY), 4_000, "EUR");

  @Test
  void nothingLeftToPay() {
    expect(percent(100), new CouponDuration.Once(), List.of(), "all-off");
    expect(percent(99), new CouponDuration.Once(), List.of());
  }

  @Test
  void foreverOnWhatIsPaidOnce() {
    expect(percent(5), new CouponDuration.Forever(), List.of(ANNUAL));
    expect(
        percent(5), new CouponDuration.Forever(), List.of(ANNUAL, ONE_TIME), "forever-on-one-time");
  }

  @Test
  void onceOnInstalmentsDiscountsOneOfThem() {
    expect(percent(5), new CouponDuration.Once(), List.of(INSTALMENTS), "once-on-instalments");
    expect(percent(5), new CouponDuration.Months(3), List.of(INSTALMENTS));
  }

  @Test
  void aDurationShorterThanTheBillingInterval() {
    expect(percent(5), new CouponDuration.Months(11), List.of(ANNUAL), "shorter-than-interval");
    expect(percent(5), new CouponDuration.Months(12), List.of(ANNUAL));
    expect(percent(5), new CouponDuration.Months(1), List.of(WEEKLY, ONE_TIME));
    expect(percent(5), until("2027-11-19"), List.of(ANNUAL), "shorter-than-interval");
    expect(percent(5), until("2027-11-21"), List.of(ANNUAL));
    expect(percent(5), until("2026-11-26"), List.of(WEEKLY), "shorter-than-interval");
    expect(percent(5), until("2026-11-28"), List.of(WEEKLY));
  }

  @Test
  void largeRenewalsInIndia() {
    Cadence monthly = new Cadence.Recurring(Interval.MONTHLY);
    expect(
        percent(5),
        new CouponDuration.Once(),
        List.of(offer("large", monthly, 1_500_001, "INR")),
        "inr-renewal-over-15000");
    expect(
        percent(5),
        new CouponDuration.Once(),
        List.of(
            offer("just", monthly, 1_500_000, "INR"),
            offer("once", new Cadence.OneTime(), 9_000_000, "INR")));
  }

  @Test
  void anAmountAndThePricesItIsTakenOff() {
    Benefit amount = new Benefit.AmountOff(Money.of(1_000, "EUR"));
    expect(amount, new CouponDuration.Once(), List.of(ANNUAL));
    expect(amount, new CouponDuration.Once(), List.of(ONE_TIME), "amount-takes-all");
    expect(
        amount,
        new CouponDuration.Once(),
        List.of(offer("usd", new Cadence.OneTime(), 5_000, "USD")),
        "no-amount-in-currency");
  }

  @Test
  void aTrialWhereThereIsNone() {
    expect(
        new Benefit.ExtraTrial(7),
        new CouponDuration.Once(),
        List.of(ONE_TIME),
        "trial-on-one-time");
    expect(new Benefit.ExtraTrial(7), new CouponDuration.Once(), List.of(INSTALMENTS));
  }

  @Test
  void onlyOffersInScopeThatAreSoldCount() {
    SoldOffer archived =
        new SoldOffer("gone", "gone", new Cadence.OneTime(), Money.of(1, "EUR"), true);
    assertEquals(
        List.of("except-later-offers"),
        codes(
            Warnings.of(
                coupon(
                    percent(5),
                    new Scope.Except(Set.of("once")),
                    new CouponDuration.Forever(),
                    10L),
                List.of(ONE_TIME, ANNUAL, archived),
                NOW)));
  }

  @Test
  void whatCanBeUsedForNothingOrByNobody() {
    assertEquals(
        List.of("usable-for-nothing", "limit-zero"),
        codes(
            Warnings.of(
                coupon(percent(5), new Scope.Only(Set.of()), new CouponDuration.Forever(), 0L),
                List.of(ONE_TIME),
                NOW)));
  }

  @Test
  void withoutLimitAndEnd() {
    CouponTerms endless = coupon(percent(5), new Scope.All(), new CouponDuration.Once(), null);
    PromoCodeTerms code = PromoCodeTerms.of(new CodeText("CODE"), "A");

    assertEquals(List.of("without-end"), codes(Warnings.of(endless, List.of(), NOW)));
    assertEquals(
        List.of("without-end"), codes(Warnings.of(code, List.of(endless), List.of(), NOW)));
    assertEquals(
        List.of(), codes(Warnings.of(code, List.of(endless.limitedTo(5L)), List.of(), NOW)));
  }

  @Test
  void aLastDiscountedDayIsAnEnd() {
    CouponTerms ending = coupon(percent(5), new Scope.All(), until("2027-01-31"), null);
    PromoCodeTerms code = PromoCodeTerms.of(new CodeText("CODE"), "A");

    assertEquals(List.of(), codes(Warnings.of(ending, List.of(), NOW)));
    assertEquals(List.of(), codes(Warnings.of(code, List.of(ending), List.of(), NOW)));
  }

  private static void expect(
      Benefit benefit, CouponDuration duration, List<SoldOffer> offers, String... codes) {
    CouponTerms coupon = coupon(benefit, new Scope.All(), duration, 10L);
    assertEquals(List.of(codes), codes(Warnings.of(coupon, offers, NOW)));
  }

  private static List<String> codes(List<Warning> warnings) {
    return warnings.stream().map(Warning::code).toList();
  }

  private static CouponTerms coupon(
      Benefit benefit,
      Scope scope,
      CouponDuration duration,
      @org.jspecify.annotations.Nullable Long limit) {
    return new CouponTerms(
        "A",
        Map.of(),
        benefit,
        scope,
        duration,
        null,
        new Conditions(null, new Audience.Everyone(), Amounts.NONE, null, null),
        limit,
        null,
        false);
  }

  private static Benefit percent(int percent) {
    return new Benefit.PercentOff(new Percentage(BigDecimal.valueOf(percent)));
  }

  private static CouponDuration until(String day) {
    return new CouponDuration.Until(LocalDate.parse(day), ZoneId.of("Europe/Lisbon"));
  }

  private static SoldOffer offer(String id, Cadence cadence, long price, String currency) {
    return new SoldOffer(id, id, cadence, Money.of(price, currency), false);
  }
}
