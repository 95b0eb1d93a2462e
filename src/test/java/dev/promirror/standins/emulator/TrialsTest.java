package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.Shop.coupon;
import static dev.promirror.standins.emulator.Shop.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.param.CouponCreateParams.Duration;
import com.stripe.param.SubscriptionUpdateParams;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialsTest extends InShop {
  private static final String WARNING = "customer.subscription.trial_will_end";

  private static SubscriptionUpdateParams.Builder change() {
    return SubscriptionUpdateParams.builder();
  }

  @Test
  void aTrialIsInvoicedAtZeroAndPaidForWhenItEnds() throws StripeException {
    var made = shop.subscribe(shop.to(shop.price(1000, "month")).setTrialPeriodDays(14L));
    assertEquals("trialing", made.getStatus());
    var first = shop.invoices(made.getId()).getFirst();
    assertEquals("subscription_create", first.getBillingReason());
    assertEquals("paid", first.getStatus());
    assertEquals(0, first.getTotal());
    assertEquals("Trial period for Gold", first.getLines().getData().getFirst().getDescription());

    shop.at("2026-02-11T09:59:59Z");
    assertTrue(shop.events(WARNING).isEmpty());
    shop.at("2026-02-11T10:00:00Z");
    assertEquals(1, shop.events(WARNING).size());

    shop.at("2026-02-14T11:00:00Z");
    var runs = shop.read(made.getId());
    assertEquals("active", runs.getStatus());
    assertEquals(made.getTrialEnd(), runs.getBillingCycleAnchor());
    assertEquals("trialing", shop.previous("customer.subscription.updated").get("status"));
    assertEquals(List.of(1000L, 0L), shop.totals(made.getId()));
    assertEquals("subscription_cycle", shop.invoices(made.getId()).getFirst().getBillingReason());
    assertEquals(1, shop.events(WARNING).size());
    shop.at("2026-03-14T11:00:00Z");
    assertEquals(List.of(1000L, 1000L, 0L), shop.totals(made.getId()));
  }

  @Test
  void aShortTrialIsToldOfAtOnce() throws StripeException {
    shop.subscribe(shop.to(shop.price(1000, "month")).setTrialPeriodDays(2L));
    assertEquals(1, shop.events(WARNING).size());
  }

  @Test
  void aTrialCanBeEndedNow() throws StripeException {
    var made = shop.subscribe(shop.to(shop.price(1000, "month")).setTrialPeriodDays(14L));
    shop.at("2026-02-05T10:00:00Z");
    var now =
        shop.update(made.getId(), change().setTrialEnd(SubscriptionUpdateParams.TrialEnd.NOW));
    assertEquals("active", now.getStatus());
    assertEquals(Instant.parse("2026-02-05T10:00:00Z").getEpochSecond(), now.getTrialEnd());
    assertEquals(List.of(1000L, 0L), shop.totals(made.getId()));
    assertEquals("paid", shop.invoices(made.getId()).getFirst().getStatus());
    shop.at("2026-03-05T11:00:00Z");
    assertEquals(3, shop.totals(made.getId()).size());
  }

  @Test
  void aTrialCanBeMadeLonger() throws StripeException {
    var made = shop.subscribe(shop.to(shop.price(1000, "month")).setTrialPeriodDays(14L));
    long later = Instant.parse("2026-03-01T10:00:00Z").getEpochSecond();
    assertEquals(later, shop.update(made.getId(), change().setTrialEnd(later)).getTrialEnd());
    shop.at("2026-02-20T10:00:00Z");
    assertEquals("trialing", shop.read(made.getId()).getStatus());
    shop.at("2026-03-01T11:00:00Z");
    assertEquals(List.of(1000L, 0L), shop.totals(made.getId()));
  }

  @Test
  void monthsOfADiscountRunDuringTheTrial() throws StripeException {
    var two = shop.months("50", 2);
    var made =
        shop.subscribe(
            shop.to(shop.price(1000, "month")).setTrialPeriodDays(30L).addDiscount(coupon(two)));
    shop.at("2026-04-03T10:00:00Z");
    assertEquals(List.of(1000L, 500L, 0L), shop.totals(made.getId()));
  }

  @Test
  void aTrialIsOfDaysOrUntilATime() throws StripeException {
    var days = shop.to(shop.price(1000, "month")).setTrialPeriodDays(0L);
    refused("trial_period_days", () -> shop.subscribe(days));
    refused("trial_end", () -> shop.subscribe(days.setTrialPeriodDays(3L).setTrialEnd(1L)));
  }

  @Test
  void aDiscountOfAChangedTrialHoldsForItsFirstPaidInvoice() throws StripeException {
    var made = shop.subscribe(shop.to(shop.price(1000, "month")).setTrialPeriodDays(14L));
    var half = shop.percent("50", Duration.ONCE);
    shop.update(made.getId(), change().addDiscount(Shop.another(half)));
    shop.at("2026-03-14T11:00:00Z");
    assertEquals(List.of(1000L, 500L, 0L), shop.totals(made.getId()));
  }
}
