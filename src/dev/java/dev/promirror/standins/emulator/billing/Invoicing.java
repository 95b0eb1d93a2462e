package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;

/** A subscription's invoices: drafted, finalized, paid. */
final class Invoicing {
  private static final long DRAFT_SECONDS = 3600;

  private final Templates templates;
  private final Collecting collecting;
  private final InvoiceLines lines;

  Invoicing(Templates templates) {
    this.templates = templates;
    this.collecting = new Collecting(templates);
    this.lines = new InvoiceLines(templates);
  }

  /**
   * A draft of what waits and, if {@code period}, of the subscription's current period, with its
   * discounts; an hour to go.
   */
  ObjectNode draft(Work work, ObjectNode subscription, String reason, boolean period) {
    var invoice = templates.of("invoice");
    var customer = work.edit("customers", subscription.path("customer").asText());
    invoice
        .put("id", work.newId("in"))
        .put("created", work.now())
        .put("billing_reason", reason)
        .put("currency", subscription.path("currency").asText())
        .put("automatically_finalizes_at", work.now() + DRAFT_SECONDS)
        .put("_due", work.now() + DRAFT_SECONDS)
        .put("period_start", work.now())
        .put("period_end", work.now());
    invoice.set("customer", customer.get("id"));
    invoice.set("customer_email", customer.get("email"));
    invoice.set("customer_name", customer.get("name"));
    var parent = invoice.putObject("parent").putNull("quote_details");
    parent.put("type", "subscription_details");
    var details = parent.putObject("subscription_details");
    details.set("subscription", subscription.get("id"));
    details.set("metadata", subscription.path("metadata").deepCopy());
    Sending.follow(work, invoice, subscription);
    lines.fill(work, invoice, subscription, period);
    InvoiceTotals.apply(work, invoice, Holdings.of(work, subscription));
    Collecting.open(invoice);
    work.put("invoices", invoice);
    InvoiceLines.remember(work, invoice);
    work.emit("invoice.created", invoice);
    return invoice;
  }

  /** Ends the draft: numbered, its amounts final. */
  ObjectNode finalize(Work work, String id) {
    var invoice = work.edit("invoices", id);
    invoice.remove("_due");
    var customer = work.edit("customers", invoice.path("customer").asText());
    long sequence = customer.path("next_invoice_sequence").asLong(1);
    work.put("customers", customer.put("next_invoice_sequence", sequence + 1));
    invoice
        .put("status", "open")
        .put("number", "%s-%04d".formatted(customer.path("invoice_prefix").asText(), sequence))
        .put("effective_at", work.now())
        .putNull("automatically_finalizes_at");
    invoice.withObject("/status_transitions").put("finalized_at", work.now());
    Balances.settle(work, invoice);
    collecting.ask(work, invoice);
    work.put("invoices", invoice);
    work.emit("invoice.finalized", invoice);
    return invoice;
  }

  /** Tries to take what an open invoice is due, if anything; the invoice is paid, or is not. */
  ObjectNode pay(Work work, String id) {
    return collecting.attempt(work, id, true);
  }
}
