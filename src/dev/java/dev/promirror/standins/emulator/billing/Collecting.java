package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Filled;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
            made -> made.put("description", purpose(invoice)));
    invoice
        .putObject("~confirmation_secret")
        .put("client_secret", intent.path("client_secret").asText())
        .put("type", "payment_intent");
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
    var intent = payments.confirm(work, with(work, invoice, Linked.intent(payment)));
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

  /** An intent nobody has given a card is tried with the invoice's. */
  private static String with(Work work, ObjectNode invoice, String id) {
    var intent = work.edit(Payments.INTENTS, id);
    if (!intent.hasNonNull("payment_method")) {
      work.put(Payments.INTENTS, intent.put("payment_method", Cards.of(work, invoice)));
    }
    return id;
  }

  /** Lets an open invoice be paid with this. */
  public void with(Work work, String invoice, ObjectNode method) {
    if (work.edit(INVOICES, invoice).path("amount_remaining").asLong() > 0) {
      var intent = work.edit(Payments.INTENTS, Linked.intent(asked(work, invoice)));
      work.put(Payments.INTENTS, intent.set("payment_method", method.get("id")));
    }
  }

  /** Somebody says an invoice was paid elsewhere: nothing is taken, and nothing asked for. */
  public ObjectNode outOfBand(Work work, String id) {
    WritingOff.forget(work, id, "automatic");
    var invoice = work.edit(INVOICES, id);
    invoice.set("amount_paid", invoice.get("amount_due"));
    return paid(work, invoice.put("amount_remaining", 0));
  }

  /** The invoice an intent is to pay, if it is still open; null for a payment of its own. */
  public static @Nullable String open(Work work, String intent) {
    return work.find(PAYMENTS, "payment_intent", intent)
        .filter(payment -> payment.path("status").asText().equals("open"))
        .map(payment -> payment.path("invoice").asText())
        .findFirst()
        .orElse(null);
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

  private static String purpose(ObjectNode invoice) {
    if (invoice.path("billing_reason").asText().equals("manual")) {
      return "Payment for Invoice";
    }
    return first(invoice) ? FIRST : LATER;
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
