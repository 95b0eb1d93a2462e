package dev.promirror.standins.emulator.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FieldChecksTest {
  private JsonObject subscription;

  @BeforeEach
  void aBodyAsStripes() throws IOException {
    subscription = body("subscription");
    assertEquals(List.of(), Shapes.differences(subscription));
  }

  private static JsonObject body(String name) throws IOException {
    var file = Path.of("stripe-fixtures", "__files", name + ".json");
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  private void found(String... differences) {
    assertEquals(List.of(differences), Shapes.differences(subscription));
  }

  @Test
  void aMisspeltMemberIsUnknownToBoth() {
    subscription.addProperty("colour", "red");
    found("stripe-java: colour: unknown to Subscription", "npm's stripe: colour: not declared");
  }

  @Test
  void aMemberStripeAlwaysSendsMayNotBeMissing() {
    subscription.remove("start_date");
    subscription.getAsJsonObject("automatic_tax").remove("liability");
    found(
        "npm's stripe: start_date: missing, though Stripe always sends it",
        "npm's stripe: automatic_tax.liability: missing, though Stripe always sends it");
  }

  @Test
  void aMemberStripeSendsSometimesMayBeMissing() throws IOException {
    var coupon = body("coupon");
    assertFalse(coupon.has("applies_to"));
    assertEquals(List.of(), Shapes.differences(coupon));
  }

  @Test
  void nullIsForMembersThatMayBeNull() {
    subscription.add("ended_at", JsonNull.INSTANCE);
    subscription.add("customer", JsonNull.INSTANCE);
    found("npm's stripe: customer: null, where Stripe always has a value");
  }

  @Test
  void everyMemberHasItsType() {
    subscription.addProperty("created", "today");
    subscription.addProperty("currency", 7);
    subscription.addProperty("cancel_at", 1.5);
    subscription.add("metadata", new JsonArray());
    assertEquals(
        Set.of(
            "stripe-java: created: \"today\" is no Long",
            "stripe-java: currency: 7 is no String",
            "stripe-java: metadata: [] is no java.util.Map<java.lang.String, java.lang.String>",
            "stripe-java: cancel_at: 1.5 is no Long",
            "npm's stripe: created: \"today\", not number",
            "npm's stripe: currency: 7, not string",
            "npm's stripe: metadata: a list, not an object"),
        Set.copyOf(Shapes.differences(subscription)));
  }

  @Test
  void whatAnEventSaysOfBeforeIsAPart() throws IOException {
    var event = body("event");
    event.addProperty("type", "account.updated");
    event.getAsJsonObject("data").add("object", body("account"));
    var before = JsonParser.parseString("{\"requirements\":{\"past_due\":[\"external_account\"]}}");
    event.getAsJsonObject("data").add("previous_attributes", before);
    assertEquals(List.of(), Shapes.differences(event));
  }

  @Test
  void aTextThatIsNoneOfThoseListedIsSeen() {
    subscription.addProperty("collection_method", "by_post");
    found(
        "npm's stripe: collection_method: \"by_post\", not 'charge_automatically' or"
            + " 'send_invoice'");
  }

  @Test
  void decimalsAreTextsAndPercentagesAreNumbers() throws IOException {
    var price = body("price");
    price.addProperty("unit_amount_decimal", 1000);
    assertEquals(
        List.of("npm's stripe: unit_amount_decimal: 1000, not string or null"),
        Shapes.differences(price));
    var coupon = body("coupon");
    coupon.addProperty("percent_off", "12.5");
    assertEquals(
        List.of("npm's stripe: percent_off: \"12.5\", not number or null"),
        Shapes.differences(coupon));
  }

  @Test
  void whatIsNestedIsWalkedToo() throws IOException {
    var items = new JsonObject();
    items.addProperty("object", "list");
    items.addProperty("has_more", false);
    items.addProperty("url", "/v1/subscription_items");
    var item = body("subscription_item");
    item.getAsJsonObject("price").remove("currency");
    var data = new JsonArray();
    data.add(item);
    items.add("data", data);
    subscription.add("items", items);
    found("npm's stripe: items.data[].price.currency: missing, though Stripe always sends it");
  }

  @Test
  void anExpandedMemberIsAnObjectOrItsId() throws IOException {
    subscription.add("customer", body("customer"));
    found();
    subscription.add("customer", new JsonPrimitive(true));
    assertEquals(2, Shapes.differences(subscription).size());
  }

  @Test
  void aDeletedObjectSaysLess() {
    assertEquals(
        List.of(),
        Shapes.differences("{\"id\":\"SUMMER\",\"object\":\"coupon\",\"deleted\":true}"));
  }

  @Test
  void anEventHoldsWhatItsTypeSays() throws IOException {
    var event = body("event");
    assertEquals(List.of(), Shapes.differences(event));
    event.addProperty("type", "customer.created");
    assertTrue(
        Shapes.differences(event)
            .contains("npm's stripe: data.object.object: \"coupon\", not 'customer'"));
    event.addProperty("type", "coupon.eaten");
    assertTrue(Shapes.differences(event).getFirst().startsWith("npm's stripe: type: \"coupon.eat"));
  }

  @Test
  void aPageIsWalkedObjectByObject() {
    assertEquals(
        List.of(
            "object: Stripe has no 'bonbon'",
            "npm's stripe: url: missing, though Stripe always sends it"),
        Shapes.differences(
            "{\"object\":\"list\",\"data\":[{\"object\":\"bonbon\"}],\"has_more\":false}"));
  }

  @Test
  void anErrorIsOneOfStripes() {
    assertEquals(
        List.of("stripe-java: hint: unknown to StripeError"),
        Shapes.differences("{\"error\":{\"type\":\"api_error\",\"hint\":\"none\"}}"));
  }
}
