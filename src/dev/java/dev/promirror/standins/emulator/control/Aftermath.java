package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Linked;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.stream.Stream;

/** What became of a sale's money: whether it came, what went back, what was credited. */
final class Aftermath {
  private Aftermath() {}

  /** Adds it to a session's sale. */
  static ObjectNode ofSession(Work work, ObjectNode session, ObjectNode sale) {
    sale.set("status", session.get("payment_status"));
    refunds(sale, Linked.refunds(work, session.path("payment_intent").asText()));
    sale.putArray("credit_notes");
    return sale;
  }

  /** Adds it to an invoice's sale. */
  static ObjectNode ofInvoice(Work work, ObjectNode invoice, ObjectNode sale) {
    String id = invoice.path("id").asText();
    sale.set("status", invoice.get("status"));
    refunds(sale, Linked.intents(work, id).flatMap(intent -> Linked.refunds(work, intent)));
    var notes = sale.putArray("credit_notes");
    work.find("credit_notes", "invoice", id)
        .forEach(
            note ->
                notes.add(
                    brief(note)
                        .put("discount", note.path("discount_amount").asLong())
                        .put("pre_payment", note.path("pre_payment_amount").asLong())
                        .put("post_payment", note.path("post_payment_amount").asLong())));
    return sale;
  }

  private static void refunds(ObjectNode sale, Stream<ObjectNode> refunds) {
    var list = sale.putArray("refunds");
    refunds.forEach(refund -> list.add(brief(refund)));
  }

  private static ObjectNode brief(ObjectNode row) {
    return Json.object()
        .put("id", row.path("id").asText())
        .put("amount", row.path("amount").asLong())
        .put("status", row.path("status").asText())
        .put("at", row.path("created").asLong());
  }
}
