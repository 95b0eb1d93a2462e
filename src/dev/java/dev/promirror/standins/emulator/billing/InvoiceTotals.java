package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What discounts take off an invoice, and its sums. A line's own discounts come first, then the
 * invoice's are spread over what is left of the lines that can be discounted.
 */
public final class InvoiceTotals {
  private final Work work;
  private final ObjectNode invoice;
  private final Map<String, Long> taken = new LinkedHashMap<>();

  private InvoiceTotals(Work work, ObjectNode invoice) {
    this.work = work;
    this.invoice = invoice;
  }

  /** Puts these discounts, and those its lines list, on an invoice. */
  public static void apply(Work work, ObjectNode invoice, List<ObjectNode> discounts) {
    new InvoiceTotals(work, invoice).apply(discounts);
  }

  /** What is left of a line after its discounts. */
  static long net(JsonNode line) {
    long left = line.path("amount").asLong();
    for (var off : line.path("discount_amounts")) {
      left -= off.path("amount").asLong();
    }
    return left;
  }

  /** Whether an invoice is a trial's: it bills nothing for periods to come. */
  static boolean trial(ObjectNode invoice) {
    for (var line : invoice.path("lines").path("data")) {
      if (InvoiceLines.whole(line) && line.path("_trial").asBoolean()) {
        return true;
      }
    }
    return false;
  }

  private void apply(List<ObjectNode> discounts) {
    var open = new ArrayList<ObjectNode>();
    long subtotal = 0;
    for (var each : invoice.path("lines").path("data")) {
      var line = (ObjectNode) each;
      line.putArray("discount_amounts");
      subtotal += line.path("amount").asLong();
      if (line.path("discountable").asBoolean()) {
        spread(List.of(line), Holdings.listed(work, line));
        open.add(line);
      }
    }
    spread(open, discounts);
    long off = taken.values().stream().mapToLong(Long::longValue).sum();
    list(discounts);
    sums(subtotal, subtotal - off);
  }

  private void spread(List<ObjectNode> lines, List<ObjectNode> discounts) {
    String currency = invoice.path("currency").asText();
    var shares =
        Split.of(
            lines.stream().map(InvoiceTotals::left).toList(),
            discounts.stream().map(d -> Deal.of(Discounts.coupon(work, d), currency)).toList(),
            Rounding.of(work));
    for (int d = 0; d < discounts.size(); d++) {
      String id = discounts.get(d).path("id").asText();
      for (int i = 0; i < lines.size(); i++) {
        long off = shares.get(d)[i];
        ((ArrayNode) lines.get(i).path("discount_amounts")).add(amount(id, off));
        taken.merge(id, off, Math::addExact);
      }
    }
  }

  private static Split.Line left(ObjectNode line) {
    return new Split.Line(net(line), line.at("/pricing/price_details/product").asText());
  }

  private void list(List<ObjectNode> discounts) {
    var ids = invoice.putArray("discounts");
    discounts.forEach(discount -> ids.add(discount.path("id").asText()));
    var amounts = invoice.putArray("total_discount_amounts");
    taken.forEach((id, off) -> amounts.add(amount(id, off)));
  }

  private void sums(long subtotal, long total) {
    invoice.put("subtotal", subtotal).put("subtotal_excluding_tax", subtotal);
    invoice.put("total", total).put("total_excluding_tax", total);
    long due = Math.max(0, total);
    invoice.put("amount_due", due).put("amount_remaining", due);
  }

  private static ObjectNode amount(String discount, long amount) {
    return Json.object().put("amount", amount).put("discount", discount);
  }
}
