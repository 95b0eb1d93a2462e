package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Expansion;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.List;

/** What an account really has, to compare a ledger with. */
final class Truth {
  private Truth() {}

  /** All objects of an account, oldest first, and every sale with what came off where. */
  static ObjectNode of(Work work) {
    var truth = Json.object().put("account", work.scope());
    list(work, truth, "products", List.of());
    list(work, truth, "prices", List.of());
    list(work, truth, "customers", List.of());
    list(work, truth, "coupons", List.of("applies_to", "currency_options"));
    list(work, truth, "promotion_codes", List.of("restrictions.currency_options"));
    list(work, truth, "subscriptions", List.of());
    list(work, truth, "discounts", List.of());
    list(work, truth, "subscription_schedules", List.of());
    list(work, truth, "checkout_sessions", List.of());
    list(work, truth, "invoices", List.of());
    list(work, truth, "invoice_payments", List.of());
    list(work, truth, "payment_intents", List.of());
    list(work, truth, "charges", List.of());
    list(work, truth, "refunds", List.of());
    list(work, truth, "credit_notes", List.of());
    var sales = truth.putArray("sales");
    work.all("checkout_sessions")
        .filter(row -> row.path("status").asText().equals("complete"))
        .filter(row -> row.path("mode").asText().equals("payment"))
        .forEach(row -> sales.add(Aftermath.ofSession(work, row, session(work, row))));
    work.all("invoices")
        .filter(row -> !row.path("status").asText().equals("draft"))
        .forEach(row -> sales.add(Aftermath.ofInvoice(work, row, invoice(work, row))));
    return truth;
  }

  private static void list(Work work, ObjectNode truth, String table, List<String> expand) {
    ArrayNode list = truth.putArray(table);
    work.all(table)
        .filter(row -> !row.has("_deleted"))
        .forEach(row -> list.add(Renderer.render(work, row, Expansion.of(expand))));
  }

  private static ObjectNode session(Work work, ObjectNode row) {
    var sale = sale(row, "session", row.path("amount_subtotal"), row.path("amount_total"));
    sale.set("discount", row.at("/total_details/amount_discount"));
    sale.put("reason", "payment").put("at", paidAt(work, row));
    var lines = sale.putArray("lines");
    for (var line : row.path("~line_items").path("data")) {
      var shown = lines.addObject().put("price", line.at("/price/id").asText());
      shown.set("amount", line.get("amount_subtotal"));
      var discounts = shown.putArray("discounts");
      for (var given : line.path("~discounts")) {
        discounts.add(discount(given.path("discount"), given.path("amount").asLong()));
      }
    }
    return sale;
  }

  /** When it was paid, or opened if nothing was to be paid. */
  private static long paidAt(Work work, ObjectNode session) {
    var intent = work.get("payment_intents", session.path("payment_intent").asText());
    var charge = intent == null ? null : work.get("charges", intent.path("latest_charge").asText());
    return (charge == null ? session : charge).path("created").asLong();
  }

  private static ObjectNode invoice(Work work, ObjectNode row) {
    var sale = sale(row, "invoice", row.path("subtotal"), row.path("total"));
    sale.put("discount", row.path("subtotal").asLong() - row.path("total").asLong());
    sale.set("reason", row.get("billing_reason"));
    sale.set("at", row.at("/status_transitions/finalized_at"));
    sale.set("subscription", row.at("/parent/subscription_details/subscription"));
    var lines = sale.putArray("lines");
    for (var line : row.path("lines").path("data")) {
      var shown = lines.addObject().put("price", line.at("/pricing/price_details/price").asText());
      shown.set("amount", line.get("amount"));
      var discounts = shown.putArray("discounts");
      for (var given : line.path("discount_amounts")) {
        var discount = work.edit("discounts", given.path("discount").asText());
        discounts.add(discount(discount, given.path("amount").asLong()));
      }
    }
    return sale;
  }

  private static ObjectNode sale(ObjectNode row, String kind, JsonNode subtotal, JsonNode total) {
    var sale = Json.object().put("kind", kind);
    sale.set("id", row.get("id"));
    sale.set("customer", row.get("customer"));
    sale.set("currency", row.get("currency"));
    sale.set("subtotal", subtotal);
    return sale.set("total", total);
  }

  private static ObjectNode discount(JsonNode discount, long amount) {
    return Json.object()
        .put("discount", discount.path("id").asText())
        .put("coupon", discount.at("/source/coupon").asText())
        .put("promotion_code", discount.path("promotion_code").textValue())
        .put("amount", amount);
  }
}
