package dev.promirror.stripe.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.model.Invoice;
import com.stripe.model.checkout.Session;
import com.stripe.net.ApiResource;
import dev.promirror.stripe.BookedSale;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a sale, and when it was. */
class SalesTest {

  private static final long OPENED = 1_790_000_000L;
  private static final long PAID = OPENED + 3 * 24 * 3600;

  private static Session session(String status, String payment) {
    return ApiResource.GSON.fromJson(
        """
        {"id": "cs_1", "object": "checkout.session", "mode": "payment", "created": %d,
         "payment_status": "%s", "payment_intent": %s, "currency": "eur",
         "amount_subtotal": 2000, "amount_total": 1500, "total_details": {"amount_discount": 500}}
        """
            .formatted(OPENED, status, payment),
        Session.class);
  }

  private static Instant occurred(Session session) {
    return Sales.of(session, List.of()).occurredAt();
  }

  @Test
  void aSessionPaidDaysLaterIsOfTheDayOfItsPayment() {
    Session session =
        session(
            "paid",
            """
            {"id": "pi_1", "object": "payment_intent", "created": %d,
             "latest_charge": {"id": "ch_1", "object": "charge", "created": %d}}
            """
                .formatted(OPENED, PAID));
    assertEquals(Instant.ofEpochSecond(PAID), occurred(session));
  }

  @Test
  void whereNothingWasToBePaidItIsOfTheDayItWasOpened() {
    Session session = session("no_payment_required", "null");
    assertTrue(Sales.isSale(session));
    assertEquals(Instant.ofEpochSecond(OPENED), occurred(session));
  }

  @Test
  void aSessionIsNoSaleUntilItIsPaid() {
    assertFalse(Sales.isSale(session("unpaid", "\"pi_1\"")));
    assertTrue(Sales.isSale(session("paid", "\"pi_1\"")));
  }

  @ParameterizedTest
  @CsvSource({
    "subscription_create, FIRST",
    "subscription_cycle, RENEWAL",
    "subscription_update, OTHER"
  })
  void aPaidInvoiceOfASubscriptionIsASale(String reason, BookedSale.Kind kind) {
    Invoice invoice = invoice("paid", reason, "{\"type\": \"subscription_details\"}");
    assertTrue(Sales.isSale(invoice));

    BookedSale sale = Sales.of(invoice, invoice.getLines().getData());

    assertEquals("in_1", sale.id());
    assertEquals(kind, sale.kind());
    assertEquals(Instant.ofEpochSecond(PAID), sale.occurredAt());
    assertEquals(5_000, sale.gross().minor());
    assertEquals(1_000, sale.discount().minor());
    assertEquals(4_000, sale.revenue().minor());
    assertEquals(
        List.of(
            new BookedSale.BookedDiscount(
                "il_1", "di_1", "SUMMER", new BookedSale.Code("promo_1", Map.of()), 1_000)),
        sale.discounts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // A session in payment mode can have one, and is the sale itself.
        "paid | manual              | null",
        "paid | manual              | {\"type\": \"quote_details\"}",
        "open | subscription_create | {\"type\": \"subscription_details\"}",
        "void | subscription_cycle  | {\"type\": \"subscription_details\"}"
      })
  void everyOtherInvoiceIsNone(String status, String reason, String parent) {
    assertFalse(Sales.isSale(invoice(status, reason, parent)));
  }

  private static Invoice invoice(String status, String reason, String parent) {
    return ApiResource.GSON.fromJson(
        """
        {"id": "in_1", "object": "invoice", "status": "%s", "billing_reason": "%s", "parent": %s,
         "created": %d, "status_transitions": {"paid_at": %d},
         "currency": "eur", "subtotal": 5000, "total": 4000,
         "total_discount_amounts": [
           {"amount": 1000,
            "discount": {"id": "di_1", "object": "discount", "promotion_code": "promo_1",
                         "source": {"type": "coupon", "coupon": "SUMMER"}}}],
         "lines": {"object": "list", "has_more": false, "data": [
           {"id": "il_1", "object": "line_item", "amount": 5000, "currency": "eur",
            "discount_amounts": [{"amount": 1000, "discount": "di_1"}]}]}}
        """
            .formatted(status, reason, parent, OPENED, PAID),
        Invoice.class);
  }
}
