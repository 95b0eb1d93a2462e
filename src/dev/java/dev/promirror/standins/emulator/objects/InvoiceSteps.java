package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Selling;
import dev.promirror.standins.emulator.billing.Cards;
import dev.promirror.standins.emulator.billing.Collecting;
import dev.promirror.standins.emulator.billing.Sending;
import dev.promirror.standins.emulator.billing.Subscribing;
import dev.promirror.standins.emulator.billing.WritingOff;
import dev.promirror.standins.emulator.params.Echo;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;
import java.util.Set;

/** What an owner does to an invoice by hand. */
final class InvoiceSteps {
  private static final String TABLE = "invoices";
  private static final long PAUSE_SECONDS = 3600;
  private static final Shape UPDATE =
      Shape.call()
          .clearable("metadata", Kind.METADATA)
          .clearable("description", Kind.TEXT)
          .clearable("footer", Kind.TEXT)
          .clearable("discounts", GivenDiscounts.LIST)
          .may("auto_advance", Kind.BOOLEAN);

  private final InvoiceDiscounts discounts;
  private final Subscribing subscribing;
  private final Collecting collecting;
  private final Cards cards;

  InvoiceSteps(Templates templates) {
    this.discounts = new InvoiceDiscounts(templates);
    this.subscribing = new Subscribing(templates);
    this.collecting = new Collecting(templates);
    this.cards = new Cards(templates);
  }

  Map<String, Route> routes() {
    return Map.of(
        "invoices.update",
        Route.object(UPDATE, this::update),
        "invoices.finalize",
        Route.object(Shape.call().may("auto_advance", Kind.BOOLEAN), this::finish),
        "invoices.pay",
        Route.object(
            Shape.call().may("off_session", Kind.BOOLEAN).may("payment_method", Kind.TEXT),
            this::pay),
        "invoices.void",
        Route.object(Shape.call(), InvoiceSteps::voided),
        "invoices.mark_uncollectible",
        Route.object(Shape.call(), InvoiceSteps::uncollectible));
  }

  private ObjectNode update(Work work, Params params) {
    var invoice = edit(work, params);
    Echo.into(invoice, params, "discounts", "auto_advance", "days_until_due");
    NewInvoices.due(work, params, invoice);
    Metadata.merge(invoice, params);
    discounts.change(work, params, invoice);
    if (params.has("auto_advance")) {
      if (!is(invoice, "draft", "open")) {
        throw StripeRefusal.coded(
            "invoice_not_editable", "auto_advance", "This invoice is no longer editable.");
      }
      advance(work, invoice, params.flag("auto_advance", true));
    }
    return Changes.put(work, TABLE, "invoice.updated", invoice);
  }

  /** Lets a draft be finalized, or an open invoice be paid, by itself in an hour, or never. */
  static void advance(Work work, ObjectNode invoice, boolean itself) {
    invoice.put("auto_advance", itself);
    String member = is(invoice, "draft") ? "automatically_finalizes_at" : "next_payment_attempt";
    if (!itself) {
      invoice.putNull(member).remove("_due");
    } else if (!invoice.has("_due")) {
      long then = work.now() + PAUSE_SECONDS;
      invoice.put(member, then).put("_due", then);
    }
  }

  private ObjectNode finish(Work work, Params params) {
    var draft = edit(work, params);
    if (!is(draft, "draft")) {
      throw StripeRefusal.coded(
          "invoice_not_editable",
          null,
          "This invoice is already finalized, you can't re-finalize a non-draft invoice.");
    }
    subscribing.settle(work, params.id());
    var invoice = work.edit(TABLE, params.id());
    if (invoice.path("amount_remaining").asLong() == 0) {
      return collecting.attempt(work, params.id(), false);
    }
    boolean itself = params.flag("auto_advance", draft.path("auto_advance").asBoolean());
    if (Sending.sent(invoice)) {
      return itself ? Sending.send(work, invoice) : invoice;
    }
    advance(work, invoice, itself);
    return Changes.put(work, TABLE, "invoice.updated", invoice);
  }

  private ObjectNode pay(Work work, Params params) {
    var invoice = edit(work, params);
    if (is(invoice, "paid")) {
      throw StripeRefusal.invalid(null, "Invoice is already paid");
    }
    if (is(invoice, "void")) {
      throw StripeRefusal.invalid(null, "A voided invoice cannot be paid.");
    }
    boolean elsewhere = params.flag("paid_out_of_band", false);
    if (!elsewhere) {
      Selling.mayCharge(work);
    }
    if (is(invoice, "draft")) {
      subscribing.settle(work, params.id());
    }
    if (elsewhere) {
      return collecting.outOfBand(work, params.id());
    }
    String method = params.text("payment_method");
    if (method != null) {
      collecting.with(work, params.id(), cards.named(work, method, "payment_method"));
    }
    var tried = collecting.attempt(work, params.id(), false);
    if (!is(tried, "paid")) {
      throw StripeRefusal.declined(Collecting.intent(work, params.id()));
    }
    return tried;
  }

  private static ObjectNode voided(Work work, Params params) {
    var invoice = edit(work, params);
    if (!is(invoice, "open", "uncollectible")) {
      throw notOpen(invoice, "void");
    }
    return WritingOff.voided(work, invoice);
  }

  private static ObjectNode uncollectible(Work work, Params params) {
    var invoice = edit(work, params);
    if (!is(invoice, "open")) {
      throw notOpen(invoice, "mark as uncollectible");
    }
    return WritingOff.uncollectible(work, invoice);
  }

  private static StripeRefusal notOpen(ObjectNode invoice, String verb) {
    return StripeRefusal.invalid(
        null,
        "You can only %s an open invoice. This invoice's status is %s."
            .formatted(verb, invoice.path("status").asText()));
  }

  static ObjectNode edit(Work work, Params params) {
    work.need(TABLE, "invoice", params.id(), "id");
    return work.edit(TABLE, params.id());
  }

  private static boolean is(ObjectNode invoice, String... statuses) {
    return Set.of(statuses).contains(invoice.path("status").asText());
  }
}
