package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Cards;
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
import org.jspecify.annotations.Nullable;

/** Payment methods: Stripe's test cards, by their names, tokens and numbers. */
final class PaymentMethods {
  private static final String TABLE = Cards.METHODS;
  private static final String NOUN = "PaymentMethod";
  private static final Shape CREATE =
      Shape.call().must("type", Kind.choice("card")).clearable("metadata", Kind.METADATA);
  private static final Shape LIST =
      Shape.page()
          .may("customer", Kind.TEXT)
          .may("customer_account", Kind.TEXT)
          .may("allow_redisplay", Kind.choice("always", "limited", "unspecified"))
          .may("type", Kind.TEXT);

  private final Cards cards;

  PaymentMethods(Templates templates) {
    this.cards = new Cards(templates);
  }

  Map<String, Route> routes() {
    return Map.of(
        "payment_methods.create",
        Route.object(CREATE, this::create),
        "payment_methods.retrieve",
        Route.retrieve(TABLE, NOUN),
        "payment_methods.list",
        new Route(LIST, (work, params) -> list(work, params, params.text("customer"))),
        "payment_methods.update",
        Route.object(Shape.call().clearable("metadata", Kind.METADATA), PaymentMethods::update),
        "payment_methods.attach",
        Route.object(Shape.call().must("customer", Kind.TEXT), this::attach),
        "payment_methods.detach",
        Route.object(Shape.call(), PaymentMethods::detach),
        "customers.payment_methods",
        new Route(LIST, PaymentMethods::ofCustomer),
        "customers.payment_method",
        Route.object(Shape.call(), PaymentMethods::oneOfCustomer));
  }

  private ObjectNode create(Work work, Params params) {
    Unsupported.refuse(params, "customer", "payment_method");
    var card = params.values().path("card");
    if (!card.hasNonNull("token") && !card.hasNonNull("number")) {
      throw StripeRefusal.absent("card");
    }
    var method =
        card.hasNonNull("token")
            ? cards.named(work, card.path("token").asText(), "card[token]")
            : cards.numbered(work, card.path("number").asText());
    for (String name : new String[] {"exp_month", "exp_year"}) {
      if (card.hasNonNull(name)) {
        method.withObject("/card").set(name, card.get(name));
      }
    }
    return stored(work, method, params);
  }

  private static ObjectNode stored(Work work, ObjectNode method, Params params) {
    Echo.into(method, params, "card", "customer", "payment_method");
    Metadata.merge(method, params);
    work.put(TABLE, method);
    return method;
  }

  private static ObjectNode update(Work work, Params params) {
    work.need(TABLE, NOUN, params.id(), "id");
    var method = work.edit(TABLE, params.id());
    if (!method.hasNonNull("customer")) {
      throw StripeRefusal.invalid(
          null, "You must save this PaymentMethod to a customer before you can update it.");
    }
    Echo.into(method, params, "customer", "card");
    Metadata.merge(method, params);
    return Changes.put(work, TABLE, "payment_method.updated", method);
  }

  private ObjectNode attach(Work work, Params params) {
    String customer = params.text("customer", "");
    work.need(Customers.TABLE, "customer", customer, "customer");
    return Cards.attach(work, cards.named(work, params.id(), "id"), customer);
  }

  private static ObjectNode detach(Work work, Params params) {
    work.need(TABLE, NOUN, params.id(), "id");
    var method = work.edit(TABLE, params.id());
    if (!method.hasNonNull("customer")) {
      throw StripeRefusal.invalid(
          null,
          "The payment method you provided is not attached to a customer so detachment is impossible.");
    }
    String former = method.path("customer").asText();
    method.putNull("customer");
    Customers.forget(work, former, params.id());
    work.put(TABLE, method);
    work.emit("payment_method.detached", method);
    return method;
  }

  private static ObjectNode ofCustomer(Work work, Params params) {
    work.need(Customers.TABLE, "customer", params.id(), "id");
    return list(work, params, params.id());
  }

  private static ObjectNode oneOfCustomer(Work work, Params params) {
    String[] ids = params.id().split("/", 2);
    work.need(Customers.TABLE, "customer", ids[0], "id");
    var method = work.need(TABLE, NOUN, ids[1], "id");
    if (!method.path("customer").asText().equals(ids[0])) {
      throw StripeRefusal.noSuch(NOUN, ids[1], "id");
    }
    return method;
  }

  private static ObjectNode list(Work work, Params params, @Nullable String customer) {
    return new Pages(TABLE, NOUN, "/v1/payment_methods")
        .page(
            work,
            params,
            work.positions(TABLE, "customer", customer),
            row ->
                row.hasNonNull("customer")
                    && Filters.same(params, row, "type", "allow_redisplay", "customer_account"));
  }
}
