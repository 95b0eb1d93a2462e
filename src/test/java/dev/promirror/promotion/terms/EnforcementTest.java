package dev.promirror.promotion.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.catalog.Cadence;
import dev.promirror.catalog.Interval;
import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.promotion.terms.Enforcement.By;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who sees to what, at both doors. */
class EnforcementTest {

  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final List<SoldOffer> OFFERS =
      List.of(
          offer("monthly", "club", Interval.MONTHLY, false),
          offer("annual", "club", Interval.ANNUAL, false),
          offer("old", "club", Interval.WEEKLY, true),
          offer("course", "course", Interval.MONTHLY, false));

  @Test
  void stripeHoldsAScopeThatTakesAllOrNoneOfEachProduct() {
    assertTrue(new Scope.Only(Set.of("monthly", "annual")).isExactByProduct(OFFERS));
    assertTrue(new Scope.Only(Set.of("course")).isExactByProduct(OFFERS));
    assertTrue(new Scope.Except(Set.of("course")).isExactByProduct(OFFERS));
    assertTrue(new Scope.All().isExactByProduct(OFFERS));
    assertFalse(new Scope.Only(Set.of("monthly")).isExactByProduct(OFFERS));
    assertFalse(new Scope.Except(Set.of("annual")).isExactByProduct(OFFERS));
    assertFalse(new Scope.Only(Set.of("unheard-of")).isExactByProduct(OFFERS));
  }

  @Test
  void everywhereStripeHoldsWhatItHasAndTheRestNeedsAWordOrOurCheckout() {
    Enforcement enforcement = Enforcement.of(code(Door.EVERYWHERE), List.of(coupon()), OFFERS);

    assertEquals(
        Map.ofEntries(
            Map.entry("amountOff", By.STRIPE),
            Map.entry("currencyOptions", By.STRIPE),
            Map.entry("duration", By.BOTH),
            Map.entry("scope", By.PROMIRROR),
            Map.entry("startsAt", By.BOTH),
            Map.entry("perCustomer", By.PROMIRROR),
            Map.entry("audience", By.PROMIRROR),
            Map.entry("minimumSpend", By.STRIPE),
            Map.entry("minimumQuantity", By.PROMIRROR),
            Map.entry("budget", By.PROMIRROR),
            Map.entry("limit", By.STRIPE),
            Map.entry("redeemBy", By.STRIPE),
            Map.entry("refundGivesUseBack", By.PROMIRROR),
            Map.entry("casePolicy", By.PROMIRROR),
            Map.entry("expiresAt", By.STRIPE),
            Map.entry("customer", By.STRIPE),
            Map.entry("firstPurchaseOnly", By.STRIPE)),
        by(enforcement));
    assertEquals(
        Set.of("casePolicy", "audience"), Enforcement.names(enforcement.needingOurCheckout()));
    assertEquals(
        Enforcement.TO_ACKNOWLEDGE, Enforcement.names(enforcement.unacknowledged(Set.of())));
    assertEquals(
        Set.of("scope"),
        Enforcement.names(
            enforcement.unacknowledged(
                Set.of("perCustomer", "minimumQuantity", "budget", "refundGivesUseBack"))));
  }

  @Test
  void atOurCheckoutEverythingHolds() {
    Enforcement enforcement = Enforcement.of(code(Door.OUR_CHECKOUT), List.of(coupon()), OFFERS);

    assertEquals(List.of(), enforcement.needingOurCheckout());
    assertEquals(List.of(), enforcement.unacknowledged(Set.of()));
    Map<String, By> by = by(enforcement);
    assertEquals(By.PROMIRROR, by.get("expiresAt"));
    assertEquals(By.PROMIRROR, by.get("minimumSpend"));
    assertEquals(By.STRIPE, by.get("redeemBy"));
    assertEquals(By.BOTH, by.get("limit"));
  }

  @Test
  void aScopeOfNothingAndALimitOfZeroAreKeptInactiveAtStripe() {
    CouponTerms nothing = CouponTerms.of("A", percent(), new CouponDuration.Once()).limitedTo(0L);
    assertEquals(By.BOTH, by(Enforcement.of(nothing, Door.EVERYWHERE, OFFERS)).get("limit"));
  }

  private static Map<String, By> by(Enforcement enforcement) {
    return enforcement.entries().stream()
        .collect(Collectors.toMap(Enforcement.Entry::field, Enforcement.Entry::by));
  }

  private static CouponTerms coupon() {
    return new CouponTerms(
        "A",
        Map.of(),
        new Benefit.AmountOff(Money.of(500, "EUR"), new Amounts(List.of(Money.of(600, "USD")))),
        new Scope.Only(Set.of("monthly")),
        new CouponDuration.Periods(3),
        new Start(LocalDate.of(2027, 1, 1), null, LISBON),
        new Conditions(1L, new Audience.Everyone(), Amounts.NONE, 2L, Money.of(10_000, "EUR")),
        100L,
        new Deadline(LocalDate.of(2027, 12, 31), null, LISBON),
        true);
  }

  private static PromoCodeTerms code(Door door) {
    return new PromoCodeTerms(
        new CodeText("CODE"),
        CasePolicy.EXACT,
        "Code",
        null,
        List.of(new Step("A", 10L)),
        door,
        false,
        true,
        null,
        new Deadline(LocalDate.of(2027, 6, 30), null, LISBON),
        new Conditions(
            null,
            new Audience.ExistingCustomers(),
            new Amounts(List.of(Money.of(1_000, "EUR"))),
            null,
            null),
        "cus_1",
        true,
        Set.of());
  }

  private static Benefit percent() {
    return new Benefit.PercentOff(new Percentage(BigDecimal.TEN));
  }

  private static SoldOffer offer(String id, String product, Interval every, boolean archived) {
    return new SoldOffer(
        id, product, new Cadence.Recurring(every), Money.of(1_000, "EUR"), archived);
  }
}
