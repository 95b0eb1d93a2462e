package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Selling;
import dev.promirror.standins.emulator.billing.Cards;
import dev.promirror.standins.emulator.billing.Collecting;
import dev.promirror.standins.emulator.billing.Currencies;
import dev.promirror.standins.emulator.billing.Payments;
import dev.promirror.standins.emulator.params.Echo;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;
import java.util.Set;

/** Payment intents, which checkouts and invoices make, or a call. */
final class PaymentIntents {
  private static final String NOUN = "payment_intent";
  private static final Set<String> UNTRIED =
      Set.of("requires_payment_method", "requires_confirmation");
  private static final String[] OTHERWISE = {
    "amount", "currency", "customer", "payment_method", "confirm", "amount_to_capture"
  };
  private static final Shape CREATE =
      Shape.call()
          .must("amount", Kind.INTEGER)
          .must("currency", Kind.CURRENCY)
          .may("customer", Kind.TEXT)
          .may("confirm", Kind.BOOLEAN)
          .may("description", Kind.TEXT)
          .may("payment_method", Kind.TEXT)
          .clearable("metadata", Kind.METADATA);

  private final Payments payments;
  private final Collecting collecting;
  private final Cards cards;

  PaymentIntents(Templates templates) {
    this.payments = new Payments(templates);
    this.collecting = new Collecting(templates);
    this.cards = new Cards(templates);
  }

  Map<String, Route> routes() {
    return Map.of(
        "payment_intents.create",
        Route.object(CREATE, this::create),
        "payment_intents.confirm",
        Route.object(Shape.call().may("payment_method", Kind.TEXT), this::confirm),
        "payment_intents.capture",
        Route.object(Shape.call().may("amount_to_capture", Kind.INTEGER), this::capture),
        "payment_intents.cancel",
        Route.object(Shape.call(), PaymentIntents::cancel),
        "payment_intents.update",
        Route.object(Shape.call().clearable("metadata", Kind.METADATA), this::update),
        "payment_intents.retrieve",
        Route.object(
            Shape.call().may("client_secret", Kind.TEXT),
            (work, params) -> work.need(Payments.INTENTS, NOUN, params.id(), "id")),
        "payment_intents.list",
        new Route(
            Shape.list().may("customer", Kind.TEXT).may("customer_account", Kind.TEXT),
            PaymentIntents::list));
  }

