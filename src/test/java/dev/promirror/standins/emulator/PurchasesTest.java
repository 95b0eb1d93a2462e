package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.PromotionCodeUpdateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PurchasesTest {
  private EmulatorFixture world;

  @BeforeEach
  void start() throws StripeException {
    world = new EmulatorFixture();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private String offer(long amount, @Nullable String interval) {
    return world.control.offer(world.account, "Gold", amount, "usd", interval).price();
  }

  private EmulatorControl.Receipt buy(String price, String code) {
    return world.control.buy(world.account, price, code, "mia@example.com", "Mia");
  }

  private List<Invoice> invoices(String subscription) throws StripeException {
    var params =
        InvoiceListParams.builder()
            .setSubscription(subscription)
            .addExpand("data.total_discount_amounts.discount.promotion_code")
            .build();
    return world.stripe.v1().invoices().list(params, world.inAccount).getData();
  }

  private List<String> eventTypes() throws StripeException {
    var params = EventListParams.builder().setLimit(100L).build();
    return world.stripe.v1().events().list(params, world.inAccount).getData().stream()
        .map(Event::getType)
        .toList();
  }

  @Test
  void aPaymentWithACodeIsCountedAndDiscounted() throws StripeException {
    var code = world.code(codeOf(world.coupon(twentyPercent()), "SUNNY20"));
    var receipt = buy(offer(1999, null), "sunny20");
    assertEquals(400, receipt.amountDiscount());
    assertEquals(1599, receipt.amountTotal());
    assertNull(receipt.invoice());
    assertEquals(1, world.readCode(code.getId()).getTimesRedeemed());

    var expand =
        SessionRetrieveParams.builder()
            .addExpand("line_items.data.discounts")
            .addExpand("total_details.breakdown")
            .addExpand("discounts.promotion_code")
            .build();
    var session =
        world
            .stripe
            .v1()
            .checkout()
            .sessions()
            .retrieve(receipt.session(), expand, world.inAccount);
    assertEquals("paid", session.getPaymentStatus());
    assertEquals("SUNNY20", session.getDiscounts().getFirst().getPromotionCodeObject().getCode());
    var breakdown = session.getTotalDetails().getBreakdown().getDiscounts().getFirst();
    assertEquals(400, breakdown.getAmount());
    assertEquals(receipt.session(), breakdown.getDiscount().getCheckoutSession());
    var line = session.getLineItems().getData().getFirst();
    assertEquals(400, line.getDiscounts().getFirst().getAmount());
    assertEquals(1599, line.getAmountTotal());
    assertEquals("checkout.session.completed", eventTypes().getFirst());
  }

  @Test
  void membersOnlyUseCodesThatWork() throws StripeException {
    var price = offer(1999, null);
    var code = world.code(codeOf(world.coupon(twentyPercent()), "OFF"));
    var off = PromotionCodeUpdateParams.builder().setActive(false).build();
    world.stripe.v1().promotionCodes().update(code.getId(), off, world.inAccount);
    for (String text : List.of("OFF", "UNKNOWN")) {
      var refusal = assertThrows(ControlFailure.class, () -> buy(price, text));
      assertEquals(402, refusal.status());
    }
    assertEquals(0, world.control.truth(world.account).path("sales").size());
    assertEquals(0, world.control.truth(world.account).path("customers").size());
  }

  @Test
  void theLastUseTurnsACodeInactiveForGood() throws StripeException {
    var code = world.code(codeOf(world.coupon(twentyPercent()), "TWICE").setMaxRedemptions(2L));
    var price = offer(1000, null);
    buy(price, "TWICE");
    assertTrue(world.readCode(code.getId()).getActive());
    buy(price, "TWICE");
    assertFalse(world.readCode(code.getId()).getActive());
    assertThrows(ControlFailure.class, () -> buy(price, "TWICE"));
    var on = PromotionCodeUpdateParams.builder().setActive(true).build();
    assertThrows(
        InvalidRequestException.class,
        () -> world.stripe.v1().promotionCodes().update(code.getId(), on, world.inAccount));
  }

  @Test
  void aSubscriptionIsInvoicedAtOnceAndAtEachRenewal() throws StripeException {
    var coupon =
        world.coupon(
            twentyPercent()
                .setDuration(CouponCreateParams.Duration.REPEATING)
                .setDurationInMonths(2L));
    var code = world.code(codeOf(coupon, "TWOMONTHS"));
    var receipt = buy(offer(1000, "month"), "TWOMONTHS");
    assertEquals(800, receipt.amountTotal());
    assertNotNull(receipt.subscription());

    world.control.moveClockTo(Instant.parse("2026-02-28T10:30:00Z"));
    var draft = invoices(receipt.subscription()).getFirst();
    assertEquals("draft", draft.getStatus());
    assertEquals("subscription_cycle", draft.getBillingReason());
    world.control.moveClockTo(Instant.parse("2026-03-31T11:30:00Z"));

    var invoices = invoices(receipt.subscription());
    assertEquals(List.of(1000L, 800L, 800L), invoices.stream().map(Invoice::getTotal).toList());
    assertTrue(invoices.stream().allMatch(invoice -> invoice.getStatus().equals("paid")));
    var first = invoices.getLast();
    assertEquals("subscription_create", first.getBillingReason());
    var discount = first.getTotalDiscountAmounts().getFirst();
    assertEquals(200, discount.getAmount());
    assertEquals(code.getId(), discount.getDiscountObject().getPromotionCodeObject().getId());
    assertEquals(coupon.getId(), discount.getDiscountObject().getSource().getCoupon());
    assertEquals(1, world.readCode(code.getId()).getTimesRedeemed());
    assertEquals(
        Instant.parse("2026-02-28T11:00:00Z").getEpochSecond(),
        invoices.get(1).getStatusTransitions().getFinalizedAt());
  }

  @Test
  void aDiscountOnceIsUsedUpByTheFirstInvoice() throws StripeException {
    world.code(codeOf(world.coupon(twentyPercent()), "FIRST"));
    var receipt = buy(offer(1000, "year"), "FIRST");
    var subscription =
        world.stripe.v1().subscriptions().retrieve(receipt.subscription(), world.inAccount);
    assertTrue(subscription.getDiscounts().isEmpty());
    assertEquals(
        List.of(
            "checkout.session.completed",
            "customer.subscription.updated",
            "invoice.payment_succeeded",
            "invoice.paid",
            "invoice.updated",
            "invoice_payment.paid",
            "payment_intent.succeeded",
            "charge.succeeded",
            "customer.discount.deleted",
            "invoice.finalized",
            "payment_intent.created",
            "invoice.created",
            "customer.discount.created",
            "coupon.updated",
            "promotion_code.updated",
            "customer.subscription.created"),
        eventTypes().subList(0, 16));
  }

  @Test
  void anAmountOffNeverGoesBelowZero() throws StripeException {
    var coupon = world.coupon(CouponCreateParams.builder().setAmountOff(5000L).setCurrency("usd"));
    world.code(codeOf(coupon, "BIG"));
    var receipt = buy(offer(1999, null), "BIG");
    assertEquals(1999, receipt.amountDiscount());
    assertEquals(0, receipt.amountTotal());
    var session =
        world.stripe.v1().checkout().sessions().retrieve(receipt.session(), world.inAccount);
    assertEquals("no_payment_required", session.getPaymentStatus());
  }

  @Test
  void aSessionNobodyCompletesExpires() throws StripeException {
    var params =
        SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.PAYMENT)
            .setSuccessUrl("https://example.com/thanks")
            .addLineItem(
                SessionCreateParams.LineItem.builder()
                    .setPrice(offer(1999, null))
                    .setQuantity(2L)
                    .build())
            .build();
    var sessions = world.stripe.v1().checkout().sessions();
    var session = sessions.create(params, world.inAccount);
    assertEquals(3998, session.getAmountTotal());
    world.control.advanceClock(Duration.ofHours(25));
    assertEquals("expired", sessions.retrieve(session.getId(), world.inAccount).getStatus());
    assertEquals("checkout.session.expired", eventTypes().getFirst());
  }
}
