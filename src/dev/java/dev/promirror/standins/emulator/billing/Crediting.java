package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Takes something off an invoice after the fact: first off what remains to be paid, then off what
 * has been paid, as a refund, as credit for the customer, or outside of Stripe.
 */
public final class Crediting {
  /** Where credit notes are stored. */
  public static final String NOTES = "credit_notes";

  private static final String INVOICES = "invoices";

  private final Templates templates;
  private final Refunding refunding;

  /** Notes begin as templates. */
  public Crediting(Templates templates) {
    this.templates = templates;
    this.refunding = new Refunding(templates);
  }

  /** Issues a credit note of an invoice. */
  public ObjectNode issue(Work work, ObjectNode invoice, Params params) {
    var note = draft(work, invoice, params, work::newId);
    compensate(work, note, params);
    work.put(NOTES, note);
    work.emit("credit_note.created", note);
    apply(work, note, 1);
    return note;
  }

  /** The credit note that would be issued, under an id that nothing has; nothing is changed. */
  public ObjectNode preview(Work work, ObjectNode invoice, Params params) {
    var counted = new AtomicInteger();
    return draft(
        work,
        invoice,
        params,
        prefix -> prefix + "_1Preview%02d".formatted(counted.getAndIncrement()));
  }

  /** A credit note with all it says, though no refund is made of it nor credit given. */
  private ObjectNode draft(
      Work work, ObjectNode invoice, Params params, UnaryOperator<String> ids) {
    if (!Set.of("open", "paid", "uncollectible").contains(invoice.path("status").asText())) {
      throw StripeRefusal.invalid(
          "invoice", "You can only create a credit note for a finalized invoice.");
    }
    var note = templates.of("credit_note");
    String id = ids.apply("cn");
    note.put("id", id).put("created", work.now()).put("effective_at", work.now());
    note.set("invoice", invoice.get("id"));
    note.set("currency", invoice.get("currency"));
    note.set("customer", invoice.get("customer"));
    note.put("number", number(work, invoice));
    note.put("pdf", "https://pay.stripe.com/credit_notes/" + work.scope() + "/" + id + "/pdf");
    params.copy(note, "reason", "memo", "effective_at");
    Metadata.merge(note, params);
    lines(new CreditLines(templates, work, invoice, ids), note, params);
    amounts(note, invoice);
    compensation(work, note, params);
    return note;
  }

  private static String number(Work work, ObjectNode invoice) {
    long before = work.find(NOTES, "invoice", invoice.path("id").asText()).count();
    return "%s-CN-%02d".formatted(invoice.path("number").asText(), before + 1);
  }

  private static void lines(CreditLines lines, ObjectNode note, Params params) {
    var given = params.values().path("lines");
    if (params.has("amount") != given.isEmpty()) {
      throw StripeRefusal.invalid("amount", "You must specify one of these: amount, lines.");
    }
    var list = note.putObject("lines").put("object", "list");
    var data = list.putArray("data");
    list.put("has_more", false);
    list.put("url", "/v1/credit_notes/" + note.path("id").asText() + "/lines");
    if (given.isEmpty()) {
      data.add(lines.whole(params.number("amount", 0)));
    }
    for (var line : given) {
      data.add(lines.given(line, "lines[" + data.size() + "]"));
    }
  }

  private static void amounts(ObjectNode note, ObjectNode invoice) {
    long subtotal = 0;
    var discounts = new TreeMap<String, Long>();
    for (var line : note.path("lines").path("data")) {
      subtotal = Math.addExact(subtotal, line.path("amount").asLong());
      for (var off : line.path("discount_amounts")) {
        discounts.merge(off.path("discount").asText(), off.path("amount").asLong(), Math::addExact);
      }
    }
    long off = discounts.values().stream().mapToLong(Long::longValue).sum();
    long total = subtotal - off;
    long most =
        invoice.path("total").asLong()
            - invoice.path("pre_payment_credit_notes_amount").asLong()
            - invoice.path("post_payment_credit_notes_amount").asLong();
    String currency = invoice.path("currency").asText();
    if (total < 1 || total > most) {
      throw StripeRefusal.invalid(
          "amount",
          "The credit note amount (%s) must be above 0 and at most what of the invoice can still be credited (%s)."
              .formatted(Currencies.text(total, currency), Currencies.text(most, currency)));
    }
    long before = Math.min(total, invoice.path("amount_remaining").asLong());
    note.put("subtotal", subtotal).put("subtotal_excluding_tax", subtotal);
    note.put("discount_amount", off);
    var amounts = note.putArray("discount_amounts");
    discounts.forEach(
        (id, amount) -> amounts.add(Json.object().put("amount", amount).put("discount", id)));
    note.put("total", total).put("total_excluding_tax", total).put("amount", total);
    note.put("pre_payment_amount", before).put("post_payment_amount", total - before);
    note.put("type", total == before ? "pre_payment" : before == 0 ? "post_payment" : "mixed");
  }

