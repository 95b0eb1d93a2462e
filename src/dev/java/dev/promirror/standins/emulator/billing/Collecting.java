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
  static final String INVOICES = "invoices";
  static final String PAYMENTS = "invoice_payments";
  private static final List<Integer> RETRY_DAYS = List.of(3, 5, 7);
  private static final long DAY_SECONDS = 24 * 3600;
  private static final String FIRST = "Subscription creation";
  private static final String LATER = "Subscription update";

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
    var intent =
        payments.intend(
            work,
            due,
            currency,
            invoice.path("customer").textValue(),
            made -> made.put("description", first(invoice) ? FIRST : LATER));
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
  static ObjectNode asked(Work work, String invoice) {
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

  /** Nothing is left to be paid. */
  static ObjectNode paid(Work work, ObjectNode invoice) {
    close(invoice.put("status", "paid").put("attempted", true));
    invoice.withObject("/status_transitions").put("paid_at", work.now());
    delinquent(work, invoice, false);
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
    boolean first = first(invoice);
    int tries = invoice.path("attempt_count").asInt();
    boolean again =
        !first && tries <= RETRY_DAYS.size() && invoice.path("auto_advance").asBoolean();
    if (scheduled && again) {
      long next = work.now() + RETRY_DAYS.get(tries - 1) * DAY_SECONDS;
      invoice.put("next_payment_attempt", next).put("_due", next);
    } else if (scheduled) {
      invoice.putNull("next_payment_attempt").remove("_due");
    }
    delinquent(work, invoice, true);
    Updates.put(work, INVOICES, "invoice.updated", invoice);
    work.emit("invoice.payment_failed", invoice);
    if (first) {
      Standing.incomplete(work, invoice);
    } else if (scheduled) {
      Standing.late(work, invoice, again);
    }
    return work.edit(INVOICES, invoice.path("id").asText());
  }

  private static boolean first(ObjectNode invoice) {
    return invoice.path("billing_reason").asText().equals("subscription_create");
  }

  /** Whether a customer's latest news of an invoice is a failed payment. */
  static void delinquent(Work work, ObjectNode invoice, boolean failed) {
    var customer = work.edit("customers", invoice.path("customer").asText());
    Updates.put(work, "customers", "customer.updated", customer.put("delinquent", failed));
  }

  /** Nothing is tried by itself any more. */
  static void close(ObjectNode invoice) {
    invoice.put("auto_advance", false).putNull("next_payment_attempt").remove("_due");
  }
}
