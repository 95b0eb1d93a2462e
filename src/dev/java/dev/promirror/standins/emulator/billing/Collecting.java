package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Filled;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Work;
import java.util.List;

/**
 * Gets finalized invoices paid: by a payment intent that is tried at once and, for renewals, again
 * after 3, 5 and 7 days; the subscription follows.
 */
public final class Collecting {
  private static final String INVOICES = "invoices";
  private static final String PAYMENTS = "invoice_payments";
  private static final List<Integer> RETRY_DAYS = List.of(3, 5, 7);
  private static final long DAY_SECONDS = 24 * 3600;

  private final Templates templates;
  private final Payments payments;

  /** Objects begin as templates. */
  public Collecting(Templates templates) {
    this.templates = templates;
    this.payments = new Payments(templates);
  }

  /** A new invoice can show its payments when asked to. */
  static void open(ObjectNode invoice) {
    String id = invoice.path("id").asText();
    String url = "/v1/invoice_payments?invoice=" + id;
    invoice.set("~payments", Filled.of(PAYMENTS, "invoice", id, url));
  }

  /** Asks for what an invoice, just finalized, is due: an intent, linked by an invoice payment. */
  void ask(Work work, ObjectNode invoice) {
    long due = invoice.path("amount_due").asLong();
    if (due == 0) {
      return;
    }
    String currency = invoice.path("currency").asText();
    var intent = payments.intend(work, due, currency, invoice.path("customer").textValue());
    var payment = templates.of("invoice_payment");
    payment.put("id", work.newId("inpay")).put("created", work.now());
    payment.put("amount_requested", due).put("currency", currency);
    payment.set("invoice", invoice.get("id"));
    payment.withObject("/payment").set("payment_intent", intent.get("id"));
    work.put(PAYMENTS, payment);
  }

  /**
   * Tries to take what remains of an open or uncollectible invoice.
   *
   * @param scheduled whether by the schedule, not by anybody's hand
   * @return the invoice, paid or not
   */
  public ObjectNode attempt(Work work, String id, boolean scheduled) {
    var invoice = work.edit(INVOICES, id);
    if (invoice.path("amount_remaining").asLong() == 0) {
      return paid(work, invoice);
    }
    var payment = asked(work, id);
    var intent = payments.confirm(work, payment.at("/payment/payment_intent").asText());
    boolean first = invoice.path("attempt_count").asLong() == 0;
    if (first || scheduled) {
      invoice.put("attempt_count", invoice.path("attempt_count").asLong() + 1);
    }
    if (!Payments.succeeded(intent)) {
      return declined(work, invoice, first || scheduled);
    }
    long amount = payment.path("amount_requested").asLong();
    payment.put("status", "paid").put("amount_paid", amount);
    payment.withObject("/status_transitions").put("paid_at", work.now());
    work.put(PAYMENTS, payment);
    work.emit("invoice_payment.paid", payment);
    invoice.put("amount_paid", amount).put("amount_remaining", 0);
    return paid(work, invoice);
  }

  /** The payment an open invoice waits for. */
  private static ObjectNode asked(Work work, String invoice) {
    return work.find(PAYMENTS, "invoice", invoice)
        .filter(payment -> payment.path("status").asText().equals("open"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody asked for " + invoice))
        .deepCopy();
  }

  /** The intent an invoice was last to be paid by. */
  public static ObjectNode intent(Work work, String invoice) {
    return work.find(PAYMENTS, "invoice", invoice)
        .reduce((earlier, later) -> later)
        .map(payment -> work.edit(Payments.INTENTS, Linked.intent(payment)))
        .orElseThrow(() -> new IllegalStateException("nobody asked for " + invoice));
  }

  private static ObjectNode paid(Work work, ObjectNode invoice) {
    close(invoice.put("status", "paid").put("attempted", true));
    invoice.withObject("/status_transitions").put("paid_at", work.now());
    Updates.put(work, INVOICES, "invoice.updated", invoice);
    work.emit("invoice.paid", invoice);
    work.emit("invoice.payment_succeeded", invoice);
    invoice
        .path("total_discount_amounts")
        .forEach(off -> Discounts.paid(work, off.path("discount").asText()));
    Standing.good(work, invoice);
    return invoice;
  }

  private static ObjectNode declined(Work work, ObjectNode invoice, boolean scheduled) {
    invoice.put("attempted", true);
    boolean first = invoice.path("billing_reason").asText().equals("subscription_create");
    int tries = invoice.path("attempt_count").asInt();
    boolean again =
        !first && tries <= RETRY_DAYS.size() && invoice.path("auto_advance").asBoolean();
    if (scheduled && again) {
      long next = work.now() + RETRY_DAYS.get(tries - 1) * DAY_SECONDS;
      invoice.put("next_payment_attempt", next).put("_due", next);
    } else if (scheduled) {
      invoice.putNull("next_payment_attempt").remove("_due");
    }
    Updates.put(work, INVOICES, "invoice.updated", invoice);
    work.emit("invoice.payment_failed", invoice);
    if (first) {
      Standing.incomplete(work, invoice);
    } else if (scheduled) {
      Standing.late(work, invoice, again);
    }
    return work.edit(INVOICES, invoice.path("id").asText());
  }

  /** An invoice that nobody is to pay any more. */
  public static ObjectNode voided(Work work, ObjectNode invoice) {
    close(invoice.put("status", "void"));
    invoice.withObject("/status_transitions").put("voided_at", work.now());
    Updates.put(work, INVOICES, "invoice.updated", invoice);
    forget(work, invoice.path("id").asText(), "void_invoice");
    work.emit("invoice.voided", invoice);
    return invoice;
  }

  /** An invoice that is given up; it can still be paid, or voided. */
  public static ObjectNode uncollectible(Work work, ObjectNode invoice) {
    close(invoice.put("status", "uncollectible"));
    invoice.withObject("/status_transitions").put("marked_uncollectible_at", work.now());
    Updates.put(work, INVOICES, "invoice.updated", invoice);
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
      paid(work, invoice);
      return;
    }
    Updates.put(work, INVOICES, "invoice.updated", invoice);
    var payment = asked(work, id).put("amount_requested", left);
    work.put(PAYMENTS, payment);
    Payments.resize(work, Linked.intent(payment), left);
  }

  private static void forget(Work work, String invoice, String reason) {
    work.find(PAYMENTS, "invoice", invoice)
        .filter(payment -> payment.path("status").asText().equals("open"))
        .map(ObjectNode::deepCopy)
        .forEach(
            payment -> {
              payment.put("status", "canceled");
              payment.withObject("/status_transitions").put("canceled_at", work.now());
              work.put(PAYMENTS, payment);
              var intent = work.edit(Payments.INTENTS, Linked.intent(payment));
              Payments.cancel(work, intent, reason);
            });
  }

  private static void close(ObjectNode invoice) {
    invoice.put("auto_advance", false).putNull("next_payment_attempt").remove("_due");
  }
}
