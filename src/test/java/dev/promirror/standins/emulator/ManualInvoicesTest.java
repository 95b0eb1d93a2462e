package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManualInvoicesTest {
  private Desk desk;
  private String customer;

  @BeforeEach
  void start() throws StripeException, IOException {
    desk = new Desk();
    customer = desk.customer();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private String item(String more) throws IOException {
    return desk.made("invoiceitems", "customer=" + customer + more);
  }

  @Test
  void whatWaitsIsPulledInOnlyIfAsked() throws IOException {
    String item = item("&amount=700&currency=usd&description=Poster");
    var empty = desk.post("invoices", "customer=" + customer);
    assertEquals(0, empty.path("total").asLong());
    var full =
        desk.post("invoices", "customer=" + customer + "&pending_invoice_items_behavior=include");
    assertEquals(700, full.path("total").asLong());
    assertEquals("manual", full.path("billing_reason").asText());
    assertEquals("draft", full.path("status").asText());
    assertFalse(full.path("auto_advance").asBoolean());
    var line = full.path("lines").path("data").path(0);
    assertEquals(item, line.at("/parent/invoice_item_details/invoice_item").asText());
    assertEquals("Poster", line.path("description").asText());
    assertEquals(full.path("id"), desk.get("invoiceitems/" + item).path("invoice"));
    assertEquals(0, desk.get("invoiceitems?pending=true").path("data").size());
  }

  @Test
  void anInvoiceMadeByHandIsFinalizedPaidAndTold() throws IOException {
    desk.post("coupons", "id=HALF&percent_off=50&duration=once");
    item("&pricing[price]=" + desk.price(1000, false) + "&quantity=3");
    var draft =
        desk.post(
            "invoices",
            "customer=%s&pending_invoice_items_behavior=include&discounts[0][coupon]=HALF&metadata[k]=v&description=Hi"
                .formatted(customer));
    assertEquals(3000, draft.path("subtotal").asLong());
    assertEquals(1500, draft.path("total").asLong());
    String id = draft.path("id").asText();
    var open = desk.post("invoices/" + id + "/finalize", "");
    assertEquals("open", open.path("status").asText());
    var paid = desk.post("invoices/" + id + "/pay", "");
    assertEquals("paid", paid.path("status").asText());
    assertEquals(1500, paid.path("amount_paid").asLong());
    assertEquals(id, desk.told("invoice.paid").path("id").asText());
    assertEquals(1, desk.get("coupons/HALF").path("times_redeemed").asLong());
  }

  @Test
  void anItemCanGoOnADraftChangeAndGo() throws IOException {
    String draft = desk.made("invoices", "customer=" + customer);
    String item = item("&amount=500&currency=usd&invoice=" + draft);
    assertEquals(500, desk.get("invoices/" + draft).path("total").asLong());
    desk.post("invoiceitems/" + item, "amount=900&description=More");
    assertEquals(900, desk.get("invoices/" + draft).path("total").asLong());
    desk.post("invoiceitems/" + item, "quantity=2");
    assertEquals(1800, desk.get("invoices/" + draft).path("total").asLong());
    assertTrue(desk.delete("invoiceitems/" + item).path("deleted").asBoolean());
    assertEquals(0, desk.get("invoices/" + draft).path("total").asLong());
    desk.post("invoices/" + draft + "/finalize", "");
    desk.refused(
        400,
        "invoice",
        "POST",
        "invoiceitems",
        "customer=" + customer + "&amount=5&currency=usd&invoice=" + draft);
  }

  @Test
  void aDraftThatIsDeletedLetsItsItemsWaitAgain() throws IOException {
    item("&amount=500&currency=usd");
    String draft =
        desk.made("invoices", "customer=" + customer + "&pending_invoice_items_behavior=include");
    assertTrue(desk.delete("invoices/" + draft).path("deleted").asBoolean());
    assertEquals(1, desk.get("invoiceitems?pending=true").path("data").size());
    desk.refused(404, "id", "GET", "invoices/" + draft, "");
  }

  @Test
  void anInvoiceThatIsSentIsNotCharged() throws IOException {
    desk.refused(
        400,
        "days_until_due",
        "POST",
        "invoices",
        "customer=" + customer + "&collection_method=send_invoice");
    item("&amount=500&currency=usd");
    String id =
        desk.made(
            "invoices",
            "customer=%s&collection_method=send_invoice&days_until_due=14&pending_invoice_items_behavior=include"
                .formatted(customer));
    desk.post("invoices/" + id + "/finalize", "");
    var sent = desk.post("invoices/" + id + "/send", "");
    assertEquals("open", sent.path("status").asText());
    assertEquals(14 * 86_400, sent.path("due_date").asLong() - sent.path("created").asLong());
    assertEquals(id, desk.told("invoice.sent").path("id").asText());
    var elsewhere = desk.post("invoices/" + id + "/pay", "paid_out_of_band=true");
    assertEquals("paid", elsewhere.path("status").asText());
    assertEquals(0, desk.get("charges").path("data").size());
  }

  @Test
  void aPreviewShowsWhatComesAndLeavesNothing() throws IOException {
    String gold = desk.price(1000, true);
    String silver = desk.price(500, true);
    desk.post("coupons", "id=TENTH&percent_off=10&duration=forever");
    var subscription =
        desk.post("subscriptions", "customer=" + customer + "&items[0][price]=" + gold);
    String events = desk.get("events?limit=1").path("data").path(0).path("id").asText();
    String about = "customer=" + customer + "&subscription=" + subscription.path("id").asText();
    var next = desk.post("invoices/create_preview", about);
    assertEquals(1000, next.path("total").asLong());
    assertTrue(next.path("id").asText().startsWith("upcoming_in_"), next.path("id").asText());
    assertEquals("upcoming", next.path("billing_reason").asText());
    assertEquals(subscription.at("/items/data/0/current_period_end"), next.path("created"));
    var cheaper = desk.post("invoices/create_preview", about + "&discounts[0][coupon]=TENTH");
    assertEquals(900, cheaper.path("total").asLong());
    var changed =
        desk.post(
            "invoices/create_preview",
            about
                + "&subscription_details[items][0][id]="
                + subscription.at("/items/data/0/id").asText()
                + "&subscription_details[items][0][price]="
                + silver);
    assertEquals(0, changed.path("total").asLong(), changed.toString());
    assertEquals(3, changed.path("lines").path("data").size());
    var fresh =
        desk.post(
            "invoices/create_preview",
            "customer=" + customer + "&subscription_details[items][0][price]=" + silver);
    assertEquals(500, fresh.path("total").asLong());
    assertEquals(1, desk.get("invoices").path("data").size());
    assertEquals(1, desk.get("subscriptions").path("data").size());
    assertEquals(
        gold,
        desk.get("subscription_items?subscription=" + subscription.path("id").asText())
            .at("/data/0/price/id")
            .asText());
    assertEquals(0, desk.get("coupons/TENTH").path("times_redeemed").asLong());
    assertEquals(events, desk.get("events?limit=1").path("data").path(0).path("id").asText());
  }

  @Test
  void nothingToComeIsSaidSo() throws IOException {
    var refusal = desk.refused(404, "", "POST", "invoices/create_preview", "customer=" + customer);
    assertEquals("invoice_upcoming_none", refusal.path("code").asText());
    var gone = desk.refused(404, "", "GET", "invoices/upcoming?customer=" + customer, "");
    assertTrue(gone.path("message").asText().startsWith("Unrecognized request URL"));
  }
}
