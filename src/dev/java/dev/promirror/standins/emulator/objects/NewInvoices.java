package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Discounts;
import dev.promirror.standins.emulator.billing.ManualInvoices;
import dev.promirror.standins.emulator.billing.Sending;
import dev.promirror.standins.emulator.params.Echo;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Invoices made, sent and thrown away by hand. */
final class NewInvoices {
  private static final String TABLE = "invoices";
  private static final long DAY_SECONDS = 24 * 3600;
  private static final Shape CREATE =
      Shape.call()
          .may("auto_advance", Kind.BOOLEAN)
          .may("collection_method", Kind.choice("charge_automatically", "send_invoice"))
          .may("currency", Kind.CURRENCY)
          .may("customer", Kind.TEXT)
          .may("days_until_due", Kind.INTEGER)
          .may("due_date", Kind.INTEGER)
          .clearable("discounts", GivenDiscounts.LIST)
          .clearable("metadata", Kind.METADATA)
          .may("pending_invoice_items_behavior", Kind.choice("exclude", "include"))
          .may("subscription", Kind.TEXT);
  private static final String[] OTHERWISE = {
    "currency", "customer", "discounts", "subscription", "from_invoice", "auto_advance"
  };

  private final Templates templates;
  private final ManualInvoices invoices;

  NewInvoices(Templates templates) {
    this.templates = templates;
    this.invoices = new ManualInvoices(templates);
  }

  Map<String, Route> routes() {
    return Map.of(
        "invoices.create",
        Route.object(CREATE, this::create),
        "invoices.send",
        Route.object(Shape.call(), NewInvoices::send),
        "invoices.delete",
        new Route(
            Shape.of(),
            (work, params) -> ManualInvoices.delete(work, InvoiceSteps.edit(work, params))));
  }

  private ObjectNode create(Work work, Params params) {
    String subscription = params.text("subscription");
    if (subscription == null && !params.has("customer")) {
      throw StripeRefusal.absent("customer");
    }
    Unsupported.refuse(params, "from_invoice", "shipping_cost");
    var billed = subscription == null ? null : Subscriptions.running(work, subscription);
    String customer =
        billed == null ? params.text("customer", "") : billed.path("customer").asText();
    var holder = work.need(Customers.TABLE, "customer", customer, "customer");
    String currency =
        billed == null ? currency(work, params, customer) : billed.path("currency").asText();
    var invoice = invoices.draft(work, holder, currency);
    Echo.into(invoice, params, OTHERWISE);
    Metadata.merge(invoice, params);
    due(work, params, invoice);
    boolean included = params.text("pending_invoice_items_behavior", "exclude").equals("include");
    if (billed != null) {
      ManualInvoices.belong(invoice, billed);
    }
    if (billed != null || included) {
      String by = billed == null ? customer : billed.path("id").asText();
      ManualInvoices.waiting(work, by, currency)
          .forEach(item -> invoices.place(work, invoice, item));
    }
    InvoiceSteps.advance(work, invoice, params.flag("auto_advance", false));
    ManualInvoices.total(work, invoice, List.of());
    ManualInvoices.total(work, invoice, discounts(work, params, invoice, holder));
    work.put(TABLE, invoice);
    work.emit("invoice.created", invoice);
    return invoice;
  }

  /** The currency of what waits, unless the call says one. */
  private static String currency(Work work, Params params, String customer) {
    String waiting =
        work.find(ManualInvoices.ITEMS, "pending", customer)
            .map(item -> item.path("currency").asText())
            .findFirst()
            .orElse("usd");
    return params.text("currency", waiting);
  }

  /** The discounts given, or, when the call says nothing of them, the customer's. */
  private List<ObjectNode> discounts(
      Work work, Params params, ObjectNode invoice, ObjectNode customer) {
    var given = params.values().get("discounts");
    if (given != null) {
      return new GivenDiscounts(
              new Discounts(templates),
              work,
              customer.path("id").asText(),
              invoice.path("currency").asText(),
              invoice.path("subtotal").asLong(),
              true)
          .read(given, "discounts", Set.of());
    }
    return customer.get("discount") instanceof ObjectNode held ? List.of(held) : List.of();
  }

  static void due(Work work, Params params, ObjectNode invoice) {
    boolean told = params.has("due_date") || params.has("days_until_due");
    if (Sending.sent(invoice) && !told) {
      throw StripeRefusal.invalid(
          "days_until_due",
          "If `collection_method` is `send_invoice`, `due_date` or `days_until_due` must be"
              + " given.");
    }
    if (told && !Sending.sent(invoice)) {
      throw StripeRefusal.invalid(
          "due_date", "You can only set a due date for invoices that are sent.");
    }
    if (params.has("days_until_due")) {
      invoice.put("due_date", work.now() + params.number("days_until_due", 0) * DAY_SECONDS);
    }
  }

  private static ObjectNode send(Work work, Params params) {
    var invoice = InvoiceSteps.edit(work, params);
    if (!Sending.sent(invoice)) {
      throw StripeRefusal.invalid(
          null, "You can only manually send an invoice if its collection method is send_invoice.");
    }
    if (!invoice.path("status").asText().equals("open")) {
      throw StripeRefusal.invalid(null, "You can only send an open invoice.");
    }
    return Sending.send(work, invoice);
  }
}
