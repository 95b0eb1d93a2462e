package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Selling;
import dev.promirror.standins.emulator.billing.Currencies;
import dev.promirror.standins.emulator.billing.Payments;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** Payment intents, which checkouts and invoices make, or a call. */
final class PaymentIntents {
  private static final String NOUN = "payment_intent";
  private static final Shape CREATE =
      Shape.call()
          .must("amount", Kind.INTEGER)
          .must("currency", Kind.CURRENCY)
          .may("customer", Kind.TEXT)
          .may("confirm", Kind.BOOLEAN)
          .may("description", Kind.TEXT)
          .may("payment_method", Kind.TEXT)
          .may("payment_method_types", Kind.list(Kind.TEXT))
          .clearable("metadata", Kind.METADATA);
  private static final Shape CONFIRM = Shape.call().may("payment_method", Kind.TEXT);
  private static final Shape UPDATE =
      Shape.call().clearable("metadata", Kind.METADATA).clearable("description", Kind.TEXT);

  private final Payments payments;

  PaymentIntents(Templates templates) {
    this.payments = new Payments(templates);
  }

  Map<String, Route> routes() {
    return Map.of(
        "payment_intents.create",
        Route.object(CREATE, this::create),
        "payment_intents.confirm",
        Route.object(CONFIRM, this::confirm),
        "payment_intents.cancel",
        Route.object(Shape.call(), PaymentIntents::cancel),
        "payment_intents.update",
        Route.object(UPDATE, PaymentIntents::update),
        "payment_intents.retrieve",
        Route.retrieve(Payments.INTENTS, NOUN),
        "payment_intents.list",
        new Route(Shape.list().may("customer", Kind.TEXT), PaymentIntents::list));
  }

  private ObjectNode create(Work work, Params params) {
    Selling.mayCharge(work);
    long amount = params.number("amount", 0);
    String currency = params.text("currency", "");
    Amounts.check("amount", amount, 1, Amounts.LARGEST);
    Currencies.checkCharge("amount", amount, currency);
    String customer = params.text("customer");
    if (customer != null) {
      work.need(Customers.TABLE, "customer", customer, "customer");
    }
    var intent =
        payments.intend(
            work,
            amount,
            currency,
            customer,
            made -> {
              params.copy(made, "description", "payment_method_types");
              Metadata.merge(made, params);
            });
    return params.flag("confirm", false) ? tried(work, intent) : intent;
  }

  private ObjectNode confirm(Work work, Params params) {
    var intent = work.need(Payments.INTENTS, NOUN, params.id(), "id");
    String status = intent.path("status").asText();
    if (!status.equals("requires_payment_method")) {
      throw unexpected("confirm", status);
    }
    Selling.mayCharge(work);
    return tried(work, intent);
  }

  private ObjectNode tried(Work work, ObjectNode intent) {
    var tried = payments.confirm(work, intent.path("id").asText());
    if (!Payments.succeeded(tried)) {
      throw StripeRefusal.declined(tried);
    }
    return tried;
  }

  private static ObjectNode cancel(Work work, Params params) {
    work.need(Payments.INTENTS, NOUN, params.id(), "id");
    var intent = work.edit(Payments.INTENTS, params.id());
    String status = intent.path("status").asText();
    if (!status.equals("requires_payment_method")) {
      throw unexpected("cancel", status);
    }
    return Payments.cancel(work, intent, "requested_by_customer");
  }

  private static StripeRefusal unexpected(String verb, String status) {
    return StripeRefusal.coded(
        "payment_intent_unexpected_state",
        null,
        "You cannot %s this PaymentIntent because it has a status of %s.".formatted(verb, status));
  }

  private static ObjectNode update(Work work, Params params) {
    work.need(Payments.INTENTS, NOUN, params.id(), "id");
    var intent = work.edit(Payments.INTENTS, params.id());
    params.copy(intent, "description");
    Metadata.merge(intent, params);
    // Stripe has no event of such a change.
    work.put(Payments.INTENTS, intent);
    return intent;
  }

  private static ObjectNode list(Work work, Params params) {
    var positions = work.positions(Payments.INTENTS, "customer", params.text("customer"));
    return new Pages(Payments.INTENTS, NOUN, "/v1/payment_intents")
        .page(work, params, positions, any -> true);
  }
}
