package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.List;

/** Invoices an owner makes by hand, of what waits for a customer. */
public final class ManualInvoices {
  /** Where the items that wait are stored. */
  public static final String ITEMS = InvoiceItems.TABLE;

  private static final String TABLE = Collecting.INVOICES;

  private final Templates templates;
  private final InvoiceLines lines;

  /** Objects begin as templates. */
  public ManualInvoices(Templates templates) {
    this.templates = templates;
    this.lines = new InvoiceLines(templates);
  }

  /** An empty draft for a customer, not stored yet. */
  public ObjectNode draft(Work work, ObjectNode customer, String currency) {
    var invoice = templates.of("invoice");
    String id = work.newId("in");
    invoice.put("id", id).put("created", work.now()).put("billing_reason", "manual");
    invoice.put("currency", currency).put("auto_advance", false);
    invoice.put("period_start", work.now()).put("period_end", work.now());
    invoice.set("customer", customer.get("id"));
    for (String name : new String[] {"address", "email", "name", "phone", "shipping"}) {
      invoice.set("customer_" + name, customer.get(name));
    }
    var list = invoice.putObject("lines").put("object", "list");
    list.putArray("data");
    list.put("has_more", false).put("url", "/v1/invoices/" + id + "/lines");
    Collecting.open(invoice);
    return invoice;
  }

  /** What a draft is for is a subscription's. */
  public static void belong(ObjectNode invoice, ObjectNode subscription) {
    var parent = invoice.putObject("parent").putNull("quote_details");
    parent.put("type", "subscription_details");
    var details = parent.putObject("subscription_details");
    details.set("subscription", subscription.get("id"));
    details.set("metadata", subscription.path("metadata").deepCopy());
  }

  /** What waits for a customer, or for one of their subscriptions, in a currency. */
  public static List<ObjectNode> waiting(Work work, String holder, String currency) {
    return work.find(ITEMS, "pending", holder)
        .filter(item -> item.path("currency").asText().equals(currency))
        .map(ObjectNode::deepCopy)
        .toList();
  }

  /** Puts something that waited on a draft; the caller stores the draft. */
  public void place(Work work, ObjectNode draft, ObjectNode item) {
    ((ArrayNode) draft.path("lines").path("data")).add(lines.waiting(work, draft, item));
    InvoiceItems.placed(work, item, draft.path("id").asText());
  }

  /** Takes an item's line off a draft. */
  public static void displace(ObjectNode draft, String item) {
    var data = (ArrayNode) draft.path("lines").path("data");
    for (int i = data.size() - 1; i >= 0; i--) {
      if (item(data, i).equals(item)) {
        data.remove(i);
      }
    }
  }

  /** Makes an item's line tell what the item tells now. */
  public void replace(Work work, ObjectNode draft, ObjectNode item) {
    var data = (ArrayNode) draft.path("lines").path("data");
    for (int i = 0; i < data.size(); i++) {
      if (item(data, i).equals(item.path("id").asText())) {
        var line = lines.waiting(work, draft, item);
        line.set("id", data.path(i).get("id"));
        data.set(i, line);
      }
    }
  }

  private static String item(ArrayNode lines, int index) {
    return lines.path(index).at("/parent/invoice_item_details/invoice_item").asText();
  }

  /** Sums a draft up again, with these discounts on the whole of it. */
  public static void total(Work work, ObjectNode draft, List<ObjectNode> discounts) {
    Drafts.discount(work, draft, discounts);
  }

  /** Sums a draft up again, with the discounts it has. */
  public static void total(Work work, ObjectNode draft) {
    InvoiceTotals.apply(work, draft, Holdings.listed(work, draft));
  }

  /** A draft that is thrown away: what was on it waits again. */
  public static ObjectNode delete(Work work, ObjectNode draft) {
    if (!draft.path("status").asText().equals("draft")) {
      throw StripeRefusal.invalid(
          null, "You can only delete draft invoices. To void it, use the void endpoint.");
    }
    String id = draft.path("id").asText();
    var again = work.find(ITEMS, "invoice", id).map(ObjectNode::deepCopy).toList();
    for (var item : again) {
      var subscription = item.at("/parent/subscription_details/subscription");
      item.putNull("invoice");
      item.set("_pending", subscription.isTextual() ? subscription : item.get("customer"));
      work.put(ITEMS, item);
    }
    work.remove(TABLE, id);
    work.emit("invoice.deleted", draft);
    return Json.object().put("id", id).put("object", "invoice").put("deleted", true);
  }
}
