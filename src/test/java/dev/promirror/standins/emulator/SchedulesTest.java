package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static dev.promirror.standins.emulator.Shop.coupon;
import static dev.promirror.standins.emulator.Shop.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.param.CouponCreateParams.Duration;
import com.stripe.param.PromotionCodeCreateParams.Restrictions;
import com.stripe.param.SubscriptionScheduleCreateParams;
import com.stripe.param.SubscriptionScheduleCreateParams.EndBehavior;
import com.stripe.param.SubscriptionScheduleCreateParams.Phase;
import com.stripe.param.SubscriptionScheduleListParams;
import com.stripe.param.SubscriptionScheduleUpdateParams;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulesTest extends InShop {
  private static Phase.Builder phase(String price, long months) {
    return Phase.builder()
        .addItem(Phase.Item.builder().setPrice(price).setQuantity(1L).build())
        .setDuration(
            Phase.Duration.builder()
                .setInterval(Phase.Duration.Interval.MONTH)
                .setIntervalCount(months)
                .build());
  }

  private static Phase.Discount given(String coupon) {
    return Phase.Discount.builder().setCoupon(coupon).build();
  }

  private static SubscriptionScheduleUpdateParams.Phase.Item next(String price) {
    return SubscriptionScheduleUpdateParams.Phase.Item.builder().setPrice(price).build();
  }

  private SubscriptionScheduleCreateParams.Builder forCustomer() throws StripeException {
    return SubscriptionScheduleCreateParams.builder().setCustomer(shop.customer());
  }

  @Test
  void nothingStartsInThePastNorWithAGap() throws StripeException {
    var price = shop.price(1000, "month");
    var past = EmulatorFixture.START.getEpochSecond() - 1;
    var late = forCustomer().setStartDate(past).addPhase(phase(price, 1).build());
    refused("start_date", () -> shop.schedule(late));
    var inPhase = phase(price, 1).putExtraParam("start_date", past).build();
    var named = forCustomer().addPhase(inPhase);
    refused("phases[0][start_date]", () -> shop.schedule(named));

    var waiting = forCustomer().setStartDate(past + 3600).addPhase(phase(price, 1).build());
    var made = shop.schedule(waiting);
    refused("phases[0][start_date]", () -> shop.reschedule(made.getId(), starting(price, past)));
    var gap = starting(price, past + 7200).addPhase(started(price, past));
    refused("phases[1][start_date]", () -> shop.reschedule(made.getId(), gap));
    assertEquals(
        past + 3600, shop.readSchedule(made.getId()).getPhases().getFirst().getStartDate());
  }

  private static SubscriptionScheduleUpdateParams.Builder starting(String price, long at) {
    return SubscriptionScheduleUpdateParams.builder().addPhase(started(price, at));
  }

  private static SubscriptionScheduleUpdateParams.Phase started(String price, long at) {
    return SubscriptionScheduleUpdateParams.Phase.builder()
        .addItem(next(price))
        .setStartDate(at)
        .build();
  }

  @Test
  void phasesFollowOneAnotherAndLeaveTheSubscriptionOnItsOwn() throws StripeException {
    var half = shop.percent("50", Duration.FOREVER);
    var price = shop.price(1000, "month");
    var made =
        shop.schedule(
            forCustomer()
                .addPhase(phase(price, 2).addDiscount(given(half)).build())
                .addPhase(phase(shop.price(3000, "month"), 1).build()));
    assertEquals("active", made.getStatus());
    assertEquals(made.getPhases().getFirst().getEndDate(), made.getCurrentPhase().getEndDate());
    assertEquals(half, made.getPhases().getFirst().getDiscounts().getFirst().getCoupon());
    var id = made.getSubscription();
    assertEquals(made.getId(), shop.read(id).getSchedule());

    shop.at("2026-03-31T11:00:00Z");
    assertEquals(List.of(3000L, 500L, 500L), shop.totals(id));
    assertTrue(shop.read(id).getDiscounts().isEmpty());
    var moved = shop.previous("subscription_schedule.updated");
    assertTrue(moved.containsKey("current_phase"));
    assertTrue(shop.previous("customer.subscription.updated").containsKey("items"));

    shop.at("2026-05-01T11:00:00Z");
    var over = shop.readSchedule(made.getId());
    assertEquals("released", over.getStatus());
    assertEquals(id, over.getReleasedSubscription());
    assertNull(over.getSubscription());
    assertNull(over.getCurrentPhase());
    assertNull(shop.read(id).getSchedule());
    assertEquals(List.of(3000L, 3000L, 500L, 500L), shop.totals(id));
    assertEquals(1, shop.events("subscription_schedule.released").size());
    assertEquals(1, shop.redeemed(half));
  }

  @Test
  void aScheduleCanEndItsSubscription() throws StripeException {
    var made =
        shop.schedule(
            forCustomer()
                .setEndBehavior(EndBehavior.CANCEL)
                .addPhase(phase(shop.price(1000, "month"), 1).build()));
    shop.at("2026-03-01T10:00:00Z");
    assertEquals("completed", shop.readSchedule(made.getId()).getStatus());
    assertEquals("canceled", shop.read(made.getSubscription()).getStatus());
    assertEquals(List.of(1000L), shop.totals(made.getSubscription()));
  }

  @Test
  void aScheduleCanWait() throws StripeException {
    long start = Instant.parse("2026-02-10T10:00:00Z").getEpochSecond();
    var made =
        shop.schedule(
            forCustomer()
                .setStartDate(start)
                .addPhase(phase(shop.price(1000, "month"), 2).build()));
    assertEquals("not_started", made.getStatus());
    assertNull(made.getSubscription());
    var waiting = SubscriptionScheduleListParams.builder().setScheduled(true).build();
    var schedules = shop.world.stripe.v1().subscriptionSchedules();
    assertEquals(1, schedules.list(waiting, shop.world.inAccount).getData().size());
    shop.at("2026-02-10T10:00:00Z");
    var runs = shop.readSchedule(made.getId());
    assertEquals("active", runs.getStatus());
    assertEquals(List.of(1000L), shop.totals(runs.getSubscription()));
    assertEquals("not_started", shop.previous("subscription_schedule.updated").get("status"));
  }

  @Test
  void aRunningSubscriptionGetsASchedule() throws StripeException {
    var fifth = shop.percent("20", Duration.FOREVER);
    var price = shop.price(1000, "month");
    var subscription = shop.subscribe(shop.to(price).addDiscount(coupon(fifth)));
    var from = SubscriptionScheduleCreateParams.builder().setFromSubscription(subscription.getId());
    var made = shop.schedule(from);
    var current = made.getPhases().getFirst();
    var discount = subscription.getDiscounts().getFirst();
    assertEquals(discount, current.getDiscounts().getFirst().getDiscount());
    refused("from_subscription", () -> shop.schedule(from));

    var half = shop.percent("50", Duration.FOREVER);
    var kept = SubscriptionScheduleUpdateParams.Phase.Discount.builder().setDiscount(discount);
    var other = SubscriptionScheduleUpdateParams.Phase.Discount.builder().setCoupon(half);
    var update =
        SubscriptionScheduleUpdateParams.builder()
            .addPhase(
                SubscriptionScheduleUpdateParams.Phase.builder()
                    .addItem(next(price))
                    .addDiscount(kept.build())
                    .setStartDate(current.getStartDate())
                    .setEndDate(current.getEndDate())
                    .build())
            .addPhase(
                SubscriptionScheduleUpdateParams.Phase.builder()
                    .addItem(next(price))
                    .addDiscount(other.build())
                    .build());
    assertEquals(2, shop.reschedule(made.getId(), update).getPhases().size());
    assertEquals(List.of(discount), shop.read(subscription.getId()).getDiscounts());
    assertEquals(1, shop.redeemed(fifth));
    shop.at("2026-02-28T11:00:00Z");
    assertEquals(List.of(500L, 800L), shop.totals(subscription.getId()));
    assertEquals(1, shop.redeemed(half));
  }

  @Test
  void theCurrentPhaseIsChangedAtOnceAndProrated() throws StripeException {
    var made = shop.schedule(forCustomer().addPhase(phase(shop.price(1000, "month"), 3).build()));
    shop.at("2026-02-14T10:00:00Z");
    var update =
        SubscriptionScheduleUpdateParams.builder()
            .addPhase(
                SubscriptionScheduleUpdateParams.Phase.builder()
                    .addItem(next(shop.price(3000, "month")))
                    .setStartDate(made.getCurrentPhase().getStartDate())
                    .setEndDate(made.getCurrentPhase().getEndDate())
                    .build());
    shop.reschedule(made.getId(), update);
    assertTrue(shop.previous("customer.subscription.updated").containsKey("items"));
    shop.at("2026-02-28T11:00:00Z");
    assertEquals(4000L, shop.totals(made.getSubscription()).getFirst());
  }

  @Test
  void aPhaseOfAnotherIntervalBeginsItsOwnPeriods() throws StripeException {
    var made =
        shop.schedule(
            forCustomer()
                .addPhase(phase(shop.price(1000, "month"), 1).build())
                .addPhase(phase(shop.price(9000, "year"), 12).build()));
    shop.at("2026-05-01T10:00:00Z");
    assertEquals(List.of(9000L, 1000L), shop.totals(made.getSubscription()));
  }

  @Test
  void aScheduleIsReleasedOrCanceledByHand() throws StripeException {
    var schedules = shop.world.stripe.v1().subscriptionSchedules();
    var price = shop.price(1000, "month");
    var one = shop.schedule(forCustomer().addPhase(phase(price, 3).build()));
    var released = schedules.release(one.getId(), shop.world.inAccount);
    assertEquals("released", released.getStatus());
    assertEquals("active", shop.read(one.getSubscription()).getStatus());
    refused(null, () -> schedules.cancel(one.getId(), shop.world.inAccount));

    var two = shop.schedule(forCustomer().addPhase(phase(price, 3).build()));
    assertEquals("canceled", schedules.cancel(two.getId(), shop.world.inAccount).getStatus());
    assertEquals("canceled", shop.read(two.getSubscription()).getStatus());

    var three = shop.schedule(forCustomer().addPhase(phase(price, 3).build()));
    var subscriptions = shop.world.stripe.v1().subscriptions();
    subscriptions.cancel(three.getSubscription(), shop.world.inAccount);
    assertEquals("canceled", shop.readSchedule(three.getId()).getStatus());
    shop.at("2026-06-01T10:00:00Z");
    assertEquals(1, shop.totals(two.getSubscription()).size());
  }

  @Test
  void aFuturePhaseTakesNoCodeThatNeedsAnAmount() throws StripeException {
    var restrictions =
        Restrictions.builder().setMinimumAmount(100L).setMinimumAmountCurrency("usd").build();
    var code =
        shop.world
            .code(codeOf(shop.world.coupon(twentyPercent()), "MIN").setRestrictions(restrictions))
            .getId();
    var given = Phase.Discount.builder().setPromotionCode(code).build();
    var price = shop.price(1000, "month");
    var now = forCustomer().addPhase(phase(price, 1).addDiscount(given).build());
    assertEquals(List.of(800L), shop.totals(shop.schedule(now).getSubscription()));
    var later =
        forCustomer()
            .addPhase(phase(price, 1).build())
            .addPhase(phase(price, 1).addDiscount(given).build());
    refused("phases[1][discounts][0][promotion_code]", () -> shop.schedule(later));
  }
}
