package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sums of a checkout session, recalculated whenever its discount changes. */
public final class SessionTotals {
  private SessionTotals() {}

  /** Puts a discount, or none, on a session's lines and sums. */
  public static void apply(Work work, ObjectNode session, @Nullable ObjectNode discount) {
    var lines = new ArrayList<ObjectNode>();
    session.path("~line_items").path("data").forEach(line -> lines.add((ObjectNode) line));
    long[] off = off(work, session, lines, discount);
    long subtotal = 0;
    long taken = 0;
    for (int i = 0; i < lines.size(); i++) {
      line(lines.get(i), off[i], discount);
      subtotal += lines.get(i).path("amount_subtotal").asLong();
      taken += off[i];
    }
    session.put("amount_subtotal", subtotal).put("amount_total", subtotal - taken);
    var details = session.withObject("/total_details").put("amount_discount", taken);
    var breakdown = details.putObject("~breakdown");
    var discounts = breakdown.putArray("discounts");
    breakdown.putArray("taxes");
    if (discount != null) {
      discounts.addObject().put("amount", taken).set("discount", discount);
      session.set("_discount", discount);
    }
  }

  private static long[] off(
      Work work, ObjectNode session, List<ObjectNode> lines, @Nullable ObjectNode discount) {
    if (discount == null) {
      return new long[lines.size()];
    }
    var deal = Deal.of(Discounts.coupon(work, discount), session.path("currency").asText());
    return Split.of(
            lines.stream().map(SessionTotals::splitLine).toList(), List.of(deal), Rounding.of(work))
        .getFirst();
  }

  private static Split.Line splitLine(JsonNode line) {
    return new Split.Line(
        line.path("amount_subtotal").asLong(), line.path("price").path("product").asText());
  }

  private static void line(ObjectNode line, long off, @Nullable ObjectNode discount) {
    line.put("amount_discount", off)
        .put("amount_total", line.path("amount_subtotal").asLong() - off);
    var discounts = line.putArray("~discounts");
    if (discount != null) {
      discounts.add(Json.object().put("amount", off).set("discount", discount));
    }
  }
}
