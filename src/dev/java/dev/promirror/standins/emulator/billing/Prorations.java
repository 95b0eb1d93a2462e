package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a change within a period gives back and costs, to the second. Discounts are in the amounts:
 * a credit is part of what the item was billed after them, a charge part of what it costs after
 * those that hold now.
 */
final class Prorations {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final InvoiceItems items;

  Prorations(Templates templates) {
    this.items = new InvoiceItems(templates);
  }

  /** Gives back the rest of an item's period, as the item was before the change. */
  void credit(Work work, ObjectNode subscription, JsonNode item, long at) {
    long amount = rest(item.path("_net").asLong(), item, at);
    add(work, subscription, item, -amount, "Unused time on ", at);
  }

  /** Charges the rest of an item's period, as the item is now. */
  void charge(Work work, ObjectNode subscription, JsonNode item, long at) {
    long amount = rest(item.path("_net").asLong(), item, at);
    add(work, subscription, item, amount, "Remaining time on ", at);
  }

  private void add(
      Work work, ObjectNode subscription, JsonNode item, long amount, String words, long at) {
    if (amount != 0) {
      String product = InvoiceItems.product(work, item.path("price"));
      String many = item.path("quantity").asLong() == 1 ? "" : item.path("quantity") + " × ";
      String description =
          words + many + product + " after " + DAY.format(Instant.ofEpochSecond(at));
      items.proration(work, subscription, item, amount, description, at);
    }
  }

  private static long rest(long net, JsonNode item, long at) {
    long start = item.path("current_period_start").asLong();
    long end = item.path("current_period_end").asLong();
    return Rounding.part(net, Math.clamp(end - at, 0, end - start), end - start);
  }

  /** What a period of each item costs after the discounts that hold now, by the item's id. */
  static Map<String, Long> nets(Work work, ObjectNode subscription) {
    var bill = Json.object();
    bill.set("currency", subscription.get("currency"));
    var lines = bill.putObject("lines").putArray("data");
    for (var item : subscription.path("items").path("data")) {
      var line = lines.addObject().put("discountable", true);
      line.put("amount", InvoiceLines.amount(item)).set("item", item.get("id"));
      line.set("discounts", item.path("discounts").deepCopy());
      line.putObject("pricing")
          .putObject("price_details")
          .set("product", item.path("price").get("product"));
    }
    InvoiceTotals.apply(work, bill, Holdings.of(work, subscription));
    var nets = new HashMap<String, Long>();
    lines.forEach(line -> nets.put(line.path("item").asText(), InvoiceTotals.net(line)));
    return nets;
  }
}