  private ObjectNode create(Work work, Params params) {
    Selling.mayCharge(work);
    long amount = params.number("amount", 0);
    String currency = params.text("currency", "");
    check(amount, currency);
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
              Echo.into(made, params, OTHERWISE);
              Metadata.merge(made, params);
              method(work, params, made);
            });
    return params.flag("confirm", false) ? tried(work, intent) : intent;
  }

  private static void check(long amount, String currency) {
    Amounts.check("amount", amount, 1, Amounts.LARGEST);
    Currencies.checkCharge("amount", amount, currency);
  }

  /** What the payment is to be made with: one that stands, or a test card. */
  private void method(Work work, Params params, ObjectNode intent) {
    var data = params.values().path("payment_method_data");
    Unsupported.refuse(params, "confirmation_token");
    String id = params.text("payment_method");
    if (id == null && data.isMissingNode()) {
      return;
    }
    var method =
        id == null ? cards.numbered(work, "4242") : cards.named(work, id, "payment_method");
    var holder = method.path("customer");
    if (holder.isTextual() && !holder.equals(intent.path("customer"))) {
      throw StripeRefusal.invalid(
          "payment_method",
          "The provided PaymentMethod belongs to a Customer. Please include the Customer in the"
              + " `customer` parameter on the PaymentIntent.");
    }
    intent.set("payment_method", method.get("id"));
    intent.put("status", "requires_confirmation");
  }

  private ObjectNode confirm(Work work, Params params) {
    work.need(Payments.INTENTS, NOUN, params.id(), "id");
    var intent = work.edit(Payments.INTENTS, params.id());
    String status = intent.path("status").asText();
    if (!UNTRIED.contains(status)) {
      throw unexpected("confirm", status);
    }
    Selling.mayCharge(work);
    Echo.into(intent, params, OTHERWISE);
    method(work, params, intent);
    work.put(Payments.INTENTS, intent);
    return tried(work, intent);
  }

  /** Tries an intent that has a card; one of an invoice pays that. */
  private ObjectNode tried(Work work, ObjectNode intent) {
    String id = intent.path("id").asText();
    if (!intent.hasNonNull("payment_method")) {
      throw StripeRefusal.coded(
          "payment_intent_unexpected_state",
          null,
          "You cannot confirm this PaymentIntent because it's missing a payment method. You can"
              + " either update the PaymentIntent with a payment method and then confirm it again,"
              + " or confirm it again directly with a payment method or ConfirmationToken.");
    }
    String invoice = Collecting.open(work, id);
    if (invoice == null) {
      payments.confirm(work, id);
    } else {
      collecting.attempt(work, invoice, false);
    }
    var tried = work.edit(Payments.INTENTS, id);
    if (tried.path("status").asText().equals("requires_payment_method")) {
      throw StripeRefusal.declined(tried);
    }
    return tried;
  }

  private ObjectNode capture(Work work, Params params) {
    work.need(Payments.INTENTS, NOUN, params.id(), "id");
    var intent = work.edit(Payments.INTENTS, params.id());
    String status = intent.path("status").asText();
    if (!status.equals("requires_capture")) {
      throw unexpected("capture", status);
    }
    Selling.mayCharge(work);
    Metadata.merge(intent, params);
    Echo.into(intent, params, OTHERWISE);
    long most = intent.path("amount_capturable").asLong();
    long amount = params.number("amount_to_capture", most);
    Amounts.check("amount_to_capture", amount, 1, most);
    return payments.capture(work, intent, amount);
  }

  private static ObjectNode cancel(Work work, Params params) {
    work.need(Payments.INTENTS, NOUN, params.id(), "id");
    var intent = work.edit(Payments.INTENTS, params.id());
    String status = intent.path("status").asText();
    if (!UNTRIED.contains(status) && !status.equals("requires_capture")) {
      throw unexpected("cancel", status);
    }
    intent.put("amount_capturable", 0);
    return Payments.cancel(work, intent, params.text("cancellation_reason"));
  }

  private static StripeRefusal unexpected(String verb, String status) {
    return StripeRefusal.coded(
        "payment_intent_unexpected_state",
        null,
        "You cannot %s this PaymentIntent because it has a status of %s.".formatted(verb, status));
  }

  private ObjectNode update(Work work, Params params) {
    work.need(Payments.INTENTS, NOUN, params.id(), "id");
    var intent = work.edit(Payments.INTENTS, params.id());
    boolean untried = UNTRIED.contains(intent.path("status").asText());
    for (String name : new String[] {"amount", "currency", "customer", "payment_method"}) {
      if (params.has(name) && !untried) {
        throw unexpected("update " + name + " of", intent.path("status").asText());
      }
    }
    params.copy(intent, "amount", "currency");
    if (params.has("amount") || params.has("currency")) {
      check(intent.path("amount").asLong(), intent.path("currency").asText());
    }
    String customer = params.text("customer");
    if (customer != null) {
      work.need(Customers.TABLE, "customer", customer, "customer");
      intent.put("customer", customer);
    }
    Echo.into(intent, params, OTHERWISE);
    Metadata.merge(intent, params);
    method(work, params, intent);
    // Stripe has no event of such a change.
    work.put(Payments.INTENTS, intent);
    return intent;
  }

  private static ObjectNode list(Work work, Params params) {
    var positions = work.positions(Payments.INTENTS, "customer", params.text("customer"));
    return new Pages(Payments.INTENTS, NOUN, "/v1/payment_intents")
        .page(work, params, positions, intent -> Filters.same(params, intent, "customer_account"));
  }
}
