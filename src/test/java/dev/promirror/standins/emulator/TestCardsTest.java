package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe's test cards, taken and declined, and subscriptions without a way to pay. */
class TestCardsTest {
  private Desk desk;

  @BeforeEach
  void start() throws StripeException {
    desk = new Desk();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @ParameterizedTest
  @CsvSource({
    "pm_card_chargeDeclined, card_declined, generic_decline, Your card was declined.",
    "pm_card_visa_chargeDeclined, card_declined, generic_decline, Your card was declined.",
    "pm_card_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds, Your card has insufficient funds.",
    "pm_card_chargeDeclinedExpiredCard, expired_card, expired_card, Your card has expired.",
    "pm_card_chargeCustomerFail, card_declined, generic_decline, Your card was declined.",
    "tok_chargeDeclinedIncorrectCvc, incorrect_cvc, incorrect_cvc, Your card's security code is incorrect."
  })
  void aCardThatDeclinesSaysWhy(String card, String code, String decline, String message)
      throws IOException {
    var error =
        desk.refused(
            402,
            "",
            "POST",
            "payment_intents",
            "amount=500&currency=usd&confirm=true&payment_method=" + card);
    assertEquals("card_error", error.path("type").asText());
    assertEquals(code, error.path("code").asText());
    assertEquals(decline, error.path("decline_code").asText());
    assertEquals(message, error.path("message").asText());
    assertEquals("card", error.at("/payment_method/type").asText());
    var intent = desk.get("payment_intents/" + error.at("/payment_intent/id").asText());
    assertEquals("requires_payment_method", intent.path("status").asText());
    assertEquals(code, intent.at("/last_payment_error/code").asText());
    assertTrue(intent.path("payment_method").isNull());
    var charge = desk.get("charges/" + intent.path("latest_charge").asText());
    assertEquals(message, charge.path("failure_message").asText());
  }

  @Test
  void aPaymentIsConfirmedWithACard() throws IOException {
    var intent =
        desk.post("payment_intents", "amount=500&currency=usd&receipt_email=a@example.com");
    String target = "payment_intents/" + intent.path("id").asText();
    assertEquals("requires_payment_method", intent.path("status").asText());
    var missing = desk.refused(400, "", "POST", target + "/confirm", "");
    assertEquals("payment_intent_unexpected_state", missing.path("code").asText());
    var ready = desk.post(target, "payment_method=pm_card_mastercard&amount=700");
    assertEquals("requires_confirmation", ready.path("status").asText());
    var paid = desk.post(target + "/confirm", "return_url=https://example.com");
    assertEquals("succeeded", paid.path("status").asText());
    var charge = desk.get("charges/" + paid.path("latest_charge").asText());
    assertEquals(700, charge.path("amount").asLong());
    assertEquals("4444", charge.at("/payment_method_details/card/last4").asText());
    assertEquals("a@example.com", charge.path("receipt_email").asText());
    desk.refused(400, "", "POST", target, "amount=900");
    desk.refused(
        400,
        "payment_method",
        "POST",
        "payment_intents",
        "amount=5000&currency=usd&payment_method=pm_card_of_nobody");
  }

  @Test
  void whatIsAuthorisedIsCapturedLater() throws IOException {
    var held =
        desk.post(
            "payment_intents",
            "amount=900&currency=usd&capture_method=manual&confirm=true&payment_method=pm_card_visa");
    assertEquals("requires_capture", held.path("status").asText());
    assertEquals(900, held.path("amount_capturable").asLong());
    String target = "payment_intents/" + held.path("id").asText();
    desk.refused(400, "amount_to_capture", "POST", target + "/capture", "amount_to_capture=901");
    var taken = desk.post(target + "/capture", "amount_to_capture=600");
    assertEquals("succeeded", taken.path("status").asText());
    assertEquals(600, taken.path("amount_received").asLong());
    assertEquals(600, desk.told("charge.captured").path("amount_captured").asLong());
  }

  private String customer(String card) throws IOException {
    String customer = desk.customer();
    String method =
        desk.post("payment_methods/" + card + "/attach", "customer=" + customer)
            .path("id")
            .asText();
    desk.post("customers/" + customer, "invoice_settings[default_payment_method]=" + method);
    return customer;
  }

  private String subscription(String card) throws IOException {
    return "customer=" + customer(card) + "&items[0][price]=" + desk.price(900, true);
  }

  private JsonNode latest(JsonNode subscription) throws IOException {
    return desk.get(
        "invoices/" + subscription.path("latest_invoice").asText() + "?expand[]=payments");
  }

  @Test
  void aCardThatDeclinesAtOnceIsNotAttached() throws IOException {
    String customer = desk.customer();
    var error =
        desk.refused(
            402,
            "",
            "POST",
            "payment_methods/pm_card_chargeDeclined/attach",
            "customer=" + customer);
    assertEquals("generic_decline", error.path("decline_code").asText());
    assertEquals(0, desk.get("payment_methods?customer=" + customer).path("data").size());
  }

  @Test
  void aFirstPaymentThatIsDeclinedLeavesTheSubscriptionIncomplete() throws IOException {
    var subscription = desk.post("subscriptions", subscription("pm_card_chargeCustomerFail"));
    assertEquals("incomplete", subscription.path("status").asText());
    assertEquals(latest(subscription).path("id"), desk.told("invoice.payment_failed").path("id"));
  }

  @Test
  void nothingStaysOfASubscriptionThatWasToBePaidOrNotToBe() throws IOException {
    String form = subscription("pm_card_chargeCustomerFail");
    var error =
        desk.refused(
            402, "", "POST", "subscriptions", form + "&payment_behavior=error_if_incomplete");
    assertEquals("card_declined", error.path("code").asText());
    assertEquals(0, desk.get("subscriptions?status=all").path("data").size());
    assertEquals(0, desk.get("invoices").path("data").size());
    desk.refused(
        400,
        "payment_behavior",
        "POST",
        "subscriptions",
        form + "&payment_behavior=pending_if_incomplete");
  }

  @Test
  void aSubscriptionCanWaitForItsPaymentToBeConfirmed() throws IOException {
    var waiting =
        desk.post(
            "subscriptions",
            subscription("pm_card_visa")
                + "&payment_behavior=default_incomplete&expand[]=latest_invoice.confirmation_secret");
    assertEquals("incomplete", waiting.path("status").asText());
    assertEquals("open", waiting.at("/latest_invoice/status").asText());
    String secret = waiting.at("/latest_invoice/confirmation_secret/client_secret").asText();
    String intent = secret.substring(0, secret.indexOf("_secret_"));
    desk.post("payment_intents/" + intent + "/confirm", "payment_method=pm_card_visa");
    String id = waiting.path("id").asText();
    assertEquals("active", desk.get("subscriptions/" + id).path("status").asText());
    assertEquals(
        "paid",
        desk.get("invoices/" + waiting.at("/latest_invoice/id").asText()).path("status").asText());
  }

  @Test
  void aTrialWithoutAWayToPayEndsOrPauses() throws IOException {
    String filled =
        "customer=%s&items[0][price]=%s&trial_period_days=5&trial_settings[end_behavior][missing_payment_method]="
            .formatted(desk.customer(), desk.price(900, true));
    String ends = "subscriptions/" + desk.made("subscriptions", filled + "cancel");
    String pauses = "subscriptions/" + desk.made("subscriptions", filled + "pause");
    desk.world.control.moveClockTo(EmulatorFixture.START.plusSeconds(6 * 86_400));
    assertEquals("canceled", desk.get(ends).path("status").asText());
    assertEquals("paused", desk.get(pauses).path("status").asText());
    assertEquals("paused", desk.told("customer.subscription.paused").path("status").asText());
    var resumed = desk.post(pauses + "/resume", "");
    assertEquals("active", resumed.path("status").asText());
    assertEquals(900, latest(resumed).path("amount_paid").asLong());
  }

  @ParameterizedTest
  @CsvSource({"keep_as_draft, draft", "mark_uncollectible, uncollectible", "void, void"})
  void nobodyPaysWhileCollectionIsPaused(String behaviour, String status) throws IOException {
    var subscription = desk.post("subscriptions", subscription("pm_card_visa"));
    String target = "subscriptions/" + subscription.path("id").asText();
    long resumes = EmulatorFixture.START.getEpochSecond() + 40 * 86_400;
    var paused =
        desk.post(
            target,
            "pause_collection[behavior]=" + behaviour + "&pause_collection[resumes_at]=" + resumes);
    assertEquals(behaviour, paused.at("/pause_collection/behavior").asText());
    desk.world.control.moveClockTo(EmulatorFixture.START.plusSeconds(30 * 86_400));
    var renewed = desk.get(target);
    assertEquals("active", renewed.path("status").asText());
    assertEquals(status, latest(renewed).path("status").asText());
    assertEquals(1, desk.get("charges").path("data").size());
    desk.world.control.moveClockTo(EmulatorFixture.START.plusSeconds(41 * 86_400));
    assertTrue(desk.get(target).path("pause_collection").isNull());
    assertTrue(desk.post(target, "pause_collection=").path("pause_collection").isNull());
  }

  @Test
  void whatIsUnusedIsCreditedWhenACancellationSaysSo() throws IOException {
    var subscription = desk.post("subscriptions", subscription("pm_card_visa"));
    String target = "subscriptions/" + subscription.path("id").asText();
    desk.world.control.moveClockTo(EmulatorFixture.START.plusSeconds(14 * 86_400));
    var ended =
        desk.delete(
            target + "?prorate=true&invoice_now=true&cancellation_details[feedback]=unused");
    assertEquals("canceled", ended.path("status").asText());
    assertEquals("unused", ended.at("/cancellation_details/feedback").asText());
    assertEquals(-450, latest(ended).path("total").asLong());
    assertEquals(
        -450, desk.get("customers/" + ended.path("customer").asText()).path("balance").asLong());
  }
}
