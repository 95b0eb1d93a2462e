package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Work;

/** Shows an invoice as one that is still to come. */
final class Upcoming {
  private static final long HOUR_SECONDS = 3600;
  private static final String[] NOT_YET = {
    "automatically_finalizes_at", "effective_at", "ending_balance", "number"
  };

  private Upcoming() {}

  static ObjectNode of(Work work, ObjectNode invoice) {
    String id = work.newId("upcoming_in");
    var shown = invoice.deepCopy();
    shown.put("id", id).put("status", "draft").put("billing_reason", "upcoming");
    shown.put("attempted", false).put("attempt_count", 0).put("auto_advance", true);
    shown.remove("~payments");
    for (String name : NOT_YET) {
      shown.putNull(name);
    }
    shown.put("next_payment_attempt", shown.path("created").asLong() + HOUR_SECONDS);
    for (String name :
        new String[] {"finalized_at", "marked_uncollectible_at", "paid_at", "voided_at"}) {
      shown.withObject("/status_transitions").putNull(name);
    }
    var lines = shown.withObject("/lines");
    lines.put("url", "/v1/invoices/" + id + "/lines");
    for (var line : lines.path("data")) {
      ((ObjectNode) line).put("invoice", id);
    }
    owed(work, invoice, shown);
    return shown;
  }

  /** What is due takes the customer's balance in; it moves only when the invoice is final. */
  private static void owed(Work work, ObjectNode invoice, ObjectNode shown) {
    long balance =
        invoice.path("status").asText().equals("draft")
            ? work.edit(Customers.TABLE, invoice.path("customer").asText()).path("balance").asLong()
            : invoice.path("starting_balance").asLong();
    long due = Math.max(0, Math.addExact(shown.path("total").asLong(), balance));
    shown.put("starting_balance", balance).put("amount_paid", 0);
    shown.put("amount_due", due).put("amount_remaining", due);
  }
}
