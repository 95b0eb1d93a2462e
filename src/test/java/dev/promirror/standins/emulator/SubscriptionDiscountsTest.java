package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static dev.promirror.standins.emulator.Shop.another;
import static dev.promirror.standins.emulator.Shop.coupon;
import static dev.promirror.standins.emulator.Shop.kept;
import static dev.promirror.standins.emulator.Shop.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.Subscription;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.CouponCreateParams.Duration;
import com.stripe.param.PromotionCodeCreateParams.Restrictions;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionItemListParams;
import com.stripe.param.SubscriptionItemUpdateParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.common.EmptyParam;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionDiscountsTest extends InShop {
  private static final String FEBRUARY = "2026-02-28T11:00:00Z";
  private static final String MARCH = "2026-03-31T11:00:00Z";

  private static SubscriptionUpdateParams.Builder change() {
    return SubscriptionUpdateParams.builder();
  }

  private static SubscriptionCreateParams.Item.Discount onItem(String coupon) {
    return SubscriptionCreateParams.Item.Discount.builder().setCoupon(coupon).build();
  }

  private String amountOff(long amount, Duration duration) throws StripeException {
    var params = CouponCreateParams.builder().setAmountOff(amount).setCurrency("usd");
    return shop.world.coupon(params.setDuration(duration)).getId();
  }

  @Test
  void discountsApplyInTheirOrder() throws StripeException {
    var half = shop.percent("50", Duration.FOREVER);
    var two = amountOff(200, Duration.FOREVER);
    var price = shop.price(1000, "month");
    var halfFirst =
        shop.subscribe(shop.to(price).addDiscount(coupon(half)).addDiscount(coupon(two)));
    var amountFirst =
        shop.subscribe(shop.to(price).addDiscount(coupon(two)).addDiscount(coupon(half)));
    assertEquals(List.of(300L), shop.totals(halfFirst.getId()));
    assertEquals(List.of(400L), shop.totals(amountFirst.getId()));
    assertEquals(2, shop.redeemed(half));
  }

  @Test
  void aCodeCountsOnItselfAndItsCoupon() throws StripeException {
    var coupon = shop.world.coupon(twentyPercent().setDuration(Duration.FOREVER));
    var code = shop.world.code(codeOf(coupon, "SUB20"));
    var given = SubscriptionCreateParams.Discount.builder().setPromotionCode(code.getId()).build();
    var made = shop.subscribe(shop.to(shop.price(1000, "month")).addDiscount(given));
    var first = shop.invoices(made.getId()).getFirst();
    assertEquals(800, first.getTotal());
    var discount = first.getTotalDiscountAmounts().getFirst().getDiscountObject();
    assertEquals(code.getId(), discount.getPromotionCode());
    assertEquals(made.getId(), discount.getSubscription());
    assertEquals(1, shop.world.readCode(code.getId()).getTimesRedeemed());
    assertEquals(1, shop.redeemed(coupon.getId()));
  }

  @Test
  void anUpdateReplacesTheListAndKeepsWhatIsPassedAgain() throws StripeException {
    var first = shop.percent("10", Duration.FOREVER);
    var second = shop.percent("20", Duration.FOREVER);
    var third = shop.percent("50", Duration.FOREVER);
    var made =
        shop.subscribe(
            shop.to(shop.price(1000, "month"))
                .addDiscount(coupon(first))
                .addDiscount(coupon(second)));
    var ids = made.getDiscounts();
    var unchanged = shop.update(made.getId(), change().putMetadata("seat", "7"));
    assertEquals(ids, unchanged.getDiscounts());

    var changed =
        shop.update(
            made.getId(), change().addDiscount(another(third)).addDiscount(kept(ids.getFirst())));
    assertEquals(2, changed.getDiscounts().size());
    assertEquals(ids.getFirst(), changed.getDiscounts().getLast());
    assertEquals(1, shop.redeemed(first));
    assertEquals(1, shop.redeemed(second));
    assertEquals(1, shop.redeemed(third));
    assertEquals(ids, shop.previous("customer.subscription.updated").get("discounts"));
    assertEquals(1, shop.events("customer.discount.deleted").size());
    shop.at(FEBRUARY);
    assertEquals(List.of(450L, 720L), shop.totals(made.getId()));

    var cleared = shop.update(made.getId(), change().setDiscounts(EmptyParam.EMPTY));
    assertTrue(cleared.getDiscounts().isEmpty());
    shop.at(MARCH);
    assertEquals(1000L, shop.totals(made.getId()).getFirst());
    refused(
        "discounts[0][discount]",
        () -> shop.update(made.getId(), change().addDiscount(kept(ids.getFirst()))));
  }

  @Test
  void moreThanTwentyAreRefused() throws StripeException {
    var coupon = shop.percent("1", Duration.FOREVER);
    var many = shop.to(shop.price(1000, "month"));
    for (int i = 0; i < 20; i++) {
      many.addDiscount(coupon(coupon));
    }
    assertEquals(20, shop.subscribe(many).getDiscounts().size());
    refused("discounts", () -> shop.subscribe(many.addDiscount(coupon(coupon))));
  }

  @Test
  void anItemsDiscountAddsToTheSubscriptions() throws StripeException {
    var item = shop.percent("50", Duration.FOREVER);
    var whole = shop.percent("10", Duration.ONCE);
    var params =
        SubscriptionCreateParams.builder()
            .setCustomer(shop.customer())
            .addItem(
                SubscriptionCreateParams.Item.builder()
                    .setPrice(shop.price(1000, "month"))
                    .addDiscount(onItem(item))
                    .build())
            .addItem(
                SubscriptionCreateParams.Item.builder()
                    .setPrice(shop.price(600, "month"))
                    .setQuantity(2L)
                    .build())
            .addDiscount(coupon(whole));
    var made = shop.subscribe(params);
    var invoice = shop.invoices(made.getId()).getFirst();
    assertEquals(2200, invoice.getSubtotal());
    assertEquals(2200 - 500 - 170, invoice.getTotal());
    var line = invoice.getLines().getData().getFirst();
    assertEquals(
        List.of(500L, 50L),
        line.getDiscountAmounts().stream().map(amount -> amount.getAmount()).toList());
    assertEquals(made.getItems().getData().getFirst().getDiscounts(), line.getDiscounts());
    var first = invoice.getTotalDiscountAmounts().getFirst().getDiscountObject();
    assertEquals(made.getItems().getData().getFirst().getId(), first.getSubscriptionItem());
    shop.at(FEBRUARY);
    assertEquals(1700L, shop.totals(made.getId()).getFirst());
  }

  @Test
  void anItemsDiscountsAreChangedByItself() throws StripeException {
    var made = shop.subscribe(shop.to(shop.price(1000, "month")));
    var item = made.getItems().getData().getFirst().getId();
    var half = shop.percent("50", Duration.ONCE);
    var params =
        SubscriptionItemUpdateParams.builder()
            .addDiscount(SubscriptionItemUpdateParams.Discount.builder().setCoupon(half).build())
            .build();
    var items = shop.world.stripe.v1().subscriptionItems();
    assertEquals(1, items.update(item, params, shop.world.inAccount).getDiscounts().size());
    shop.at(FEBRUARY);
    assertEquals(List.of(500L, 1000L), shop.totals(made.getId()));
    assertTrue(items.retrieve(item, shop.world.inAccount).getDiscounts().isEmpty());
    var all = SubscriptionItemListParams.builder().setSubscription(made.getId()).build();
    assertEquals(item, items.list(all, shop.world.inAccount).getData().getFirst().getId());
  }

  @Test
  void aCustomersDiscountHoldsOnlyWhereTheSubscriptionHasNone() throws StripeException {
    var price = shop.price(1000, "month");
    var params = shop.to(price);
    var customer = shop.subscribe(params).getCustomer();
    shop.world.control.giveDiscount(
        shop.world.account, customer, shop.percent("30", Duration.FOREVER));
    var own = coupon(shop.percent("10", Duration.FOREVER));
    var with = shop.subscribe(params.addDiscount(own));
    assertEquals(List.of(900L), shop.totals(with.getId()));
    var customers = shop.world.stripe.v1().customers();
    var held = customers.retrieve(customer, shop.world.inAccount).getDiscount();
    shop.update(with.getId(), change().setDiscounts(EmptyParam.EMPTY));
    shop.at(FEBRUARY);
    assertEquals(700L, shop.totals(with.getId()).getFirst());

    assertEquals(held.getId(), customers.deleteDiscount(customer, shop.world.inAccount).getId());
    assertNull(customers.retrieve(customer, shop.world.inAccount).getDiscount());
    shop.at(MARCH);
    assertEquals(1000L, shop.totals(with.getId()).getFirst());
    assertThrows(
        InvalidRequestException.class,
        () -> customers.deleteDiscount(customer, shop.world.inAccount));
  }

  @Test
  void aDiscountCanBeTakenAway() throws StripeException {
    var forever = shop.percent("10", Duration.FOREVER);
    var made = shop.subscribe(shop.to(shop.price(1000, "month")).addDiscount(coupon(forever)));
    var gone = shop.deleteDiscount(made.getId());
    assertEquals(made.getDiscounts(), List.of(gone.getId()));
    assertTrue(gone.getDeleted());
    assertTrue(shop.read(made.getId()).getDiscounts().isEmpty());
    assertThrows(InvalidRequestException.class, () -> shop.deleteDiscount(made.getId()));
  }

  @Test
  void monthsAreOfTheCalendarWhateverThePlan() throws StripeException {
    var four = shop.months("50", 4);
    var monthly = shop.subscribe(shop.to(shop.price(1000, "month")).addDiscount(coupon(four)));
    var yearly = shop.subscribe(shop.to(shop.price(9000, "year")).addDiscount(coupon(four)));
    shop.at("2026-05-30T10:00:00Z");
    assertEquals(1, shop.read(yearly.getId()).getDiscounts().size());
    shop.at("2026-06-01T10:00:00Z");
    assertTrue(shop.read(yearly.getId()).getDiscounts().isEmpty());
    assertTrue(shop.read(monthly.getId()).getDiscounts().isEmpty());
    assertEquals(List.of(1000L, 500L, 500L, 500L, 500L), shop.totals(monthly.getId()));
    assertEquals(List.of(4500L), shop.totals(yearly.getId()));
    assertEquals(2, shop.events("customer.discount.deleted").size());
  }

  @Test
  void aCodeWithAnAmountIsForTheBeginningOnly() throws StripeException {
    var restrictions =
        Restrictions.builder().setMinimumAmount(900L).setMinimumAmountCurrency("usd").build();
    var code =
        shop.world
            .code(codeOf(shop.world.coupon(twentyPercent()), "MIN").setRestrictions(restrictions))
            .getId();
    var given = SubscriptionCreateParams.Discount.builder().setPromotionCode(code).build();
    var made = shop.subscribe(shop.to(shop.price(1000, "month")).addDiscount(given));
    assertEquals(List.of(800L), shop.totals(made.getId()));
    refused(
        "discounts[0][promotion_code]",
        () -> shop.subscribe(shop.to(shop.price(800, "month")).addDiscount(given)));
    var later = SubscriptionUpdateParams.Discount.builder().setPromotionCode(code).build();
    refused(
        "discounts[0][promotion_code]",
        () -> shop.update(made.getId(), change().addDiscount(later)));
    var item =
        SubscriptionCreateParams.Item.builder()
            .setPrice(shop.price(1000, "month"))
            .addDiscount(
                SubscriptionCreateParams.Item.Discount.builder().setPromotionCode(code).build());
    refused(
        "items[0][discounts][0][promotion_code]",
        () ->
            shop.subscribe(
                SubscriptionCreateParams.builder()
                    .setCustomer(shop.customer())
                    .addItem(item.build())));
  }

  @Test
  void listsAreFilteredByStatusPriceAndCustomer() throws StripeException {
    var price = shop.price(1000, "month");
    var runs = shop.subscribe(shop.to(price));
    var trial = shop.subscribe(shop.to(price).setTrialPeriodDays(7L));
    var ended = shop.subscribe(shop.to(shop.price(900, "month")));
    shop.world.stripe.v1().subscriptions().cancel(ended.getId(), shop.world.inAccount);
    assertEquals(List.of(trial, runs), list(SubscriptionListParams.builder()));
    var status = SubscriptionListParams.Status.TRIALING;
    assertEquals(List.of(trial), list(SubscriptionListParams.builder().setStatus(status)));
    assertEquals(2, list(SubscriptionListParams.builder().setPrice(price)).size());
    var all = SubscriptionListParams.builder().setStatus(SubscriptionListParams.Status.ALL);
    assertEquals(3, list(all).size());
    assertEquals(List.of(runs), list(all.setCustomer(runs.getCustomer())));
  }

  private List<Subscription> list(SubscriptionListParams.Builder params) throws StripeException {
    return shop.world
        .stripe
        .v1()
        .subscriptions()
        .list(params.build(), shop.world.inAccount)
        .getData();
  }

  @Test
  void aSubscriptionCanEndWithItsPeriod() throws StripeException {
    var made = shop.subscribe(shop.to(shop.price(1000, "month")));
    var ending = shop.update(made.getId(), change().setCancelAtPeriodEnd(true));
    var end = made.getItems().getData().getFirst().getCurrentPeriodEnd();
    assertEquals(end, ending.getCancelAt());
    assertEquals(false, shop.previous("customer.subscription.updated").get("cancel_at_period_end"));
    var staying = shop.update(made.getId(), change().setCancelAtPeriodEnd(false));
    assertNull(staying.getCancelAt());
    shop.update(made.getId(), change().setCancelAtPeriodEnd(true));
    shop.at(FEBRUARY);
    assertEquals("canceled", shop.read(made.getId()).getStatus());
    assertEquals(end, shop.read(made.getId()).getEndedAt());
    assertEquals(1, shop.totals(made.getId()).size());
    List<Event> deleted = shop.events("customer.subscription.deleted");
    assertEquals(1, deleted.size());
    refused(null, () -> shop.update(made.getId(), change().setCancelAtPeriodEnd(false)));
    assertEquals(
        "7",
        shop.update(made.getId(), change().putMetadata("seat", "7")).getMetadata().get("seat"));
  }
}
