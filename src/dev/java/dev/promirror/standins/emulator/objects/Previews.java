package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Discounts;
import dev.promirror.standins.emulator.billing.Ending;
import dev.promirror.standins.emulator.billing.ManualInvoices;
import dev.promirror.standins.emulator.billing.Subscribing;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Expansion;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The invoice that would come: of a subscription as it is or as it might be changed, of one that
 * might be begun, or of what waits for a customer. It is made as any other, and then undone.
 */
final class Previews {
  private static final Shape DETAILS =
      Shape.of()
          .may("items", Kind.list(Kind.hash(SubscriptionShapes.CHANGED_ITEM)))
          .may("proration_behavior", SubscriptionShapes.PRORATION)
          .may("trial_end", SubscriptionShapes.NOW_OR_TIME);
  private static final Shape CREATE =
      Shape.call()
          .may("customer", Kind.TEXT)
          .may("subscription", Kind.TEXT)
          .may("currency", Kind.CURRENCY)
          .clearable("discounts", GivenDiscounts.LIST)
          .may("subscription_details", Kind.hash(DETAILS));

  private final Templates templates;
  private final Subscribing subscribing;
  private final SubscriptionChanges changes;
  private final NewSubscriptions beginning;
  private final ManualInvoices invoices;

  Previews(Templates templates) {
    this.templates = templates;
    this.subscribing = new Subscribing(templates);
    this.changes = new SubscriptionChanges(templates);
    this.beginning = new NewSubscriptions(templates);
    this.invoices = new ManualInvoices(templates);
  }

  Map<String, Route> routes() {
    return Map.of("invoices.preview", new Route(CREATE, this::preview));
  }

  private ObjectNode preview(Work work, Params params) {
    Unsupported.refuse(params, "schedule", "schedule_details", "customer_details");
    var invoice = invoice(work, params);
    discounts(work, params, invoice);
    var shown = Upcoming.of(work, invoice);
    throw new Undone(Renderer.render(work, shown, Expansion.of(params.texts("expand"))));
  }

  private ObjectNode invoice(Work work, Params params) {
    var details = Json.object();
    if (params.values().get("subscription_details") instanceof ObjectNode given) {
      details.setAll(given);
    }
    String subscription = params.text("subscription");
    if (subscription == null && !params.has("customer")) {
      throw StripeRefusal.absent("customer");
    }
    if (subscription == null && details.has("items")) {
      return begun(work, params, details);
    }
    var billed = billed(work, params, subscription);
    waiting(work, params, billed);
    return billed == null ? loose(work, params) : changed(work, details, billed);
  }

  /** The first invoice of a subscription that is not there. */
  private ObjectNode begun(Work work, Params params, ObjectNode details) {
    params.copy(details, "customer", "currency");
    details.put("payment_behavior", "default_incomplete");
    return beginning.begin(work, new Params("", details));
  }

  /** The subscription named, or that of the customer's which bills first, or null. */
  private static @Nullable ObjectNode billed(Work work, Params params, @Nullable String id) {
    if (id != null) {
      work.need(Subscriptions.TABLE, "subscription", id, "subscription");
      return Subscriptions.running(work, id);
    }
    String customer = params.text("customer", "");
    work.need(Customers.TABLE, "customer", customer, "customer");
    return work.find(Subscriptions.TABLE, "customer", customer)
        .filter(Ending::running)
        .min(Comparator.comparingLong(Ending::periodEnd))
        .map(ObjectNode::deepCopy)
        .orElse(null);
  }

  /** What the call would put on the invoice besides. */
  private void waiting(Work work, Params params, @Nullable ObjectNode billed) {
    var making = new InvoiceItems(templates);
    for (var item : params.values().path("invoice_items")) {
      var given = item.<ObjectNode>deepCopy();
      Unsupported.refuse(new Params("", given), "invoiceitem");
      if (given.hasNonNull("price")) {
        given.putObject("pricing").set("price", given.get("price"));
      }
      if (given.hasNonNull("unit_amount")) {
        given.put("unit_amount_decimal", given.path("unit_amount").asText());
      }
      given.put(
          "customer",
          billed == null ? params.text("customer", "") : billed.path("customer").asText());
      making.create(work, new Params("", given));
    }
  }

  private ObjectNode changed(Work work, ObjectNode details, ObjectNode billed) {
    String id = billed.path("id").asText();
    String former = billed.path("latest_invoice").asText();
    changes.amend(work, new Params(id, details), details.path("items"), null);
    if (details.path("trial_end").asText().equals("now") && billed.hasNonNull("trial_end")) {
      subscribing.endTrial(work, id);
    }
    if (details.path("cancel_now").asBoolean()) {
      boolean prorated = !details.path("proration_behavior").asText().equals("none");
      subscribing.close(work, id, prorated, true);
    }
    String latest = work.edit(Subscriptions.TABLE, id).path("latest_invoice").asText();
    if (!latest.equals(former)) {
      return work.edit("invoices", latest);
    }
    var now = work.edit(Subscriptions.TABLE, id);
    boolean ends =
        details.path("cancel_now").asBoolean()
            || details.path("cancel_at_period_end").asBoolean()
            || now.path("cancel_at").asLong(Long.MAX_VALUE) <= Ending.periodEnd(now);
    if (ends) {
      throw none(now.path("customer").asText());
    }
    return subscribing.next(work.at(Ending.periodEnd(now)), id);
  }

  /** What waits for a customer without a subscription. */
  private ObjectNode loose(Work work, Params params) {
    String id = params.text("customer", "");
    String currency =
        work.find(ManualInvoices.ITEMS, "pending", id)
            .map(item -> item.path("currency").asText())
            .findFirst()
            .orElseThrow(() -> none(id));
    var invoice = invoices.draft(work, work.edit(Customers.TABLE, id), currency);
    ManualInvoices.waiting(work, id, currency).forEach(item -> invoices.place(work, invoice, item));
    ManualInvoices.total(work, invoice);
    return invoice;
  }

  private static StripeRefusal none(String customer) {
    return new StripeRefusal(
        404,
        "invalid_request_error",
        "invoice_upcoming_none",
        null,
        "No upcoming invoices for customer: " + customer);
  }

  private void discounts(Work work, Params params, ObjectNode invoice) {
    var given = params.values().get("discounts");
    if (given != null) {
      var reading =
          new GivenDiscounts(
              new Discounts(templates),
              work,
              invoice.path("customer").asText(),
              invoice.path("currency").asText(),
              invoice.path("subtotal").asLong(),
              true);
      var held = InvoiceDiscounts.held(work, invoice);
      ManualInvoices.total(work, invoice, reading.read(given, "discounts", held));
    }
  }
}
