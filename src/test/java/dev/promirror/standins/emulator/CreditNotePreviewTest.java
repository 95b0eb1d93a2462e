package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static dev.promirror.standins.emulator.Shop.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.model.InvoiceLineItem;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.CreditNoteCreateParams;
import com.stripe.param.CreditNotePreviewLinesListParams;
import com.stripe.param.CreditNotePreviewParams;
import org.junit.jupiter.api.Test;

class CreditNotePreviewTest extends InShop {
  private EmulatorControl.Receipt bought() throws StripeException {
    var forever = twentyPercent().setDuration(CouponCreateParams.Duration.FOREVER);
    shop.world.code(codeOf(shop.world.coupon(forever), "SUNNY20"));
    String price = shop.price(999, "month");
    return shop.world.control.buy(shop.world.account, price, 3, "SUNNY20", "mia@x.org", "Mia");
  }

  private InvoiceLineItem sold(EmulatorControl.Receipt receipt) throws StripeException {
    return shop.invoices(receipt.subscription()).getFirst().getLines().getData().getFirst();
  }

  @Test
  void aPreviewSaysWhatANoteWouldBeAndChangesNothing() throws StripeException {
    var receipt = bought();
    var line = sold(receipt).getId();
    var previewed =
        CreditNotePreviewParams.builder()
            .setInvoice(receipt.invoice())
            .addLine(
                CreditNotePreviewParams.Line.builder()
                    .setType(CreditNotePreviewParams.Line.Type.INVOICE_LINE_ITEM)
                    .setInvoiceLineItem(line)
                    .setQuantity(1L)
                    .build())
            .setRefundAmount(800L)
            .build();
    var notes = shop.world.stripe.v1().creditNotes();
    var preview = notes.preview(previewed, shop.world.inAccount);
    assertEquals(0, notes.list(shop.world.inAccount).getData().size());
    assertTrue(shop.events("credit_note.created").isEmpty());
    assertTrue(shop.world.stripe.v1().refunds().list(shop.world.inAccount).getData().isEmpty());

    var issued =
        notes.create(
            CreditNoteCreateParams.builder()
                .setInvoice(receipt.invoice())
                .addLine(
                    CreditNoteCreateParams.Line.builder()
                        .setType(CreditNoteCreateParams.Line.Type.INVOICE_LINE_ITEM)
                        .setInvoiceLineItem(line)
                        .setQuantity(1L)
                        .build())
                .setRefundAmount(800L)
                .build(),
            shop.world.inAccount);
    assertEquals(issued.getTotal(), preview.getTotal());
    assertEquals(issued.getDiscountAmount(), preview.getDiscountAmount());
    assertEquals(issued.getPostPaymentAmount(), preview.getPostPaymentAmount());
    assertEquals(issued.getNumber(), preview.getNumber());
    assertNotEquals(issued.getId(), preview.getId());
    assertEquals(1, issued.getRefunds().size());
  }

  @Test
  void thePreviewsLinesComeInPages() throws StripeException {
    var receipt = bought();
    var params = CreditNotePreviewLinesListParams.builder().setInvoice(receipt.invoice());
    for (int i = 0; i < 3; i++) {
      params.addLine(
          CreditNotePreviewLinesListParams.Line.builder()
              .setType(CreditNotePreviewLinesListParams.Line.Type.CUSTOM_LINE_ITEM)
              .setDescription("Part " + i)
              .setUnitAmount(100L)
              .build());
    }
    params.setOutOfBandAmount(300L).setLimit(2L);
    var lines = shop.world.stripe.v1().creditNotes().previewLines();
    var page = lines.list(params.build(), shop.world.inAccount);
    assertEquals(2, page.getData().size());
    assertTrue(page.getHasMore());
    var rest = params.setStartingAfter(page.getData().getLast().getId()).build();
    assertEquals(
        "Part 2", lines.list(rest, shop.world.inAccount).getData().getFirst().getDescription());
  }

  @Test
  void whatCouldNotBeIssuedIsNotPreviewed() throws StripeException {
    var receipt = bought();
    var params = CreditNotePreviewParams.builder().setInvoice(receipt.invoice()).setAmount(500L);
    var notes = shop.world.stripe.v1().creditNotes();
    refused(null, () -> notes.preview(params.build(), shop.world.inAccount));
    params.setAmount(999_999L).setOutOfBandAmount(999_999L);
    refused("amount", () -> notes.preview(params.build(), shop.world.inAccount));
  }
}
