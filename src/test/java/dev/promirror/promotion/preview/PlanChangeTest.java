package dev.promirror.promotion.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.catalog.Interval;
import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.promotion.preview.PlanChange.Kind;
import dev.promirror.promotion.preview.PlanChange.Plan;
import dev.promirror.promotion.preview.PlanChangeEstimate.Fate;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.Scope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanChangeTest {

  private static final Instant ANCHOR = Instant.parse("2026-04-01T00:00:00Z");
  private static final Instant HALFWAY = Instant.parse("2026-04-16T00:00:00Z");
  private static final Plan SILVER = new Plan("silver", "silver", "Silver", Interval.MONTHLY, 1000);
  private static final Plan GOLD = new Plan("gold", "gold", "Gold", Interval.MONTHLY, 3000);
  private static final Plan ANNUAL =
      new Plan("annual", "gold", "Gold annual", Interval.ANNUAL, 30000);

  @Test
  void aDiscountOfBothOffersIsKept() {
    PlanChangeEstimate estimate = change(SILVER, GOLD, fifth("forever", new Scope.All(), 1));

    assertEquals(Kind.UPGRADE, estimate.change().kind());
    assertEquals(Fate.KEPT, estimate.discounts().getFirst().fate());
    assertEquals(Instant.parse("2026-05-01T00:00:00Z"), estimate.at());
    assertEquals(Money.of(2400, "EUR"), estimate.next().total());
    // half a period: of 8.00 billed, and of 24.00
    assertEquals(Money.of(400, "EUR"), estimate.credit());
    assertEquals(Money.of(1200, "EUR"), estimate.rest());
    assertEquals(Money.of(3200, "EUR"), estimate.due());
  }

  @Test
  void aDiscountThatIsNotForTheNewOfferIsDropped() {
    Scope silver = new Scope.Only(Set.of("silver"));

    PlanChangeEstimate estimate = change(SILVER, GOLD, fifth("months 12", silver, 1));

    assertEquals(Fate.OUT_OF_SCOPE, estimate.discounts().getFirst().fate());
    assertTrue(estimate.discounts().getFirst().remaining().isNothing());
    assertEquals(Money.of(3000, "EUR"), estimate.next().total());
    assertEquals(
        "Upgrade from Silver to Gold: FIFTH is dropped: it isn't for Gold."
            + " The next charge, on 1 May 2026, is estimated at 30.00 EUR,"
            + " plus 15.00 EUR for the rest of the period, less 4.00 EUR already paid for it.",
        PlanChangeWords.of(estimate, ZoneOffset.UTC));
  }

  @Test
  void anotherIntervalBeginsAnewAndIsChargedAtOnce() {
    PlanChangeEstimate estimate = change(SILVER, ANNUAL, fifth("periods 3", new Scope.All(), 1));

    assertEquals(HALFWAY, estimate.at());
    assertEquals(2L, estimate.discounts().getFirst().remaining().count());
    assertEquals(Money.of(24000, "EUR"), estimate.next().total());
    assertEquals(Money.of(0, "EUR"), estimate.rest());
    assertEquals(Money.of(23600, "EUR"), estimate.due());
    assertEquals(
        "Upgrade from Silver to Gold annual: FIFTH is kept: 2 whole years on Gold annual."
            + " The next charge, on 16 April 2026, is estimated at 240.00 EUR"
            + " instead of 300.00 EUR, less 4.00 EUR already paid for it.",
        PlanChangeWords.of(estimate, ZoneOffset.UTC));
  }

  @ParameterizedTest
  @CsvSource({
    "once,      0, KEPT,  1",
    "once,      1, ENDED, 0",
    "periods 3, 2, KEPT,  1",
    "periods 3, 3, ENDED, 0",
    "months 1,  1, ENDED, 0",
    "months 3,  1, KEPT,  2",
    "until 2026-04-29, 1, ENDED, 0",
    "until 2026-04-30, 1, KEPT,  1" // which lasts until 00:01, the charge is at 00:00
  })
  void whatRemainsOfADurationGoesOn(String duration, long discounted, Fate fate, long count) {
    PlanChangeEstimate estimate =
        change(SILVER, GOLD, fifth(duration, new Scope.All(), discounted));

    assertEquals(fate, estimate.discounts().getFirst().fate());
    assertEquals(count, estimate.discounts().getFirst().remaining().count());
    assertEquals(
        fate == Fate.KEPT ? Money.of(2400, "EUR") : Money.of(3000, "EUR"), estimate.next().total());
  }

  @Test
  void whatIsMoreOrLessIsComparedOverYears() {
    assertEquals(Kind.DOWNGRADE, kind(GOLD, SILVER));
    assertEquals(Kind.DOWNGRADE, kind(GOLD, ANNUAL)); // 300 a year, not 360
    assertEquals(
        Kind.SWITCH, kind(GOLD, new Plan("q", "q", "Quarterly", Interval.QUARTERLY, 9000)));
    assertEquals(Kind.UPGRADE, kind(GOLD, new Plan("w", "w", "Weekly", Interval.WEEKLY, 700)));
    assertEquals(
        Kind.PRICE_CHANGE, kind(GOLD, new Plan("gold-35", "gold", "Gold", Interval.MONTHLY, 3500)));
  }

  @Test
  void aTrialThatRunsIsNeitherSettledNorEnded() {
    Instant trialEnd = Instant.parse("2026-05-01T00:00:00Z");
    PlanChange change =
        new PlanChange(Currencies.parse("EUR"), 1, SILVER, ANNUAL, trialEnd, HALFWAY, 0, true);

    PlanChangeEstimate estimate =
        PlanChangeEstimate.of(change, List.of(fifth("once", new Scope.All(), 0)));

    assertEquals(trialEnd, estimate.at());
    assertEquals(Money.of(24000, "EUR"), estimate.due());
    assertEquals(
        Set.of(Assumption.TRIAL_INVOICE_LEAVES_ONCE),
        estimate.discounts().getFirst().remaining().assumptions());
  }

  @Test
  void aDowngradeMayOweTheCustomer() {
    PlanChange change =
        new PlanChange(Currencies.parse("EUR"), 1, ANNUAL, SILVER, ANCHOR, HALFWAY, 24000, true);

    PlanChangeEstimate estimate =
        PlanChangeEstimate.of(change, List.of(fifth("forever", new Scope.All(), 1)));

    // 350 of 365 days of 240.00
    assertEquals(Money.of(23014, "EUR"), estimate.credit());
    assertEquals(Money.of(800 - 23014, "EUR"), estimate.due());
  }

  @Test
  void withoutProrationNothingIsSettled() {
    PlanChange change =
        new PlanChange(Currencies.parse("EUR"), 2, SILVER, GOLD, ANCHOR, HALFWAY, 1600, false);

    PlanChangeEstimate estimate =
        PlanChangeEstimate.of(change, List.of(fifth("forever", new Scope.All(), 1)));

    assertEquals(Money.of(4800, "EUR"), estimate.due());
    assertEquals(
        "Upgrade from Silver to Gold: FIFTH is kept: every charge on Gold."
            + " The next charge, on 1 May 2026, is estimated at 48.00 EUR instead of 60.00 EUR.",
        PlanChangeWords.of(estimate, ZoneOffset.UTC));
  }

  private static Kind kind(Plan from, Plan to) {
    return change(from, to, fifth("forever", new Scope.All(), 1)).change().kind();
  }

  private static PlanChangeEstimate change(Plan from, Plan to, HeldDiscount discount) {
    return PlanChangeEstimate.of(
        new PlanChange(Currencies.parse("EUR"), 1, from, to, ANCHOR, HALFWAY, 800, true),
        List.of(discount));
  }

  private static HeldDiscount fifth(String duration, Scope scope, long discounted) {
    CouponDuration parsed = DurationEstimateTest.duration(duration);
    return new HeldDiscount(
        "FIFTH", Previews.percent("20"), scope, parsed, Level.SUBSCRIPTION, ANCHOR, discounted);
  }
}
