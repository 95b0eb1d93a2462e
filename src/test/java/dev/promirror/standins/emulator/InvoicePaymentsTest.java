package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.InvoicePaymentListParams.Payment;
import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.InvoiceUpdateParams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvoicePaymentsTest {
  private EmulatorFixture world;
  private EmulatorControl.Receipt receipt;

  @BeforeEach
  void start() throws StripeException {
    world = new EmulatorFixture();
    var price = world.control.offer(world.account, "Gold", 1000, "usd", "month").price();
    receipt = world.control.buy(world.account, price, null, "mia@example.com", "Mia");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private List<InvoicePayment> list(InvoicePaymentListParams.Builder params)
      throws StripeException {
    return world.stripe.v1().invoicePayments().list(params.build(), world.inAccount).getData();
  }

  private InvoicePaymentListParams.Builder ofInvoice() {
    return InvoicePaymentListParams.builder().setInvoice(receipt.invoice());
  }

  private static Payment ofIntent(String intent) {
    return Payment.builder().setType(Payment.Type.PAYMENT_INTENT).setPaymentIntent(intent).build();
  }

  /** The draft of the first renewal. */
  private Invoice draft() throws StripeException {
    world.control.moveClockTo(Instant.parse("2026-02-28T10:30:00Z"));
    var params =
        InvoiceListParams.builder()
            .setSubscription(receipt.subscription())
            .setStatus(InvoiceListParams.Status.DRAFT)
            .build();
    return world.stripe.v1().invoices().list(params, world.inAccount).getData().getFirst();
  }

  @Test
  void anInvoicePaymentLinksAnInvoiceToItsIntent() throws StripeException {
    var payment = list(ofInvoice()).getFirst();
    assertEquals("paid", payment.getStatus());
    assertEquals(1000, payment.getAmountPaid());
    assertEquals(1000, payment.getAmountRequested());
    assertTrue(payment.getIsDefault());
    assertNotNull(payment.getStatusTransitions().getPaidAt());
    String intent = payment.getPayment().getPaymentIntent();
    var found = list(InvoicePaymentListParams.builder().setPayment(ofIntent(intent)));
    assertEquals(receipt.invoice(), found.getFirst().getInvoice());
    var read = world.stripe.v1().invoicePayments().retrieve(payment.getId(), world.inAccount);
    assertEquals(intent, read.getPayment().getPaymentIntent());
    assertEquals(
        receipt.invoice(),
        new Events(world).object("invoice_payment.paid").get("invoice").getAsString());
    var open = ofInvoice().setStatus(InvoicePaymentListParams.Status.OPEN);
    assertTrue(list(open).isEmpty());
    assertTrue(list(InvoicePaymentListParams.builder().setPayment(ofIntent("pi_no"))).isEmpty());
  }

  @Test
  void anInvoiceShowsItsPaymentsWhenExpanded() throws StripeException {
    var invoices = world.stripe.v1().invoices();
    assertNull(invoices.retrieve(receipt.invoice(), world.inAccount).getPayments());
    var expand =
        InvoiceRetrieveParams.builder().addExpand("payments.data.payment.payment_intent").build();
    var payments = invoices.retrieve(receipt.invoice(), expand, world.inAccount).getPayments();
    var intent = payments.getData().getFirst().getPayment().getPaymentIntentObject();
    assertEquals(1000, intent.getAmountReceived());
  }

  @Test
  void aDraftIsFinalizedByHandAndPaidAnHourLater() throws StripeException {
    var draft = draft();
    var open = world.stripe.v1().invoices().finalizeInvoice(draft.getId(), world.inAccount);
    assertEquals("open", open.getStatus());
    assertEquals(1000, open.getAmountRemaining());
    assertEquals(
        world.control.now().plus(Duration.ofHours(1)).getEpochSecond(),
        open.getNextPaymentAttempt());
    assertThrows(
        InvalidRequestException.class,
        () -> world.stripe.v1().invoices().finalizeInvoice(draft.getId(), world.inAccount));
    world.control.advanceClock(Duration.ofHours(1));
    var paid = world.stripe.v1().invoices().retrieve(draft.getId(), world.inAccount);
    assertEquals("paid", paid.getStatus());
    assertEquals(1, paid.getAttemptCount());
    assertEquals(1000, paid.getAmountPaid());
  }

  @Test
  void aDraftIsPaidByHandButOnlyOnce() throws StripeException {
    var draft = draft();
    var paid = world.stripe.v1().invoices().pay(draft.getId(), world.inAccount);
    assertEquals("paid", paid.getStatus());
    assertNotNull(paid.getStatusTransitions().getPaidAt());
    assertNotNull(paid.getStatusTransitions().getFinalizedAt());
    var previous = new Events(world).previous("invoice.updated");
    assertEquals("open", previous.get("status").getAsString());
    assertThrows(
        InvalidRequestException.class,
        () -> world.stripe.v1().invoices().pay(draft.getId(), world.inAccount));
  }

  @Test
  void aVoidedInvoiceIsNeverPaid() throws StripeException {
    var invoices = world.stripe.v1().invoices();
    var draft = draft();
    assertThrows(
        InvalidRequestException.class, () -> invoices.voidInvoice(draft.getId(), world.inAccount));
    invoices.finalizeInvoice(draft.getId(), world.inAccount);
    var voided = invoices.voidInvoice(draft.getId(), world.inAccount);
    assertEquals("void", voided.getStatus());
    assertNotNull(voided.getStatusTransitions().getVoidedAt());
    var events = new Events(world);
    assertEquals(
        List.of("invoice.voided", "payment_intent.canceled", "invoice.updated"),
        events.types().subList(0, 3));
    assertEquals("open", events.previous("invoice.updated").get("status").getAsString());
    var payment = list(InvoicePaymentListParams.builder().setInvoice(draft.getId())).getFirst();
    assertEquals("canceled", payment.getStatus());
    world.control.advanceClock(Duration.ofDays(2));
    assertEquals("void", invoices.retrieve(draft.getId(), world.inAccount).getStatus());
    assertThrows(InvalidRequestException.class, () -> invoices.pay(draft.getId(), world.inAccount));
  }

  @Test
  void anUncollectibleInvoiceCanStillBePaid() throws StripeException {
    var invoices = world.stripe.v1().invoices();
    var draft = draft();
    invoices.finalizeInvoice(draft.getId(), world.inAccount);
    var given = invoices.markUncollectible(draft.getId(), world.inAccount);
    assertEquals("uncollectible", given.getStatus());
    assertNotNull(given.getStatusTransitions().getMarkedUncollectibleAt());
    assertEquals("invoice.marked_uncollectible", new Events(world).types().getFirst());
    assertEquals("paid", invoices.pay(draft.getId(), world.inAccount).getStatus());
  }

  @Test
  void aDraftIsDescribedAndHeldBack() throws StripeException {
    var invoices = world.stripe.v1().invoices();
    var draft = draft();
    var params =
        InvoiceUpdateParams.builder()
            .putMetadata("order", "7")
            .setDescription("A month of Gold")
            .setAutoAdvance(false)
            .build();
    var held = invoices.update(draft.getId(), params, world.inAccount);
    assertEquals("7", held.getMetadata().get("order"));
    assertNull(held.getAutomaticallyFinalizesAt());
    assertTrue(new Events(world).previous("invoice.updated").get("auto_advance").getAsBoolean());
    world.control.advanceClock(Duration.ofHours(5));
    assertEquals("draft", invoices.retrieve(draft.getId(), world.inAccount).getStatus());
  }
}
