package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.ArrayList;
import java.util.List;

/** A subscription's invoices: drafted, finalized, paid. */
final class Invoicing {
  private static final long DRAFT_SECONDS = 3600;

  private final Templates templates;
  private final Collecting collecting;

  Invoicing(Templates templates) {
    this.templates = templates;
    this.collecting = new Collecting(templates);
  }

  /** A draft over the subscription's current period, with its discounts; an hour to go. */
  ObjectNode draft(Work work, ObjectNode subscription, String reason) {
    var invoice = templates.of("invoice");
    var customer = work.edit("customers", subscription.path("customer").asText());
    invoice
        .put("id", work.newId("in"))
        .put("created", work.now())
        .put("billing_reason", reason)
        .put("currency", subscription.path("currency").asText())
        .put("automatically_finalizes_at", work.now() + DRAFT_SECONDS)
        .put("_due", work.now() + DRAFT_SECONDS)
        .put("period_start", work.now())
        .put("period_end", work.now());
    invoice.set("customer", customer.get("id"));
    invoice.set("customer_email", customer.get("email"));
    invoice.set("customer_name", customer.get("name"));
    var parent = invoice.putObject("parent").putNull("quote_details");
    parent.put("type", "subscription_details");
    var details = parent.putObject("subscription_details");
    details.set("subscription", subscription.get("id"));
    details.set("metadata", subscription.path("metadata").deepCopy());
    lines(work, invoice, subscription);
    Collecting.open(invoice);
    work.put("invoices", invoice);
    work.emit("invoice.created", invoice);
    return invoice;
  }

  private void lines(Work work, ObjectNode invoice, ObjectNode subscription) {
    var items = new ArrayList<JsonNode>();
    subscription.path("items").path("data").forEach(items::add);
    var discounts = new ArrayList<ObjectNode>();
    subscription
        .path("discounts")
        .forEach(id -> discounts.add(work.edit("discounts", id.asText())));
    String currency = invoice.path("currency").asText();
    var shares =
        Split.of(
            items.stream().map(Invoicing::line).toList(),
            discounts.stream().map(d -> Deal.of(Discounts.coupon(work, d), currency)).toList());
    var lines = invoice.putObject("lines").put("object", "list");
    lines.put("has_more", false);
    lines.put("url", "/v1/invoices/" + invoice.path("id").asText() + "/lines");
    var data = lines.putArray("data");
    for (int i = 0; i < items.size(); i++) {
      data.add(invoiceLine(work, invoice, items.get(i), i, discounts, shares));
    }
    sums(invoice, items, discounts, shares);
  }

  private ObjectNode invoiceLine(
      Work work,
      ObjectNode invoice,
      JsonNode item,
      int index,
      List<ObjectNode> discounts,
      List<long[]> shares) {
    var line = templates.of("invoice_line_item");
    var price = item.path("price");
    line.put("id", work.newId("il")).put("amount", line(item).amount());
    line.put("subtotal", line(item).amount());
    line.put("currency", invoice.path("currency").asText());
    line.put("description", item.path("quantity").asText() + " × " + product(work, price));
    line.set("invoice", invoice.get("id"));
    line.set("quantity", item.get("quantity"));
    line.put("quantity_decimal", item.path("quantity").asText());
    line.set("subscription", item.get("subscription"));
    line.withObject("/period")
        .put("start", item.path("current_period_start").asLong())
        .put("end", item.path("current_period_end").asLong());
    var parent = line.withObject("/parent/subscription_item_details");
    parent.set("subscription", item.get("subscription"));
    parent.set("subscription_item", item.get("id"));
    var pricing = line.withObject("/pricing");
    pricing.put("unit_amount_decimal", price.path("unit_amount").asText());
    pricing.withObject("/price_details").put("price", price.path("id").asText());
    pricing.withObject("/price_details").put("product", price.path("product").asText());
    var amounts = line.putArray("discount_amounts");
    for (int d = 0; d < discounts.size(); d++) {
      amounts.add(amount(shares.get(d)[index], discounts.get(d)));
    }
    return line;
  }

  private static void sums(
      ObjectNode invoice, List<JsonNode> items, List<ObjectNode> discounts, List<long[]> shares) {
    long subtotal = items.stream().mapToLong(item -> line(item).amount()).sum();
    long total = subtotal;
    var ids = invoice.putArray("discounts");
    var amounts = invoice.putArray("total_discount_amounts");
    for (int d = 0; d < discounts.size(); d++) {
      long sum = 0;
      for (long share : shares.get(d)) {
        sum += share;
      }
      total -= sum;
      ids.add(discounts.get(d).path("id").asText());
      amounts.add(amount(sum, discounts.get(d)));
    }
    invoice.put("subtotal", subtotal).put("subtotal_excluding_tax", subtotal);
    invoice.put("total", total).put("total_excluding_tax", total);
    invoice.put("amount_due", total).put("amount_remaining", total);
  }

  private static ObjectNode amount(long amount, ObjectNode discount) {
    return Json.object().put("amount", amount).set("discount", discount.get("id"));
  }

  private static Split.Line line(JsonNode item) {
    var price = item.path("price");
    long amount =
        Math.multiplyExact(price.path("unit_amount").asLong(), item.path("quantity").asLong());
    return new Split.Line(amount, price.path("product").asText());
  }

  private static String product(Work work, JsonNode price) {
    var product = work.get("products", price.path("product").asText());
    return product == null ? "item" : product.path("name").asText();
  }

  /** Ends the draft: numbered, its amounts final. */
  ObjectNode finalize(Work work, String id) {
    var invoice = work.edit("invoices", id);
    invoice.remove("_due");
    var customer = work.edit("customers", invoice.path("customer").asText());
    long sequence = customer.path("next_invoice_sequence").asLong(1);
    work.put("customers", customer.put("next_invoice_sequence", sequence + 1));
    invoice
        .put("status", "open")
        .put("number", "%s-%04d".formatted(customer.path("invoice_prefix").asText(), sequence))
        .put("effective_at", work.now())
        .putNull("automatically_finalizes_at");
    invoice.withObject("/status_transitions").put("finalized_at", work.now());
    Balances.settle(work, invoice);
    collecting.ask(work, invoice);
    work.put("invoices", invoice);
    work.emit("invoice.finalized", invoice);
    return invoice;
  }

  /** Tries to take what an open invoice is due, if anything; the invoice is paid, or is not. */
  ObjectNode pay(Work work, String id) {
    return collecting.attempt(work, id, true);
  }
}
