package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.CreditNote;
import com.stripe.model.Invoice;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.CreditNoteCreateParams;
import com.stripe.param.CreditNoteListParams;
import com.stripe.param.CreditNoteUpdateParams;
import com.stripe.param.InvoiceListParams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreditNotesTest {
  private EmulatorFixture world;
  private EmulatorControl.Receipt receipt;

  @BeforeEach
  void start() throws StripeException {
    world = new EmulatorFixture();
    var forever = twentyPercent().setDuration(CouponCreateParams.Duration.FOREVER);
    world.code(codeOf(world.coupon(forever), "SUNNY20"));
    var price = world.control.offer(world.account, "Gold", 999, "usd", "month").price();
    receipt = world.control.buy(world.account, price, 3, "SUNNY20", "mia@example.com", "Mia");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private CreditNoteCreateParams.Builder ofPaid() {
    return CreditNoteCreateParams.builder().setInvoice(receipt.invoice());
  }

  private CreditNote issue(CreditNoteCreateParams.Builder params) throws StripeException {
    return world.stripe.v1().creditNotes().create(params.build(), world.inAccount);
  }

  private Invoice invoice(String id) throws StripeException {
    return world.stripe.v1().invoices().retrieve(id, world.inAccount);
  }

  private CreditNoteCreateParams.Line line(long quantity) throws StripeException {
    return CreditNoteCreateParams.Line.builder()
        .setType(CreditNoteCreateParams.Line.Type.INVOICE_LINE_ITEM)
        .setInvoiceLineItem(
            invoice(String.valueOf(receipt.invoice())).getLines().getData().getFirst().getId())
        .setQuantity(quantity)
        .build();
  }

  /** The first renewal, finalized and open. */
  private Invoice open() throws StripeException {
    world.control.moveClockTo(Instant.parse("2026-02-28T10:30:00Z"));
    var params = InvoiceListParams.builder().setLimit(1L).build();
    var invoices = world.stripe.v1().invoices();
    var draft = invoices.list(params, world.inAccount).getData().getFirst();
    return invoices.finalizeInvoice(draft.getId(), world.inAccount);
  }

  @Test
  void aPaidInvoiceIsCreditedByARefund() throws StripeException {
    var note =
        issue(
            ofPaid()
                .setAmount(500L)
                .setRefundAmount(500L)
                .setReason(CreditNoteCreateParams.Reason.ORDER_CHANGE));
    assertEquals("post_payment", note.getType());
    assertEquals("issued", note.getStatus());
    assertEquals("order_change", note.getReason());
    assertEquals(500, note.getPostPaymentAmount());
    assertTrue(note.getNumber().endsWith("-CN-01"));
    var refund =
        world
            .stripe
            .v1()
            .refunds()
            .retrieve(note.getRefunds().getFirst().getRefund(), world.inAccount);
    assertEquals(500, refund.getAmount());
    var invoice = invoice(note.getInvoice());
    assertEquals(500, invoice.getPostPaymentCreditNotesAmount());
    assertEquals(0, invoice.getPrePaymentCreditNotesAmount());
    assertEquals("paid", invoice.getStatus());
    var events = new Events(world);
    assertEquals(
        List.of("invoice.updated", "credit_note.created", "charge.refunded", "refund.created"),
        events.types().subList(0, 4));
    assertEquals(
        0, events.previous("invoice.updated").get("post_payment_credit_notes_amount").getAsLong());
    var list = CreditNoteListParams.builder().setInvoice(receipt.invoice()).build();
    assertEquals(1, world.stripe.v1().creditNotes().list(list, world.inAccount).getData().size());
  }

  @Test
  void linesAreCreditedWithTheirShareOfTheDiscount() throws StripeException {
    var paid = invoice(String.valueOf(receipt.invoice()));
    assertEquals(2997 - 599, paid.getTotal());
    var first = issue(ofPaid().addLine(line(1)).setOutOfBandAmount(999L - 199));
    assertEquals(999, first.getSubtotal());
    assertEquals(199, first.getDiscountAmount());
    assertEquals(800, first.getTotal());
    var off = first.getLines().getData().getFirst().getDiscountAmounts().getFirst();
    assertEquals(199, off.getAmount());
    assertEquals(paid.getDiscounts().getFirst(), off.getDiscount());
    assertEquals(off.getDiscount(), first.getDiscountAmounts().getFirst().getDiscount());
    var rest = issue(ofPaid().addLine(line(2)).setRefundAmount(1998L - 400));
    assertEquals(400, rest.getDiscountAmount());
    assertEquals(paid.getTotal(), first.getTotal() + rest.getTotal());
    assertThrows(
        InvalidRequestException.class,
        () -> issue(ofPaid().addLine(line(1)).setCreditAmount(800L)));
    var sale = world.control.truth(world.account).path("sales").path(0);
    assertEquals(800, sale.path("credit_notes").path(0).path("amount").asLong());
    assertEquals(199, sale.path("credit_notes").path(0).path("discount").asLong());
    assertEquals(1598, sale.path("refunds").path(0).path("amount").asLong());
  }

  @Test
  void creditForTheCustomerPaysTheNextInvoice() throws StripeException {
    var note = issue(ofPaid().setAmount(1000L).setCreditAmount(1000L));
    assertNotNull(note.getCustomerBalanceTransaction());
    assertEquals(
        -1000,
        world.stripe.v1().customers().retrieve(receipt.customer(), world.inAccount).getBalance());
    world.control.moveClockTo(Instant.parse("2026-02-28T11:00:00Z"));
    var list = InvoiceListParams.builder().setLimit(1L).build();
    var next = world.stripe.v1().invoices().list(list, world.inAccount).getData().getFirst();
    assertEquals(-1000, next.getStartingBalance());
    assertEquals(0, next.getEndingBalance());
    assertEquals(2398, next.getTotal());
    assertEquals(1398, next.getAmountPaid());
    var more =
        CreditNoteCreateParams.builder()
            .setInvoice(next.getId())
            .setAmount(2398L)
            .setRefundAmount(2398L);
    assertThrows(InvalidRequestException.class, () -> issue(more));
  }

  @Test
  void whatIsCreditedMustGoSomewhereAndNotBeTooMuch() throws StripeException {
    assertThrows(InvalidRequestException.class, () -> issue(ofPaid().setAmount(500L)));
    assertThrows(
        InvalidRequestException.class, () -> issue(ofPaid().setAmount(500L).setRefundAmount(400L)));
    assertThrows(
        InvalidRequestException.class,
        () -> issue(ofPaid().setAmount(2399L).setRefundAmount(2399L)));
    issue(ofPaid().setAmount(2000L).setRefundAmount(2000L));
    assertThrows(
        InvalidRequestException.class,
        () -> issue(ofPaid().setAmount(399L).setOutOfBandAmount(399L)));
    assertEquals(
        2000, invoice(String.valueOf(receipt.invoice())).getPostPaymentCreditNotesAmount());
  }

  @Test
  void anOpenInvoiceIsCreditedAndTheNoteTakenBack() throws StripeException {
    var open = open();
    var note = issue(CreditNoteCreateParams.builder().setInvoice(open.getId()).setAmount(398L));
    assertEquals("pre_payment", note.getType());
    assertEquals(2000, invoice(open.getId()).getAmountDue());
    assertEquals(398, invoice(open.getId()).getPrePaymentCreditNotesAmount());
    var voided = world.stripe.v1().creditNotes().voidCreditNote(note.getId(), world.inAccount);
    assertEquals("void", voided.getStatus());
    assertEquals(2398, invoice(open.getId()).getAmountRemaining());
    assertEquals(0, invoice(open.getId()).getPrePaymentCreditNotesAmount());
    assertEquals("credit_note.voided", new Events(world).types().get(1));
    issue(CreditNoteCreateParams.builder().setInvoice(open.getId()).setAmount(2000L));
    world.control.advanceClock(Duration.ofHours(1));
    var paid = invoice(open.getId());
    assertEquals("paid", paid.getStatus());
    assertEquals(398, paid.getAmountPaid());
    assertThrows(
        InvalidRequestException.class,
        () -> world.stripe.v1().creditNotes().voidCreditNote(note.getId(), world.inAccount));
  }

  @Test
  void anOpenInvoiceCreditedWhollyIsPaid() throws StripeException {
    var open = open();
    issue(CreditNoteCreateParams.builder().setInvoice(open.getId()).setAmount(2398L));
    var paid = invoice(open.getId());
    assertEquals("paid", paid.getStatus());
    assertEquals(0, paid.getAmountPaid());
    assertTrue(new Events(world).types().contains("payment_intent.canceled"));
  }

  @Test
  void aNoteIsAnnotatedAndLinkedToAnEarlierRefund() throws StripeException {
    var link =
        CreditNoteCreateParams.Refund.builder()
            .setRefund(
                issue(ofPaid().setAmount(300L).setRefundAmount(300L))
                    .getRefunds()
                    .getFirst()
                    .getRefund())
            .build();
    var note = issue(ofPaid().setAmount(300L).addRefund(link));
    assertEquals(300, note.getRefunds().getFirst().getAmountRefunded());
    var params = CreditNoteUpdateParams.builder().setMemo("Sorry").build();
    world.stripe.v1().creditNotes().update(note.getId(), params, world.inAccount);
    assertEquals(
        "Sorry", world.stripe.v1().creditNotes().retrieve(note.getId(), world.inAccount).getMemo());
    assertEquals("credit_note.updated", new Events(world).types().getFirst());
    var lines =
        world.stripe.v1().creditNotes().lineItems().list(note.getId(), world.inAccount).getData();
    assertEquals(note.getLines().getData().getFirst().getId(), lines.getFirst().getId());
  }
}
