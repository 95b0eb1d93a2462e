package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;

/** The lines of an invoice, before discounts. */
record InvoiceLines(Templates templates) {
  /** Lines for what waits and, if {@code period}, for the subscription's current period. */
  void fill(Work work, ObjectNode invoice, ObjectNode subscription, boolean period) {
    var lines = invoice.putObject("lines").put("object", "list");
    var data = lines.putArray("data");
    lines.put("has_more", false);
    lines.put("url", "/v1/invoices/" + invoice.path("id").asText() + "/lines");
    for (var waiting : InvoiceItems.all(work, subscription)) {
      data.add(waiting(work, invoice, waiting));
      InvoiceItems.placed(work, waiting, invoice.path("id").asText());
    }
    if (period) {
      for (var item : subscription.path("items").path("data")) {
        data.add(period(work, invoice, item, subscription));
      }
    }
  }

  private ObjectNode period(Work work, ObjectNode invoice, JsonNode item, ObjectNode subscription) {
    boolean trial = Periods.trialing(subscription);
    var price = item.path("price");
    String product = InvoiceItems.product(work, price);
    long amount =
        trial ? 0 : subscription.has("_prorated") ? part(subscription, item) : amount(item);
    var line = line(work, invoice, item.path("subscription"), item.path("quantity"), amount);
    line.put(
        "description",
        trial ? "Trial period for " + product : item.path("quantity").asText() + " × " + product);
    line.put("_trial", trial).set("discounts", item.path("discounts").deepCopy());
    line.withObject("/period")
        .put("start", item.path("current_period_start").asLong())
        .put("end", item.path("current_period_end").asLong());
    line.withObject("/parent/subscription_item_details").set("subscription_item", item.get("id"));
    var pricing = line.withObject("/pricing");
    pricing.put("unit_amount_decimal", trial ? "0" : price.path("unit_amount").asText());
    pricing.withObject("/price_details").put("price", price.path("id").asText());
    pricing.withObject("/price_details").put("product", price.path("product").asText());
    return line;
  }

  /** What of a period comes before the anchor, or nothing where nothing is prorated. */
  private static long part(ObjectNode subscription, JsonNode item) {
    if (!subscription.path("_prorated").asBoolean()) {
      return 0;
    }
    long anchor = subscription.path("billing_cycle_anchor").asLong();
    long whole = anchor - Months.period(anchor, item.path("price").path("recurring"), -1);
    long start = item.path("current_period_start").asLong();
    return Rounding.part(amount(item), Math.min(whole, anchor - start), whole);
  }

  /** A line for something that waited, of a subscription or not. */
  ObjectNode waiting(Work work, ObjectNode invoice, ObjectNode waiting) {
    var from = waiting.path("parent").path("subscription_details");
    var subscription =
        from.hasNonNull("subscription") ? from.path("subscription") : NullNode.getInstance();
    long amount = waiting.path("amount").asLong();
    var line = line(work, invoice, subscription, waiting.path("quantity"), amount);
    line.set("description", waiting.get("description"));
    line.set("discountable", waiting.get("discountable"));
    line.set("discounts", waiting.path("discounts").deepCopy());
    line.set("metadata", waiting.path("metadata").deepCopy());
    line.set("period", waiting.path("period").deepCopy());
    line.set("pricing", waiting.path("pricing").deepCopy());
    var parent = line.withObject("/parent");
    if (waiting.path("proration").asBoolean()) {
      var details = parent.withObject("/subscription_item_details").put("proration", true);
      details.set("invoice_item", waiting.get("id"));
      details.set("subscription_item", from.get("subscription_item"));
    } else {
      parent.put("type", "invoice_item_details").putNull("subscription_item_details");
      var details = parent.putObject("invoice_item_details").put("proration", false);
      details.set("invoice_item", waiting.get("id"));
      details.set("subscription", subscription);
      details.putObject("proration_details").putNull("credited_items");
    }
    return line;
  }

  private ObjectNode line(
      Work work, ObjectNode invoice, JsonNode subscription, JsonNode quantity, long amount) {
    var line = templates.of("invoice_line_item");
    line.put("id", work.newId("il")).put("amount", amount).put("subtotal", amount);
    line.set("currency", invoice.get("currency"));
    line.set("invoice", invoice.get("id"));
    line.set("quantity", quantity);
    line.put("quantity_decimal", quantity.asText());
    line.set("subscription", subscription);
    line.withObject("/parent/subscription_item_details").set("subscription", subscription);
    return line;
  }

  /** An item's full period before discounts, in minor units. */
  static long amount(JsonNode item) {
    return Math.multiplyExact(
        item.path("price").path("unit_amount").asLong(), item.path("quantity").asLong());
  }

  /** Whether a line stands for a whole period of an item, and not for a part of one. */
  static boolean whole(JsonNode line) {
    var details = line.path("parent").path("subscription_item_details");
    return details.isObject() && !details.path("proration").asBoolean();
  }

  /** Notes on a subscription's items what a period of each costs after this invoice's discounts. */
  static void remember(Work work, ObjectNode invoice) {
    var id = invoice.at("/parent/subscription_details/subscription").asText();
    if (work.get("subscriptions", id) == null) {
      return;
    }
    var subscription = work.edit("subscriptions", id);
    for (var line : invoice.path("lines").path("data")) {
      if (whole(line)) {
        var item = line.at("/parent/subscription_item_details/subscription_item");
        remember((ArrayNode) subscription.path("items").path("data"), item, line);
      }
    }
    work.put("subscriptions", subscription);
  }

  private static void remember(ArrayNode items, JsonNode id, JsonNode line) {
    for (var item : items) {
      if (item.path("id").equals(id)) {
        ((ObjectNode) item).put("_net", InvoiceTotals.net(line));
      }
    }
  }
}
