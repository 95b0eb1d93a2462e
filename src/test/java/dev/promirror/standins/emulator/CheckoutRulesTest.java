package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static dev.promirror.standins.emulator.Shop.refused;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.model.PromotionCode;
import com.stripe.model.checkout.Session;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.PromotionCodeCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodCollection;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckoutRulesTest {
  private Shop shop;

  @BeforeEach
  void open() throws StripeException {
    shop = new Shop();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private static SessionCreateParams.Builder session(Mode mode, String... prices) {
    var params = SessionCreateParams.builder().setMode(mode);
    for (String price : prices) {
      params.addLineItem(
          SessionCreateParams.LineItem.builder().setPrice(price).setQuantity(1L).build());
    }
    return params;
  }

  private static SessionCreateParams.Discount coupon(String id) {
    return SessionCreateParams.Discount.builder().setCoupon(id).build();
  }

  private static SessionCreateParams.Discount code(PromotionCode code) {
    return SessionCreateParams.Discount.builder().setPromotionCode(code.getId()).build();
  }

  private static SessionCreateParams.SubscriptionData.Builder data() {
    return SessionCreateParams.SubscriptionData.builder();
  }

  private PromotionCode code(
      String text, UnaryOperator<PromotionCodeCreateParams.Restrictions.Builder> restrictions)
      throws StripeException {
    var params = codeOf(shop.world.coupon(twentyPercent()), text);
    var built = restrictions.apply(PromotionCodeCreateParams.Restrictions.builder()).build();
    return shop.world.code(params.setRestrictions(built));
  }

  private String reason(Session session, String text) {
    var refusal = assertThrows(ControlFailure.class, () -> shop.complete(session, text));
    assertEquals(402, refusal.status());
    return requireNonNull(refusal.getMessage());
  }

  @Test
  void oneDiscountOrTheBoxNotBoth() throws StripeException {
    var price = shop.price(1000, null);
    var coupon = shop.world.coupon(twentyPercent()).getId();
    var one = session(Mode.PAYMENT, price).addDiscount(coupon(coupon));
    assertEquals(800, shop.open(one).getAmountTotal());
    refused("discounts", () -> shop.open(one.setAllowPromotionCodes(true)));
    var two = session(Mode.PAYMENT, price).addDiscount(coupon(coupon)).addDiscount(coupon(coupon));
    refused("discounts", () -> shop.open(two));
  }

  @Test
  void eachModeTakesItsOwnPricesAndParameters() throws StripeException {
    var once = shop.price(1000, null);
    var monthly = shop.price(1000, "month");
    var yearly = shop.price(9000, "year");
    refused("line_items[0][price]", () -> shop.open(session(Mode.PAYMENT, monthly)));
    refused("line_items", () -> shop.open(session(Mode.SUBSCRIPTION, once)));
    refused("items", () -> shop.open(session(Mode.SUBSCRIPTION, monthly, yearly)));
    var euros = shop.offer(1000, "eur", null).price();
    refused("line_items[1][price]", () -> shop.open(session(Mode.PAYMENT, once, euros)));
    var data = data().putMetadata("a", "1").build();
    refused(
        "subscription_data",
        () -> shop.open(session(Mode.PAYMENT, once).setSubscriptionData(data)));
    refused(
        "payment_method_collection",
        () ->
            shop.open(
                session(Mode.PAYMENT, once)
                    .setPaymentMethodCollection(PaymentMethodCollection.IF_REQUIRED)));
    var cancels = data().putExtraParam("cancel_at", 1L).build();
    refused(
        "subscription_data[cancel_at]",
        () -> shop.open(session(Mode.SUBSCRIPTION, monthly).setSubscriptionData(cancels)));
    var both = session(Mode.PAYMENT, once).setCustomer(shop.customer());
    refused("customer", () -> shop.open(both.setCustomerEmail("mia@example.com")));
  }

  @Test
  void aSessionLivesHalfAnHourToADay() throws StripeException {
    var price = shop.price(1000, null);
    long now = EmulatorFixture.START.getEpochSecond();
    for (long seconds : new long[] {1799, 86_401}) {
      var params = session(Mode.PAYMENT, price).setExpiresAt(now + seconds);
      refused("expires_at", () -> shop.open(params));
    }
    var brief = shop.open(session(Mode.PAYMENT, price).setExpiresAt(now + 1800));
    var usual = shop.open(session(Mode.PAYMENT, price));
    assertEquals(now + 86_400, usual.getExpiresAt());
    var sessions = shop.world.stripe.v1().checkout().sessions();
    assertEquals("expired", sessions.expire(usual.getId(), shop.world.inAccount).getStatus());
    refused("session", () -> sessions.expire(usual.getId(), shop.world.inAccount));
    shop.world.control.advanceClock(Duration.ofMinutes(31));
    assertEquals("expired", sessions.retrieve(brief.getId(), shop.world.inAccount).getStatus());
    assertEquals(2, shop.events("checkout.session.expired").size());
  }

  @Test
  void aMinimumHoldsInEachCurrencyAtTheBoxAndInDiscounts() throws StripeException {
    var eur =
        PromotionCodeCreateParams.Restrictions.CurrencyOption.builder().setMinimumAmount(3000L);
    var min =
        code(
            "MIN",
            r ->
                r.setMinimumAmount(2000L)
                    .setMinimumAmountCurrency("usd")
                    .putCurrencyOption("eur", eur.build()));
    for (String currency : new String[] {"usd", "eur"}) {
      long least = currency.equals("usd") ? 2000 : 3000;
      var below = shop.offer(least - 1, currency, null).price();
      var box = shop.open(session(Mode.PAYMENT, below).setAllowPromotionCodes(true));
      assertTrue(reason(box, "MIN").contains("minimum_amount"));
      refused(
          "discounts[0][promotion_code]",
          () -> shop.open(session(Mode.PAYMENT, below).addDiscount(code(min))));
      var enough = shop.offer(least, currency, null).price();
      var open = shop.open(session(Mode.PAYMENT, enough).addDiscount(code(min)));
      assertEquals(least / 5, open.getTotalDetails().getAmountDiscount());
    }
  }

  @Test
  void firstTimeAsksTheCustomersHistoryAndAGuestHasNone() throws StripeException {
    var first = code("FIRST", r -> r.setFirstTimeTransaction(true));
    var price = shop.price(1000, null);
    var customer = shop.customer();
    var theirs = session(Mode.PAYMENT, price).setCustomer(customer).addDiscount(code(first));
    assertEquals(800, shop.complete(shop.open(theirs), null).amountTotal());
    refused("discounts[0][promotion_code]", () -> shop.open(theirs));
    var box = session(Mode.PAYMENT, price).setCustomer(customer).setAllowPromotionCodes(true);
    assertTrue(reason(shop.open(box), "FIRST").contains("not_first_time"));
    var guest = session(Mode.PAYMENT, price).addDiscount(code(first));
    assertNull(shop.complete(shop.open(guest), null).customer());
    assertEquals(800, shop.complete(shop.open(guest), null).amountTotal());
  }

  @Test
  void aCustomersOwnCodeIsNobodyElses() throws StripeException {
    var customer = shop.customer();
    var params = codeOf(shop.world.coupon(twentyPercent()), "MINE").setCustomer(customer);
    var mine = shop.world.code(params);
    var price = shop.price(1000, null);
    refused(
        "discounts[0][promotion_code]",
        () -> shop.open(session(Mode.PAYMENT, price).addDiscount(code(mine))));
    var box = session(Mode.PAYMENT, price).setAllowPromotionCodes(true);
    assertTrue(reason(shop.open(box), "MINE").contains("other_customer"));
    assertEquals(800, shop.complete(shop.open(box.setCustomer(customer)), "mine").amountTotal());
  }

  @Test
  void anAmountNeedsItsCurrency() throws StripeException {
    var eur = CouponCreateParams.CurrencyOption.builder().setAmountOff(300L).build();
    var coupon =
        shop.world
            .coupon(
                CouponCreateParams.builder()
                    .setAmountOff(500L)
                    .setCurrency("usd")
                    .putCurrencyOption("eur", eur))
            .getId();
    var euros = session(Mode.PAYMENT, shop.offer(1000, "eur", null).price());
    assertEquals(700, shop.open(euros.addDiscount(coupon(coupon))).getAmountTotal());
    var yen = session(Mode.PAYMENT, shop.offer(1000, "jpy", null).price());
    refused("discounts[0]", () -> shop.open(yen.addDiscount(coupon(coupon))));
  }

  @Test
  void aCouponForOtherProductsIsTakenAndDiscountsNothing() throws StripeException {
    var other = shop.offer(1000, "usd", null).product();
    var applies = CouponCreateParams.AppliesTo.builder().addProduct(other).build();
    var coupon = shop.world.coupon(twentyPercent().setAppliesTo(applies)).getId();
    var open = session(Mode.PAYMENT, shop.price(1000, null)).addDiscount(coupon(coupon));
    var receipt = shop.complete(shop.open(open), null);
    assertEquals(0, receipt.amountDiscount());
    assertEquals(1, shop.redeemed(coupon));
  }

  @Test
  void whatIsSoldOnceIsOnTheFirstInvoiceOnly() throws StripeException {
    var open = session(Mode.SUBSCRIPTION, shop.price(1000, "month"), shop.price(300, null));
    var receipt = shop.complete(shop.open(open), null);
    assertEquals(1300, receipt.amountTotal());
    assertEquals(1, shop.read(receipt.subscription()).getItems().getData().size());
    shop.at("2026-03-01T10:00:00Z");
    assertEquals(1000L, shop.totals(receipt.subscription()).getFirst());
    assertEquals(1300L, shop.totals(receipt.subscription()).getLast());
  }

  @Test
  void aFreeSubscriptionNeedsNoPayment() throws StripeException {
    var coupon = shop.percent("100", CouponCreateParams.Duration.FOREVER);
    var open =
        session(Mode.SUBSCRIPTION, shop.price(1000, "month"))
            .addDiscount(coupon(coupon))
            .setPaymentMethodCollection(PaymentMethodCollection.IF_REQUIRED)
            .setCustomerEmail("mia@example.com");
    var session = shop.open(open);
    assertEquals("if_required", session.getPaymentMethodCollection());
    var receipt = shop.complete(session, null);
    var read =
        shop.world
            .stripe
            .v1()
            .checkout()
            .sessions()
            .retrieve(receipt.session(), shop.world.inAccount);
    assertEquals("no_payment_required", read.getPaymentStatus());
    assertEquals("mia@example.com", read.getCustomerDetails().getEmail());
    assertNotEquals(receipt.customer(), shop.complete(shop.open(open), null).customer());
  }

  @Test
  void aDiscountNamesItsSubscriptionAndNotTheSession() throws StripeException {
    var coupon = shop.months("20", 2);
    var open =
        session(Mode.SUBSCRIPTION, shop.price(1000, "month"))
            .addDiscount(coupon(coupon))
            .setSubscriptionData(data().putMetadata("seat", "7").build());
    var opened = shop.open(open);
    shop.world.control.advanceClock(Duration.ofHours(2));
    var receipt = shop.complete(opened, null);
    var expand = SessionRetrieveParams.builder().addExpand("total_details.breakdown").build();
    var read =
        shop.world
            .stripe
            .v1()
            .checkout()
            .sessions()
            .retrieve(receipt.session(), expand, shop.world.inAccount);
    var discount = read.getTotalDetails().getBreakdown().getDiscounts().getFirst().getDiscount();
    assertNull(discount.getCheckoutSession());
    assertEquals(receipt.subscription(), discount.getSubscription());
    long begun = EmulatorFixture.START.plus(Duration.ofHours(2)).getEpochSecond();
    assertEquals(begun, discount.getStart());
    assertNotNull(discount.getEnd());
    assertEquals("7", shop.read(receipt.subscription()).getMetadata().get("seat"));
  }

  @Test
  void aTrialCostsNothingAtFirst() throws StripeException {
    var open =
        session(Mode.SUBSCRIPTION, shop.price(1000, "month"))
            .setSubscriptionData(data().setTrialPeriodDays(7L).build());
    var session = shop.open(open);
    assertEquals(0, session.getAmountTotal());
    var receipt = shop.complete(session, null);
    assertEquals("trialing", shop.read(receipt.subscription()).getStatus());
    shop.at("2026-02-07T12:00:00Z");
    assertEquals(List.of(1000L, 0L), shop.totals(receipt.subscription()));
    long tomorrow = EmulatorFixture.START.plus(Duration.ofDays(1)).getEpochSecond();
    var soon = data().setTrialEnd(tomorrow).build();
    refused("subscription_data[trial_end]", () -> shop.open(open.setSubscriptionData(soon)));
  }
}
