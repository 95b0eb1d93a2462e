package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients ask for in an account that may not charge. */
class RestrictedCallsTest {
  private Desk desk;

  @BeforeEach
  void start() throws StripeException {
    desk = new Desk();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private void restrict() {
    desk.world.control.owner().disable(desk.world.account, "under_review");
  }

  private void refused(String target, String form) throws IOException {
    var error = desk.refused(400, "", "POST", target, form);
    assertTrue(error.path("message").asText().contains("cannot currently make charges"));
  }

  /** A customer who pays by a card unless told otherwise. */
  private String customer(String card) throws IOException {
    return desk.made(
        "customers",
        "payment_method=%s&invoice_settings[default_payment_method]=%s".formatted(card, card));
  }

  private String monthly(String customer) throws IOException {
    return "customer=" + customer + "&items[0][price]=" + desk.price(900, true);
  }

  private JsonNode intentOf(String invoice) throws IOException {
    var payment = desk.get("invoice_payments?invoice=" + invoice).path("data").path(0);
    return desk.get("payment_intents/" + payment.at("/payment/payment_intent").asText());
  }

  private int charges() throws IOException {
    return desk.get("charges").path("data").size();
  }

  @Test
  void nothingIsConfirmedOrCaptured() throws IOException {
    String paid = "amount=900&currency=usd&payment_method=pm_card_visa";
    String untried = desk.made("payment_intents", paid);
    String held = desk.made("payment_intents", paid + "&capture_method=manual&confirm=true");
    restrict();
    refused("payment_intents/" + untried + "/confirm", "");
    refused("payment_intents/" + held + "/capture", "");
    assertEquals(1, charges());
    String status = desk.get("payment_intents/" + held).path("status").asText();
    assertEquals("requires_capture", status);
  }

  @Test
  void anInvoiceIsNotChargedButCanBePaidElsewhere() throws IOException {
    String customer = customer("pm_card_visa");
    desk.post("invoiceitems", "customer=" + customer + "&amount=700&currency=usd");
    String invoice =
        desk.made(
            "invoices",
            "customer=" + customer + "&currency=usd&pending_invoice_items_behavior=include");
    desk.post("invoices/" + invoice + "/finalize", "auto_advance=false");
    restrict();
    refused("invoices/" + invoice + "/pay", "");
    var paid = desk.post("invoices/" + invoice + "/pay", "paid_out_of_band=true");
    assertEquals("paid", paid.path("status").asText());
    assertEquals(0, charges());
  }

  @Test
  void nothingStaysOfASubscriptionThatWasToBePaidOrNotToBe() throws IOException {
    String form = monthly(customer("pm_card_visa"));
    restrict();
    refused("subscriptions", form + "&payment_behavior=error_if_incomplete");
    assertEquals(0, desk.get("subscriptions?status=all").path("data").size());
  }

  @Test
  void nothingStaysOfAChangeThatWasToBePaidOrNotToBe() throws IOException {
    var made = desk.post("subscriptions", monthly(customer("pm_card_visa")));
    restrict();
    refused(
        "subscriptions/" + made.path("id").asText(),
        "items[0][id]=%s&items[0][quantity]=3&proration_behavior=always_invoice&payment_behavior=error_if_incomplete"
            .formatted(made.at("/items/data/0/id").asText()));
    assertEquals(1, desk.get("invoices").path("data").size());
  }

  @Test
  void aRenewalThatWasNotTriedTakesTheCardOfTheNextTry() throws IOException {
    String customer = customer("pm_card_visa");
    String id = desk.made("subscriptions", monthly(customer));
    restrict();
    desk.world.control.moveClockTo(EmulatorFixture.START.plusSeconds(29 * 86_400));
    String open = desk.get("subscriptions/" + id).path("latest_invoice").asText();
    var intent = intentOf(open);
    assertEquals("requires_payment_method", intent.path("status").asText());
    assertTrue(intent.path("payment_method").isNull());
    assertEquals(1, charges());

    desk.world.control.owner().enable(desk.world.account);
    desk.post("payment_methods/pm_card_mastercard/attach", "customer=" + customer);
    var another = desk.get("customers/" + customer + "/payment_methods").path("data").path(0);
    desk.post(
        "customers/" + customer,
        "invoice_settings[default_payment_method]=" + another.path("id").asText());
    desk.world.control.moveClockTo(EmulatorFixture.START.plusSeconds(33 * 86_400));
    assertEquals("paid", desk.get("invoices/" + open).path("status").asText());
    var charge = desk.get("charges").path("data").path(0);
    assertEquals("4444", charge.at("/payment_method_details/card/last4").asText());
  }

  @Test
  void aSessionsPaymentCannotBeSetAside() throws IOException {
    desk.refused(
        400,
        "payment_intent_data[capture_method]=manual",
        "POST",
        "checkout/sessions",
        "mode=payment&success_url=https://example.com&payment_intent_data[capture_method]=manual&line_items[0][quantity]=1&line_items[0][price]="
            + desk.price(900, false));
    desk.refused(
        400, "mode", "POST", "checkout/sessions", "mode=setup&success_url=https://example.com");
  }
}
