package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.PromotionCode;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.checkout.SessionListParams;
import dev.promirror.standins.emulator.store.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedPaymentsTest {
  private EmulatorFixture world;
  private PromotionCode code;

  @BeforeEach
  void start() throws StripeException {
    world = new EmulatorFixture();
    code = world.code(codeOf(world.coupon(twentyPercent()), "SUNNY20"));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private String offer(@Nullable String interval) {
    return world.control.offer(world.account, "Gold", 1000, "usd", interval).price();
  }

  private EmulatorControl.Receipt buy(String price, @Nullable String text) {
    return world.control.buy(world.account, price, text, "mia@example.com", "Mia");
  }

  private Subscription subscription(EmulatorControl.Receipt receipt) throws StripeException {
    return world.stripe.v1().subscriptions().retrieve(receipt.subscription(), world.inAccount);
  }

  private Invoice newestInvoice() throws StripeException {
    var params = InvoiceListParams.builder().setLimit(1L).build();
    return world.stripe.v1().invoices().list(params, world.inAccount).getData().getFirst();
  }

  private Session newestSession() throws StripeException {
    var params = SessionListParams.builder().setLimit(1L).build();
    return world
        .stripe
        .v1()
        .checkout()
        .sessions()
        .list(params, world.inAccount)
        .getData()
        .getFirst();
  }

  private long redemptions() throws StripeException {
    return world.readCode(code.getId()).getTimesRedeemed();
  }

  private void declined(String price, @Nullable String text) {
    assertEquals(402, assertThrows(ControlFailure.class, () -> buy(price, text)).status());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDeclinedPaymentLeavesTheSessionOpenForAnotherTry(boolean counts) throws StripeException {
    world.control.take(Fact.FAILED_PAYMENT_COUNTS, counts);
    world.control.failPayments(world.account, null, 1);
    declined(offer(null), "SUNNY20");
    var open = newestSession();
    assertEquals("open", open.getStatus());
    assertEquals("unpaid", open.getPaymentStatus());
    assertEquals(counts ? 1 : 0, redemptions());
    var events = new Events(world);
    assertTrue(
        events.types().containsAll(List.of("charge.failed", "payment_intent.payment_failed")));
    var intent = events.object("payment_intent.payment_failed");
    assertEquals("requires_payment_method", intent.get("status").getAsString());
    assertEquals(
        "card_declined", intent.getAsJsonObject("last_payment_error").get("code").getAsString());

    var receipt =
        world.control.completeSession(
            world.account, open.getId(), "SUNNY20", "mia@example.com", "Mia");
    assertEquals(800, receipt.amountTotal());
    assertEquals("paid", newestSession().getPaymentStatus());
    assertEquals(open.getPaymentIntent(), newestSession().getPaymentIntent());
    assertEquals(1, redemptions());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDelayedPaymentArrivesOrDoesNot(boolean arrives) throws StripeException {
    world.control.take(Fact.FAILED_PAYMENT_COUNTS, false);
    var receipt =
        world.control.buyDelayed(world.account, offer(null), "SUNNY20", "mia@example.com", "Mia");
    var session = newestSession();
    assertEquals("complete", session.getStatus());
    assertEquals("unpaid", session.getPaymentStatus());
    assertEquals("checkout.session.completed", new Events(world).types().getFirst());
    assertEquals(0, redemptions());

    world.control.settleSession(world.account, receipt.session(), arrives);
    assertEquals(arrives ? "paid" : "unpaid", newestSession().getPaymentStatus());
    assertEquals(
        "checkout.session.async_payment_" + (arrives ? "succeeded" : "failed"),
        new Events(world).types().getFirst());
    assertEquals(arrives ? 1 : 0, redemptions());
    var again =
        assertThrows(
            ControlFailure.class,
            () -> world.control.settleSession(world.account, receipt.session(), true));
    assertEquals(400, again.status());
  }

  @Test
  void aDelayedPaymentCountsItsCodeAtOnceUnlessSwitched() throws StripeException {
    var receipt =
        world.control.buyDelayed(world.account, offer(null), "SUNNY20", "mia@example.com", "Mia");
    assertEquals(1, redemptions());
    world.control.settleSession(world.account, receipt.session(), false);
    assertEquals(1, redemptions());
  }

  @Test
  void onlySinglePaymentsAreDelayed() {
    String monthly = offer("month");
    var refusal =
        assertThrows(
            ControlFailure.class,
            () -> world.control.buyDelayed(world.account, monthly, null, "mia@example.com", "Mia"));
    assertEquals(400, refusal.status());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFirstInvoiceThatFailsIsPaidOnTheNextTry(boolean counts) throws StripeException {
    world.control.take(Fact.FAILED_PAYMENT_COUNTS, counts);
    world.control.failPayments(world.account, null, 1);
    declined(offer("month"), "SUNNY20");
    var invoice = newestInvoice();
    assertEquals("open", invoice.getStatus());
    assertEquals(1, invoice.getAttemptCount());
    assertNull(invoice.getNextPaymentAttempt());
    assertEquals(
        "incomplete",
        new Events(world).object("customer.subscription.created").get("status").getAsString());
    assertEquals(counts ? 1 : 0, redemptions());

    String session = newestSession().getId();
    assertNull(newestSession().getSubscription());
    var receipt =
        world.control.completeSession(world.account, session, "SUNNY20", "mia@example.com", "Mia");
    assertEquals(invoice.getId(), receipt.invoice());
    assertEquals("active", subscription(receipt).getStatus());
    assertEquals("paid", newestInvoice().getStatus());
    assertEquals(1, redemptions());
    var previous = new Events(world).previous("customer.subscription.updated");
    assertEquals("incomplete", previous.get("status").getAsString());
  }

  @Test
  void aSubscriptionNeverPaidExpiresWithinADay() throws StripeException {
    world.control.failPayments(world.account, null, 1);
    declined(offer("month"), null);
    world.control.advanceClock(Duration.ofHours(23));
    var invoice = newestInvoice();
    assertEquals("void", invoice.getStatus());
    var events = new Events(world);
    var subscription = events.object("customer.subscription.updated");
    assertEquals("incomplete_expired", subscription.get("status").getAsString());
    assertEquals("invoice.voided", events.types().getFirst());
  }

  @Test
  void aRenewalThatFailsIsTriedAgainLaterAndLater() throws StripeException {
    var receipt = buy(offer("month"), null);
    world.control.failPayments(world.account, receipt.customer(), 2);
    world.control.moveClockTo(Instant.parse("2026-02-28T11:00:00Z"));
    var failed = newestInvoice();
    assertEquals("open", failed.getStatus());
    assertEquals(1, failed.getAttemptCount());
    assertTrue(failed.getAttempted());
    assertEquals(at("2026-03-03T11:00:00Z"), failed.getNextPaymentAttempt());
    assertEquals("past_due", subscription(receipt).getStatus());
    assertTrue(delinquent(receipt));
    var events = new Events(world);
    assertEquals(
        List.of("customer.subscription.updated", "invoice.payment_failed", "invoice.updated"),
        events.types().subList(0, 3));
    assertEquals(0, events.previous("invoice.updated").get("attempt_count").getAsLong());
    assertEquals(
        "active", events.previous("customer.subscription.updated").get("status").getAsString());

    world.control.moveClockTo(Instant.parse("2026-03-03T11:00:00Z"));
    assertEquals(2, newestInvoice().getAttemptCount());
    assertEquals(at("2026-03-08T11:00:00Z"), newestInvoice().getNextPaymentAttempt());

    world.control.moveClockTo(Instant.parse("2026-03-08T11:00:00Z"));
    var paid = newestInvoice();
    assertEquals("paid", paid.getStatus());
    assertEquals(3, paid.getAttemptCount());
    assertNull(paid.getNextPaymentAttempt());
    assertEquals("active", subscription(receipt).getStatus());
    assertFalse(delinquent(receipt));
    world.control.moveClockTo(Instant.parse("2026-03-31T11:00:00Z"));
    assertEquals(1, newestInvoice().getAttemptCount());
    assertEquals("paid", newestInvoice().getStatus());
  }

  @Test
  void aRenewalThatIsNeverPaidEndsTheSubscription() throws StripeException {
    var receipt = buy(offer("month"), null);
    world.control.failPayments(world.account, receipt.customer(), 9);
    world.control.moveClockTo(Instant.parse("2026-03-15T12:00:00Z"));
    var invoice = newestInvoice();
    assertEquals("open", invoice.getStatus());
    assertEquals(4, invoice.getAttemptCount());
    assertNull(invoice.getNextPaymentAttempt());
    assertFalse(invoice.getAutoAdvance());
    var ended = subscription(receipt);
    assertEquals("canceled", ended.getStatus());
    assertEquals("payment_failed", ended.getCancellationDetails().getReason());
  }

  @Test
  void payingByHandTellsTheDeclineAndKeepsIt() throws StripeException {
    var receipt = buy(offer("month"), null);
    world.control.failPayments(world.account, receipt.customer(), 2);
    world.control.moveClockTo(Instant.parse("2026-02-28T11:00:00Z"));
    String id = newestInvoice().getId();
    var invoices = world.stripe.v1().invoices();
    var declined = assertThrows(CardException.class, () -> invoices.pay(id, world.inAccount));
    assertEquals("card_declined", declined.getCode());
    assertEquals("generic_decline", declined.getDeclineCode());
    assertEquals(402, declined.getStatusCode());
    var kept = invoices.retrieve(id, world.inAccount);
    assertEquals(1, kept.getAttemptCount());
    assertEquals(at("2026-03-03T11:00:00Z"), kept.getNextPaymentAttempt());
    assertEquals("paid", invoices.pay(id, world.inAccount).getStatus());
    assertEquals("active", subscription(receipt).getStatus());
  }

  @Test
  void whatIsTooSmallToBeChargedIsOwedWithTheNextInvoice() throws StripeException {
    var price = world.control.offer(world.account, "Small", 30, "usd", "month").price();
    buy(price, null);
    var first = newestInvoice();
    assertEquals("paid", first.getStatus());
    assertEquals(0, first.getAmountDue());
    assertEquals(30, first.getEndingBalance());
    world.control.moveClockTo(Instant.parse("2026-02-28T11:00:00Z"));
    var second = newestInvoice();
    assertEquals(30, second.getTotal());
    assertEquals(30, second.getStartingBalance());
    assertEquals(60, second.getAmountPaid());
    assertEquals(0, second.getEndingBalance());
    var single = world.control.offer(world.account, "Tiny", 49, "usd", null).price();
    assertEquals(400, assertThrows(ControlFailure.class, () -> buy(single, null)).status());
  }

  private boolean delinquent(EmulatorControl.Receipt receipt) throws StripeException {
    return world
        .stripe
        .v1()
        .customers()
        .retrieve(receipt.customer(), world.inAccount)
        .getDelinquent();
  }

  private static long at(String time) {
    return Instant.parse(time).getEpochSecond();
  }
}
