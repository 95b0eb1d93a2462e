package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.math.BigInteger;
import java.util.function.UnaryOperator;

/**
 * The lines of a credit note. A line of the invoice is credited with its share of the discounts:
 * crediting it bit by bit comes, in the end, to what was taken off it.
 */
final class CreditLines {
  private final Templates templates;
  private final Work work;
  private final ObjectNode invoice;
  private final UnaryOperator<String> ids;

  /** Lines of a note of an invoice; {@code ids} makes an id of its prefix. */
  CreditLines(Templates templates, Work work, ObjectNode invoice, UnaryOperator<String> ids) {
    this.templates = templates;
    this.work = work;
    this.invoice = invoice;
    this.ids = ids;
  }

  /** The line of a credit that names none: an amount of the whole. */
  ObjectNode whole(long amount) {
    var line = line("custom_line_item").put("amount", amount).put("quantity", 1);
    return line.put("unit_amount", amount).put("unit_amount_decimal", String.valueOf(amount));
  }

  /** A line as the call describes it; {@code param} is its name in refusals. */
  ObjectNode given(JsonNode given, String param) {
    return given.path("type").asText().equals("custom_line_item")
        ? custom(given, param)
        : ofInvoice(given, param);
  }

  private ObjectNode custom(JsonNode given, String param) {
    if (!given.has("unit_amount") || !given.has("description")) {
      throw StripeRefusal.absent(
          param + (given.has("unit_amount") ? "[description]" : "[unit_amount]"));
    }
    long unit = given.path("unit_amount").asLong();
    long quantity = given.path("quantity").asLong(1);
    var line = line("custom_line_item").put("amount", Math.multiplyExact(unit, quantity));
    line.put("unit_amount", unit).put("unit_amount_decimal", String.valueOf(unit));
    line.set("description", given.get("description"));
    return line.put("quantity", quantity);
  }

  private ObjectNode ofInvoice(JsonNode given, String param) {
    String id = given.path("invoice_line_item").asText();
    var sold = sold(id, param);
    if (given.has("amount") == given.has("quantity")) {
      throw StripeRefusal.invalid(param, "You must give either an amount or a quantity.");
    }
    long full = sold.path("amount").asLong();
    long amount =
        given.has("amount")
            ? given.path("amount").asLong()
            : part(full, given.path("quantity").asLong(), sold.path("quantity").asLong(1));
    long before = credited(id);
    if (amount < 1 || amount > full - before) {
      throw StripeRefusal.invalid(
          param,
          "The amount of the line %s that can be credited is %d.".formatted(id, full - before));
    }
    var line = line("invoice_line_item").put("amount", amount).put("invoice_line_item", id);
    line.set("description", sold.get("description"));
    line.set("quantity", given.get("quantity"));
    var amounts = line.putArray("discount_amounts");
    long sum = 0;
    for (var off : sold.path("discount_amounts")) {
      long total = off.path("amount").asLong();
      long share = part(total, before + amount, full) - part(total, before, full);
      amounts.add(Json.object().put("amount", share).set("discount", off.get("discount")));
      sum += share;
    }
    return line.put("discount_amount", sum);
  }

  private JsonNode sold(String id, String param) {
    for (var line : invoice.path("lines").path("data")) {
      if (line.path("id").asText().equals(id)) {
        return line;
      }
    }
    throw StripeRefusal.noSuch("invoice line item", id, param + "[invoice_line_item]");
  }

  /** What earlier notes that stand have credited of a line, before discounts. */
  private long credited(String id) {
    return work.find("credit_notes", "invoice", invoice.path("id").asText())
        .filter(note -> note.path("status").asText().equals("issued"))
        .flatMap(note -> note.path("lines").path("data").valueStream())
        .filter(line -> line.path("invoice_line_item").asText().equals(id))
        .mapToLong(line -> line.path("amount").asLong())
        .sum();
  }

  private static long part(long whole, long of, long all) {
    return BigInteger.valueOf(whole)
        .multiply(BigInteger.valueOf(of))
        .divide(BigInteger.valueOf(all))
        .longValueExact();
  }

  private ObjectNode line(String type) {
    var line = templates.of("credit_note_line_item").put("id", ids.apply("cnli"));
    if (type.equals("custom_line_item")) {
      line.remove("invoice_line_item");
    }
    return line.put("type", type);
  }
}
