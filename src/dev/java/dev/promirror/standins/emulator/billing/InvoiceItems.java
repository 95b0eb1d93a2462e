package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.util.List;
import java.util.stream.Stream;

/** What waits for a subscription's next invoice: prorations, and what is billed once. */
record InvoiceItems(Templates templates) {
  /** Where they are stored. */
  static final String TABLE = "invoiceitems";

  /** Something sold once together with a subscription. */
  void once(Work work, ObjectNode subscription, Position position) {
    var item =
        make(work, subscription, position.price(), position.quantity(), work.now(), work.now());
    item.put("amount", position.amount()).put("net_amount", position.amount());
    item.put("description", product(work, position.price()));
    keep(work, item);
  }

  /**
   * A proration: its amount has the discounts in it already, so no other applies.
   *
   * @param amount minor units; negative for a credit
   * @param item the subscription's item, as it is or was billed
   */
  void proration(
      Work work, ObjectNode subscription, JsonNode item, long amount, String description, long at) {
    long end = item.path("current_period_end").asLong();
    var price = item.path("price");
    var made = make(work, subscription, price, item.path("quantity").asLong(), at, end);
    made.put("amount", amount).put("net_amount", amount).put("description", description);
    made.put("proration", true).put("discountable", false);
    made.withObject("/parent/subscription_details").set("subscription_item", item.get("id"));
    var details = made.putObject("proration_details");
    details.putNull("credited_items").putArray("discount_amounts");
    keep(work, made);
  }

  private ObjectNode make(
      Work work, ObjectNode subscription, JsonNode price, long quantity, long from, long to) {
    var item = templates.of("invoiceitem");
    item.put("id", work.newId("ii")).put("date", work.now());
    item.set("currency", subscription.get("currency"));
    item.set("customer", subscription.get("customer"));
    item.set("_pending", subscription.get("id"));
    item.put("quantity", quantity).put("quantity_decimal", String.valueOf(quantity));
    item.putObject("period").put("start", from).put("end", to);
    var details = item.withObject("/parent/subscription_details");
    details.set("subscription", subscription.get("id"));
    var pricing = item.withObject("/pricing");
    pricing.put("unit_amount_decimal", price.path("unit_amount").asText());
    pricing.withObject("/price_details").put("price", price.path("id").asText());
    pricing.withObject("/price_details").put("product", price.path("product").asText());
    return item;
  }

  private static void keep(Work work, ObjectNode item) {
    work.put(TABLE, item);
    work.emit("invoiceitem.created", item);
  }

  /** What waits for this subscription's invoice, oldest first. */
  static List<ObjectNode> pending(Work work, ObjectNode subscription) {
    return work.find(TABLE, "pending", subscription.path("id").asText())
        .map(ObjectNode::deepCopy)
        .toList();
  }

  /** What waits for this subscription's invoice and for any of its customer's, oldest first. */
  static List<ObjectNode> all(Work work, ObjectNode subscription) {
    return Stream.concat(
            pending(work, subscription).stream(),
            loose(work, subscription.path("customer").asText()))
        .filter(item -> item.path("currency").equals(subscription.path("currency")))
        .toList();
  }

  /** What waits for a customer's next invoice, whichever that is. */
  static Stream<ObjectNode> loose(Work work, String customer) {
    return work.find(TABLE, "pending", customer).map(ObjectNode::deepCopy);
  }

  /** It is on an invoice now. */
  static void placed(Work work, ObjectNode item, String invoice) {
    item.put("invoice", invoice).remove("_pending");
    work.put(TABLE, item);
  }

  static String product(Work work, JsonNode price) {
    var product = work.get("products", price.path("product").asText());
    return product == null ? "item" : product.path("name").asText();
  }
}