  /** What was paid and is credited goes somewhere: back, to the balance, or outside of Stripe. */
  private static void compensation(Work work, ObjectNode note, Params params) {
    long refunded = params.number("refund_amount", 0);
    long credit = params.number("credit_amount", 0);
    long outside = params.number("out_of_band_amount", 0);
    long sum = Math.addExact(Math.addExact(refunded, credit), outside);
    var refunds = note.putArray("refunds");
    for (var given : params.values().path("refunds")) {
      var refund = work.need(Refunding.REFUNDS, "refund", given.path("refund").asText(), "refunds");
      long amount = given.path("amount_refunded").asLong(refund.path("amount").asLong());
      refunds.add(linked(refund, amount));
      sum = Math.addExact(sum, amount);
    }
    long post = note.path("post_payment_amount").asLong();
    String currency = note.path("currency").asText();
    if (sum != post || Math.min(Math.min(refunded, credit), outside) < 0) {
      throw StripeRefusal.invalid(
          null,
          "The sum of refunds, credit amount and out of band amount (%s) must equal the post payment amount (%s) of the credit note."
              .formatted(Currencies.text(sum, currency), Currencies.text(post, currency)));
    }
    note.set("out_of_band_amount", params.values().get("out_of_band_amount"));
  }

  /** Makes the refund and gives the credit that a note speaks of. */
  private void compensate(Work work, ObjectNode note, Params params) {
    long refunded = params.number("refund_amount", 0);
    long credit = params.number("credit_amount", 0);
    if (refunded > 0) {
      var refund = refunding.make(work, charge(work, note), refunded);
      Refunding.put(work, refund);
      note.withArray("refunds").add(linked(refund, refunded));
    }
    if (credit > 0) {
      String transaction = Balances.credit(work, note.path("customer").asText(), credit);
      note.put("customer_balance_transaction", transaction);
    }
  }

  private static ObjectNode charge(Work work, ObjectNode note) {
    return Linked.intents(work, note.path("invoice").asText())
        .map(intent -> work.edit(Payments.INTENTS, intent))
        .filter(Payments::succeeded)
        .findFirst()
        .map(intent -> Refunding.charge(work, intent))
        .orElseThrow(
            () ->
                StripeRefusal.invalid(
                    "refund_amount", "No payment of this invoice can be refunded."));
  }

  private static ObjectNode linked(JsonNode refund, long amount) {
    var linked = Json.object().put("amount_refunded", amount).putNull("payment_record_refund");
    linked.set("refund", refund.get("id"));
    return linked.put("type", "refund");
  }

  /** Takes a note off its invoice, or puts it back. */
  private static void apply(Work work, ObjectNode note, int sign) {
    long before = sign * note.path("pre_payment_amount").asLong();
    var invoice = work.edit(INVOICES, note.path("invoice").asText());
    add(invoice, "pre_payment_credit_notes_amount", before);
    add(invoice, "post_payment_credit_notes_amount", note.path("post_payment_amount").asLong());
    add(invoice, "amount_due", -before);
    add(invoice, "amount_remaining", -before);
    if (before == 0) {
      Updates.put(work, INVOICES, "invoice.updated", invoice);
    } else {
      WritingOff.resized(work, invoice);
    }
  }

  private static void add(ObjectNode invoice, String name, long amount) {
    invoice.put(name, Math.addExact(invoice.path(name).asLong(), amount));
  }

  /** Takes a credit note back, which Stripe allows while its invoice is open. */
  public static ObjectNode takeBack(Work work, ObjectNode note) {
    var invoice = work.edit(INVOICES, note.path("invoice").asText());
    if (!note.path("status").asText().equals("issued")
        || !note.path("type").asText().equals("pre_payment")
        || !invoice.path("status").asText().equals("open")) {
      throw StripeRefusal.invalid(
          "id", "You can only void an issued credit note of an open invoice.");
    }
    note.put("status", "void").put("voided_at", work.now());
    work.put(NOTES, note);
    work.emit("credit_note.voided", note);
    apply(work, note, -1);
    return note;
  }
}
