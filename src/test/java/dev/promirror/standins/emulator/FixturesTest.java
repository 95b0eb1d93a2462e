package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.model.Account;
import com.stripe.model.AccountLink;
import com.stripe.model.Charge;
import com.stripe.model.Coupon;
import com.stripe.model.Customer;
import com.stripe.model.Discount;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.LineItem;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Price;
import com.stripe.model.Product;
import com.stripe.model.PromotionCode;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.model.WebhookEndpoint;
import com.stripe.model.checkout.Session;
import com.stripe.param.EventListParams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FixturesTest {
  private static final Path FILES = EmulatorFixture.FIXTURES.resolve("__files");
  private static final Map<String, Class<?>> MODELS =
      Map.ofEntries(
          Map.entry("account", Account.class),
          Map.entry("account_link", AccountLink.class),
          Map.entry("charge", Charge.class),
          Map.entry("checkout.session", Session.class),
          Map.entry("coupon", Coupon.class),
          Map.entry("customer", Customer.class),
          Map.entry("discount", Discount.class),
          Map.entry("event", Event.class),
          Map.entry("invoice", Invoice.class),
          Map.entry("line_item", InvoiceLineItem.class),
          Map.entry("item", LineItem.class),
          Map.entry("payment_intent", PaymentIntent.class),
          Map.entry("price", Price.class),
          Map.entry("product", Product.class),
          Map.entry("promotion_code", PromotionCode.class),
          Map.entry("subscription", Subscription.class),
          Map.entry("subscription_item", SubscriptionItem.class),
          Map.entry("webhook_endpoint", WebhookEndpoint.class));

  private static Class<?> model(JsonObject body) {
    var model = MODELS.get(body.get("object").getAsString());
    assertFalse(model == null, "no model of " + body.get("object"));
    return model;
  }

  @Test
  void everyBodyHasOnlyMembersAndTypesOfStripesModels() throws Exception {
    List<Path> bodies;
    try (var files = Files.walk(FILES)) {
      bodies = files.filter(file -> file.toString().endsWith(".json")).toList();
    }
    assertFalse(bodies.isEmpty());
    for (Path file : bodies) {
      var body = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      if (file.toString().contains("before-2025-09-30")) {
        var coupon = body.remove("coupon").getAsJsonObject();
        assertEquals(List.of(), ModelWalk.differences(coupon, Coupon.class), file.toString());
      }
      assertEquals(List.of(), ModelWalk.differences(body, model(body)), file.toString());
    }
  }

  @Test
  void aMisspeltOrMistypedMemberIsSeen() {
    var body = JsonParser.parseString("{\"id\":1,\"colour\":\"red\",\"valid\":true}");
    assertEquals(
        List.of("id: 1 is no String", "colour: unknown to Coupon"),
        ModelWalk.differences(body, Coupon.class));
  }

  @Test
  void everyAnswerAndEventOfARunFitsStripesModels() throws Exception {
    try (var world = new EmulatorFixture()) {
      world.code(EmulatorFixture.codeOf(world.coupon(EmulatorFixture.twentyPercent()), "WALK"));
      for (String interval : List.of("", "month")) {
        var price =
            world
                .control
                .offer(world.account, "Gold", 1000, "usd", interval.isEmpty() ? null : interval)
                .price();
        world.control.buy(world.account, price, "WALK", "mia@example.com", "Mia");
      }
      var events = EventListParams.builder().setLimit(100L).build();
      var list = world.stripe.v1().events().list(events, world.inAccount);
      assertFalse(list.getData().isEmpty());
      JsonElement raw = JsonParser.parseString(list.getLastResponse().body());
      for (var event : raw.getAsJsonObject().getAsJsonArray("data")) {
        var object = event.getAsJsonObject().getAsJsonObject("data").getAsJsonObject("object");
        assertEquals(List.of(), ModelWalk.differences(event, Event.class));
        assertEquals(List.of(), ModelWalk.differences(object, model(object)), object.toString());
      }
    }
  }
}
