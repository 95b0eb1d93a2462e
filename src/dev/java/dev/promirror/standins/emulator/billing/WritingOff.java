package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Work;

/** Ends or lowers what an open invoice still asks for. */
public final class WritingOff {
  private WritingOff() {}

  /** An invoice that nobody is to pay any more. */
  public static ObjectNode voided(Work work, ObjectNode invoice) {
    Collecting.close(invoice.put("status", "void"));
    invoice.withObject("/status_transitions").put("voided_at", work.now());
    Updates.put(work, Collecting.INVOICES, "invoice.updated", invoice);
    forget(work, invoice.path("id").asText(), "void_invoice");
    work.emit("invoice.voided", invoice);
    return invoice;
  }

  /** An invoice that is given up; it can still be paid, or voided. */
  public static ObjectNode uncollectible(Work work, ObjectNode invoice) {
    Collecting.close(invoice.put("status", "uncollectible"));
    invoice.withObject("/status_transitions").put("marked_uncollectible_at", work.now());
    Collecting.delinquent(work, invoice, false);
    Updates.put(work, Collecting.INVOICES, "invoice.updated", invoice);
    work.emit("invoice.marked_uncollectible", invoice);
    Standing.good(work, invoice);
    return invoice;
  }

  /** What an open invoice is due has changed by credit; with nothing left it is paid. */
  static void resized(Work work, ObjectNode invoice) {
    String id = invoice.path("id").asText();
    long left = invoice.path("amount_remaining").asLong();
    if (left == 0) {
      forget(work, id, "automatic");
      Collecting.paid(work, invoice);
      return;
    }
    Updates.put(work, Collecting.INVOICES, "invoice.updated", invoice);
    var payment = Collecting.asked(work, id).put("amount_requested", left);
    work.put(Collecting.PAYMENTS, payment);
    Payments.resize(work, Linked.intent(payment), left);
  }

  static void forget(Work work, String invoice, String reason) {
    work.find(Collecting.PAYMENTS, "invoice", invoice)
        .filter(payment -> payment.path("status").asText().equals("open"))
        .map(ObjectNode::deepCopy)
        .forEach(
            payment -> {
              payment.put("status", "canceled");
              payment.withObject("/status_transitions").put("canceled_at", work.now());
              work.put(Collecting.PAYMENTS, payment);
              var intent = work.edit(Payments.INTENTS, Linked.intent(payment));
              Payments.cancel(work, intent, reason);
            });
  }
}
