package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Work;

/** Invoices that are sent to the customer, to be paid by a day, and not charged. */
public final class Sending {
  private static final long DAY_SECONDS = 24 * 3600;

  private Sending() {}

  /** Whether an invoice, or what bills it, is to be sent. */
  public static boolean sent(ObjectNode object) {
    return object.path("collection_method").asText().equals("send_invoice");
  }

  /** An invoice is collected as its subscription says. */
  static void follow(Work work, ObjectNode invoice, ObjectNode subscription) {
    invoice.set("collection_method", subscription.get("collection_method"));
    invoice.set("default_payment_method", subscription.get("default_payment_method"));
    if (sent(invoice)) {
      invoice.put(
          "due_date", work.now() + subscription.path("days_until_due").asLong() * DAY_SECONDS);
    }
  }

  /** The customer has it; nothing is tried by itself any more. */
  public static ObjectNode send(Work work, ObjectNode invoice) {
    invoice.remove("_due");
    Updates.put(work, Collecting.INVOICES, "invoice.updated", invoice);
    work.emit("invoice.sent", invoice);
    return invoice;
  }
}
