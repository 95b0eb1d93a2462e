package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parameters Stripe knows are taken, shown where the object shows them, and checked. */
class KnownParamsTest {
  private static final String DATA =
      "[price_data][currency]=usd&line_items[0][price_data][product_data][name]=Poster";

  private Desk desk;

  @BeforeEach
  void start() throws StripeException {
    desk = new Desk();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void aSessionSellsWhatIsDescribedInPassing() throws IOException {
    var session =
        desk.post(
            "checkout/sessions",
            "mode=payment&success_url=https://example.com&line_items[0][quantity]=2&line_items[0]"
                + DATA
                + "&line_items[0][price_data][unit_amount_decimal]=1250");
    assertEquals(2500, session.path("amount_total").asLong());
    var line =
        desk.get("checkout/sessions/" + session.path("id").asText() + "/line_items").at("/data/0");
    assertEquals("Poster", line.path("description").asText());
    assertFalse(line.at("/price/active").asBoolean());
    assertEquals(line.at("/price/id"), desk.told("price.created").path("id"));
    String recurring =
        "mode=subscription&success_url=https://example.com&line_items[0]"
            + DATA
            + "&line_items[0][price_data][unit_amount]=900&line_items[0][price_data][recurring][interval]=week";
    assertEquals(900, desk.post("checkout/sessions", recurring).path("amount_total").asLong());
    desk.refused(
        400,
        "line_items[0][price]",
        "POST",
        "checkout/sessions",
        "mode=payment&success_url=https://example.com&line_items[0][quantity]=2");
    desk.refused(
        400,
        "line_items[0][price_data][product_data][colour]",
        "POST",
        "checkout/sessions",
        recurring + "&line_items[0][price_data][product_data][colour]=red");
  }

  @Test
  void aSessionShowsWhatItWasOpenedWith() throws IOException {
    String price = desk.price(500, false);
    var session =
        desk.post(
            "checkout/sessions",
            "mode=payment&line_items[0][price]="
                + price
                + "&success_url=https://example.com&locale=de&submit_type=donate"
                + "&payment_method_types[0]=card&automatic_tax[enabled]=true"
                + "&billing_address_collection=required&phone_number_collection[enabled]=true"
                + "&custom_text[submit][message]=Hello&consent_collection[promotions]=auto"
                + "&shipping_address_collection[allowed_countries][0]=DE"
                + "&tax_id_collection[enabled]=true&invoice_creation[enabled]=true"
                + "&saved_payment_method_options[payment_method_save]=enabled"
                + "&payment_intent_data[description]=Sale&payment_intent_data[metadata][k]=v");
    assertEquals("de", session.path("locale").asText());
    assertEquals("donate", session.path("submit_type").asText());
    assertTrue(session.at("/automatic_tax/enabled").asBoolean());
    assertTrue(session.at("/phone_number_collection/enabled").asBoolean());
    assertEquals("Hello", session.at("/custom_text/submit/message").asText());
    assertEquals("auto", session.at("/consent_collection/promotions").asText());
    assertTrue(session.at("/consent_collection/terms_of_service").isNull());
    assertEquals("DE", session.at("/shipping_address_collection/allowed_countries/0").asText());
    assertTrue(session.at("/tax_id_collection/enabled").asBoolean());
    String id = session.path("id").asText();
    desk.world.control.completeSession(desk.world.account, id, null, "mia@example.com", "Mia");
    var intent =
        desk.get("checkout/sessions/" + id + "?expand[]=payment_intent").path("payment_intent");
    assertEquals("Sale", intent.path("description").asText());
    assertEquals("v", intent.at("/metadata/k").asText());
  }

  @Test
  void aSessionWithinAPageComesBackToIt() throws IOException {
    String lines = "mode=payment&line_items[0][price]=" + desk.price(500, false);
    var embedded =
        desk.post(
            "checkout/sessions", lines + "&ui_mode=embedded_page&return_url=https://example.com/b");
    assertTrue(embedded.path("url").isNull());
    assertTrue(embedded.path("client_secret").asText().startsWith("cs_test_"));
    assertEquals("https://example.com/b", embedded.path("return_url").asText());
    desk.refused(400, "return_url", "POST", "checkout/sessions", lines + "&ui_mode=embedded_page");
    desk.refused(
        400,
        "success_url",
        "POST",
        "checkout/sessions",
        lines + "&ui_mode=embedded_page&success_url=https://example.com");
    desk.refused(
        400,
        "payment_intent_data",
        "POST",
        "checkout/sessions",
        "mode=subscription&payment_intent_data[description]=x&line_items[0][price]="
            + desk.price(5, true));
  }

  @Test
  void aSubscriptionShowsAndBillsWhatItWasGiven() throws IOException {
    String product = desk.made("products", "name=Gold");
    var subscription =
        desk.post(
            "subscriptions",
            "customer="
                + desk.customer()
                + "&items[0][price_data][currency]=usd&items[0][price_data][unit_amount]=800"
                + "&items[0][price_data][product]="
                + product
                + "&items[0][price_data][recurring][interval]=month"
                + "&application_fee_percent=10&description=Hello"
                + "&payment_settings[save_default_payment_method]=on_subscription"
                + "&add_invoice_items[0][price]="
                + desk.price(150, false));
    assertEquals(10, subscription.path("application_fee_percent").asLong());
    assertEquals("Hello", subscription.path("description").asText());
    assertEquals(
        "on_subscription",
        subscription.at("/payment_settings/save_default_payment_method").asText());
    var invoice = desk.get("invoices/" + subscription.path("latest_invoice").asText());
    assertEquals(950, invoice.path("total").asLong());
    String id = "subscriptions/" + subscription.path("id").asText();
    desk.post(id, "add_invoice_items[0][price]=" + desk.price(70, false));
    assertEquals(1, desk.get("invoiceitems?pending=true").path("data").size());
    var cleared =
        desk.post(id, "description=&trial_settings[end_behavior][missing_payment_method]=pause");
    assertTrue(cleared.path("description").isNull());
  }

  @Test
  void aSubscriptionThatIsSentIsActiveAndDueLater() throws IOException {
    String customer = desk.customer();
    String price = desk.price(900, true);
    String form = "customer=" + customer + "&items[0][price]=" + price;
    desk.refused(
        400, "days_until_due", "POST", "subscriptions", form + "&collection_method=send_invoice");
    var subscription =
        desk.post("subscriptions", form + "&collection_method=send_invoice&days_until_due=30");
    assertEquals("active", subscription.path("status").asText());
    assertEquals(30, subscription.path("days_until_due").asLong());
    String invoice = "invoices/" + subscription.path("latest_invoice").asText();
    assertEquals("draft", desk.get(invoice).path("status").asText());
    desk.world.control.moveClockTo(EmulatorFixture.START.plusSeconds(3700));
    var open = desk.get(invoice);
    assertEquals("open", open.path("status").asText());
    assertEquals(900, open.path("amount_due").asLong());
    assertEquals(open.path("id"), desk.told("invoice.sent").path("id"));
    assertEquals(0, desk.get("charges").path("data").size());
  }

  @Test
  void aFirstPeriodUpToAnAnchorCostsItsPart() throws IOException {
    long now = EmulatorFixture.START.getEpochSecond();
    long anchor = now + 14 * 86_400;
    String filled =
        "customer=%s&items[0][price]=%s&billing_cycle_anchor="
            .formatted(desk.customer(), desk.price(3100, true));
    var part = desk.post("subscriptions", filled + anchor);
    assertEquals(anchor, part.at("/items/data/0/current_period_end").asLong());
    assertEquals(
        1400, desk.get("invoices/" + part.path("latest_invoice").asText()).path("total").asLong());
    var free = desk.post("subscriptions", filled + anchor + "&proration_behavior=none");
    assertEquals(
        0, desk.get("invoices/" + free.path("latest_invoice").asText()).path("total").asLong());
    desk.refused(
        400, "billing_cycle_anchor", "POST", "subscriptions", filled + (now + 90 * 86_400));
  }

  @Test
  void customersPricesAndProductsShowWhatTheyAreGiven() throws IOException {
    var customer =
        desk.post(
            "customers",
            "name=Mia&address[city]=Berlin&preferred_locales[0]=de&balance=-500&tax_exempt=exempt"
                + "&shipping[name]=Mia&shipping[address][country]=DE");
    assertEquals("Berlin", customer.at("/address/city").asText());
    assertTrue(customer.at("/address/line1").isNull());
    assertEquals(-500, customer.path("balance").asLong());
    assertEquals("DE", customer.at("/shipping/address/country").asText());
    var product =
        desk.post(
            "products",
            "name=Gold&images[0]=https://example.com/a.png&unit_label=seat&shippable=false"
                + "&default_price_data[currency]=eur&default_price_data[unit_amount]=700"
                + "&expand[]=default_price");
    assertEquals("seat", product.path("unit_label").asText());
    assertEquals(700, product.at("/default_price/unit_amount").asLong());
    String form =
        "currency=usd&unit_amount=5&lookup_key=gold&tax_behavior=inclusive&product="
            + product.path("id").asText();
    String first = desk.made("prices", form);
    assertEquals(first, desk.get("prices?lookup_keys[]=gold").at("/data/0/id").asText());
    desk.refused(400, "lookup_key", "POST", "prices", form);
    String second = desk.made("prices", form + "&transfer_lookup_key=true");
    assertEquals(second, desk.get("prices?lookup_keys[]=gold").at("/data/0/id").asText());
  }

  @Test
  void whatStripeDoesNotKnowAndWhatIsOfAnotherTypeIsRefused() throws IOException {
    String price = desk.price(500, true);
    String form = "customer=" + desk.customer() + "&items[0][price]=" + price;
    for (String[] wrong :
        new String[][] {
          {"colour=red", "colour", "parameter_unknown"},
          {"payment_settings[colour]=red", "payment_settings[colour]", "parameter_unknown"},
          {"items[0][colour]=red", "items[0][colour]", "parameter_unknown"},
          {"days_until_due=soon", "days_until_due", "parameter_invalid_integer"},
          {"application_fee_percent=much", "application_fee_percent", ""},
          {"payment_settings=on", "payment_settings", ""},
          {
            "payment_settings[save_default_payment_method]=maybe",
            "payment_settings[save_default_payment_method]",
            ""
          }
        }) {
      var error = desk.refused(400, wrong[1], "POST", "subscriptions", form + "&" + wrong[0]);
      assertEquals(wrong[2], error.path("code").asText(), wrong[0]);
    }
  }
}
