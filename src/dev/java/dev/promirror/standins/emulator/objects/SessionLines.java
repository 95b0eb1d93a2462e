package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.util.ArrayList;

/** The lines of a checkout session. */
record SessionLines(Templates templates) {
  /** Puts the lines a call gives on a session, and their currency. */
  void fill(Work work, Params params, ObjectNode session) {
    var list = session.putObject("~line_items").put("object", "list");
    var data = list.putArray("data");
    list.put("has_more", false);
    list.put("url", "/v1/checkout/sessions/" + session.path("id").asText() + "/line_items");
    boolean subscribes = params.text("mode", "").equals("subscription");
    var wanted = params.values().path("subscription_data");
    boolean trial = wanted.has("trial_period_days") || wanted.has("trial_end");
    var recurring = new ArrayList<ObjectNode>();
    for (var given : params.values().path("line_items")) {
      String param = "line_items[" + data.size() + "]";
      var price = price(work, given, param);
      if (price.path("type").asText().equals("recurring")) {
        if (!subscribes) {
          throw StripeRefusal.invalid(
              param + "[price]",
              "You specified `payment` mode but passed a recurring price. Either switch to"
                  + " `subscription` mode or use only one-time prices.");
        }
        recurring.add(price);
      }
      currency(session, price, param + "[price]");
      long quantity = given.path("quantity").asLong(1);
      Amounts.check(param + "[quantity]", quantity, 1, 999_999);
      data.add(line(work, price, quantity, trial));
    }
    if (subscribes) {
      if (recurring.isEmpty()) {
        throw StripeRefusal.invalid(
            "line_items", "You must provide at least one recurring price in `subscription` mode.");
      }
      SubscriptionRules.alike(recurring, session.path("currency").asText());
    }
  }

  private ObjectNode price(Work work, JsonNode given, String param) {
    if (given.get("price_data") instanceof ObjectNode data) {
      boolean recurring = data.hasNonNull("recurring");
      return new NewPrices(templates).given(work, given, param, recurring);
    }
    if (!given.hasNonNull("price")) {
      throw StripeRefusal.absent(param + "[price]");
    }
    var price = work.need(Prices.TABLE, "price", given.path("price").asText(), param + "[price]");
    if (!price.path("active").asBoolean()) {
      throw StripeRefusal.invalid(
          param + "[price]",
          "The price specified is inactive. This field only accepts active prices.");
    }
    return price;
  }

  private static void currency(ObjectNode session, ObjectNode price, String param) {
    String currency = price.path("currency").asText();
    if (session.has("_currency") && !session.path("currency").asText().equals(currency)) {
      throw StripeRefusal.invalid(param, "All prices must use the same currency.");
    }
    session.put("currency", currency).put("_currency", true);
  }

  /** What recurs costs nothing while a trial runs. */
  private ObjectNode line(Work work, ObjectNode price, long quantity, boolean trial) {
    boolean free = trial && price.path("type").asText().equals("recurring");
    long amount = free ? 0 : Math.multiplyExact(price.path("unit_amount").asLong(), quantity);
    var line = templates.of("line_item");
    var product = work.edit(Products.TABLE, price.path("product").asText());
    line.put("id", work.newId("li")).put("quantity", quantity);
    line.put("amount_subtotal", amount).put("amount_total", amount);
    line.set("currency", price.get("currency"));
    line.set("description", product.get("name"));
    line.set("price", Renderer.render(work, price));
    return line;
  }
}
