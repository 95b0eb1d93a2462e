package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that clients other than the gateway make. */
class ClientCallsTest {
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
  void aDeletedCustomerLeavesAStubAndNothingRunning() throws IOException {
    String customer = desk.customer();
    var running =
        desk.post(
            "subscriptions", "customer=" + customer + "&items[0][price]=" + desk.price(900, true));
    var stub = desk.delete("customers/" + customer);
    assertEquals(Map.of("id", customer, "object", "customer", "deleted", "true"), plain(stub));
    assertEquals(stub, desk.get("customers/" + customer));
    String subscription = "subscriptions/" + running.path("id").asText();
    assertEquals("canceled", desk.get(subscription).path("status").asText());
    assertEquals(stub, desk.get(subscription + "?expand[]=customer").path("customer"));
    assertEquals(customer, desk.told("customer.deleted").path("id").asText());
    assertEquals(0, desk.get("customers").path("data").size());
    desk.refused(404, "id", "POST", "customers/" + customer, "name=Other");
    desk.refused(404, "id", "DELETE", "customers/" + customer, "");
  }

  private static Map<String, String> plain(JsonNode object) {
    var plain = new HashMap<String, String>();
    object.properties().forEach(member -> plain.put(member.getKey(), member.getValue().asText()));
    return plain;
  }

  @Test
  void itemsComeAndGoByThemselves() throws IOException {
    String gold = desk.price(1000, true);
    String silver = desk.price(500, true);
    String subscription =
        desk.made("subscriptions", "customer=" + desk.customer() + "&items[0][price]=" + gold);
    var added =
        desk.post(
            "subscription_items",
            "subscription=%s&price=%s&quantity=2&proration_behavior=none"
                .formatted(subscription, silver));
    assertEquals(2, added.path("quantity").asLong());
    assertEquals(silver, added.at("/price/id").asText());
    var list = desk.get("subscription_items?subscription=" + subscription);
    assertEquals(2, list.path("data").size());
    String item = added.path("id").asText();
    var gone = desk.delete("subscription_items/" + item + "?proration_behavior=none");
    assertTrue(gone.path("deleted").asBoolean());
    assertEquals("subscription_item", gone.path("object").asText());
    desk.refused(404, "id", "GET", "subscription_items/" + item, "");
    String last = list.at("/data/0/id").asText();
    desk.refused(400, "items", "DELETE", "subscription_items/" + last, "");
  }

  private JsonNode search(String resource, String query) throws IOException {
    return desk.get(resource + "/search?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  @Test
  void searchesFindByFieldsMetadataAndBounds() throws IOException {
    String mia = desk.made("customers", "email=mia@example.com&name=Mia&metadata[tier]=gold");
    String bo = desk.made("customers", "email=bo@example.com&name=Bo&metadata[tier]=silver");
    var found = search("customers", "email:'MIA@example.com'");
    assertEquals("search_result", found.path("object").asText());
    assertEquals("/v1/customers/search", found.path("url").asText());
    assertTrue(found.path("next_page").isNull());
    assertEquals(mia, found.at("/data/0/id").asText());
    assertEquals(1, found.path("data").size());
    assertEquals(bo, search("customers", "metadata['tier']:'silver'").at("/data/0/id").asText());
    assertEquals(mia, search("customers", "-name:\"Bo\"").at("/data/0/id").asText());
    assertEquals(2, search("customers", "name:'Mia' OR email~\"bo@\"").path("data").size());
    assertEquals(0, search("customers", "name:'Mia' AND created<5").path("data").size());
    assertEquals(2, search("customers", "created>5 metadata['none']:null").path("data").size());
    var page = desk.get("customers/search?limit=1&query=created%3E5");
    assertEquals(bo, page.at("/data/0/id").asText());
    var next =
        desk.get(
            "customers/search?limit=1&query=created%3E5&page=" + page.path("next_page").asText());
    assertEquals(mia, next.at("/data/0/id").asText());
    assertFalse(next.path("has_more").asBoolean());
  }

  @Test
  void searchesThatCannotBeReadAreRefused() throws IOException {
    desk.refused(400, "query", "GET", "customers/search?query=shoe%3A'5'", "");
    desk.refused(400, "query", "GET", "customers/search?query=whatever", "");
    desk.refused(
        400,
        "query",
        "GET",
        "customers/search?query=name%3A'a'%20AND%20name%3A'b'%20OR%20name%3A'c'",
        "");
    desk.refused(400, "query", "GET", "products/search", "");
    for (String resource :
        new String[] {
          "products", "prices", "subscriptions", "invoices", "payment_intents", "charges"
        }) {
      String query = resource.equals("products") ? "name:'x'" : "metadata['k']:'v'";
      assertEquals(0, search(resource, query).path("data").size());
    }
  }

  @Test
  void paymentMethodsBelongToCustomers() throws IOException {
    String customer = desk.customer();
    String method = desk.made("payment_methods", "type=card&card[token]=tok_visa");
    assertTrue(desk.get("payment_methods/" + method).path("customer").isNull());
    var attached = desk.post("payment_methods/" + method + "/attach", "customer=" + customer);
    assertEquals(customer, attached.path("customer").asText());
    assertEquals(method, desk.told("payment_method.attached").path("id").asText());
    assertEquals(
        method, desk.get("payment_methods?customer=" + customer).at("/data/0/id").asText());
    assertEquals(
        method, desk.get("customers/" + customer + "/payment_methods").at("/data/0/id").asText());
    assertEquals(attached, desk.get("customers/" + customer + "/payment_methods/" + method));
    String setting = "invoice_settings[default_payment_method]=" + method;
    var named = desk.post("customers/" + customer, setting);
    assertEquals(method, named.at("/invoice_settings/default_payment_method").asText());
    desk.post("payment_methods/" + method + "/detach", "");
    assertTrue(
        desk.get("customers/" + customer).at("/invoice_settings/default_payment_method").isNull());
    desk.refused(
        400, "invoice_settings[default_payment_method]", "POST", "customers/" + customer, setting);
  }

  @Test
  void aCustomerCanComeWithACard() throws IOException {
    var customer =
        desk.post(
            "customers",
            "payment_method=pm_card_visa&invoice_settings[default_payment_method]=pm_card_visa");
    var methods = desk.get("customers/" + customer.path("id").asText() + "/payment_methods");
    assertEquals(1, methods.path("data").size());
    assertEquals(methods.at("/data/0/id"), customer.at("/invoice_settings/default_payment_method"));
  }
}
