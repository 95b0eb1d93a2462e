package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Cards;
import dev.promirror.standins.emulator.billing.Ending;
import dev.promirror.standins.emulator.billing.Member;
import dev.promirror.standins.emulator.params.Echo;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** Customers. */
final class Customers {
  static final String TABLE = "customers";

  private static final String DEFAULT = "/invoice_settings/default_payment_method";
  private static final Shape CREATE =
      Shape.call()
          .clearable("email", Kind.TEXT)
          .clearable("name", Kind.TEXT)
          .clearable("description", Kind.TEXT)
          .clearable("phone", Kind.TEXT)
          .clearable("metadata", Kind.METADATA);

  private final Templates templates;
  private final Cards cards;

  Customers(Templates templates) {
    this.templates = templates;
    this.cards = new Cards(templates);
  }

  Map<String, Route> routes() {
    return Map.of(
        "customers.create",
        Route.object(CREATE, this::create),
        "customers.retrieve",
        Route.object(Shape.call(), Customers::retrieve),
        "customers.update",
        Route.object(CREATE, this::update),
        "customers.delete",
        new Route(Shape.of(), Customers::delete),
        "customers.delete_discount",
        Route.object(Shape.call(), Customers::deleteDiscount),
        "customers.list",
        new Route(
            Shape.list()
                .may("email", Kind.TEXT)
                .may("customer_account", Kind.TEXT)
                .may("test_clock", Kind.TEXT),
            Customers::list));
  }

  private ObjectNode create(Work work, Params params) {
    var customer = templates.of("customer");
    customer.put("id", work.newId("cus")).put("created", work.now());
    customer.put("invoice_prefix", Member.prefix(work));
    members(work, params, customer);
    work.put(TABLE, customer);
    work.emit("customer.created", customer);
    return customer;
  }

  /** A payment method may be given with the customer; their default must be their own. */
  private void members(Work work, Params params, ObjectNode customer) {
    Echo.into(customer, params, "source", "test_clock");
    Metadata.merge(customer, params);
    String id = customer.path("id").asText();
    String method = params.text("payment_method", params.text("source", ""));
    String wanted = params.values().at(DEFAULT).asText("");
    if (!method.isEmpty()) {
      var attached = Cards.attach(work, cards.named(work, method, "payment_method"), id);
      if (wanted.equals(method)) {
        var settings = customer.withObject("/invoice_settings");
        settings.set("default_payment_method", attached.get("id"));
        return;
      }
    }
    if (!wanted.isEmpty()) {
      var named = cards.named(work, wanted, "invoice_settings[default_payment_method]");
      if (!named.path("customer").asText().equals(id)) {
        throw StripeRefusal.coded(
            "resource_missing",
            "invoice_settings[default_payment_method]",
            "The customer does not have a payment method with the ID %s. The payment method must be attached to the customer."
                .formatted(wanted));
      }
    }
  }

  /** Of a customer who has been deleted, only that is known. */
  private static ObjectNode retrieve(Work work, Params params) {
    var customer = work.get(TABLE, params.id());
    return customer != null && customer.has("_deleted")
        ? deleted(params.id())
        : work.need(TABLE, "customer", params.id(), "id");
  }

  private ObjectNode update(Work work, Params params) {
    work.need(TABLE, "customer", params.id(), "id");
    var customer = work.edit(TABLE, params.id());
    members(work, params, customer);
    return Changes.put(work, TABLE, "customer.updated", customer);
  }

  /** Whatever the customer has running ends at once, without a last bill. */
  private static ObjectNode delete(Work work, Params params) {
    work.need(TABLE, "customer", params.id(), "id");
    work.find(Subscriptions.TABLE, "customer", params.id())
        .filter(Ending::running)
        .map(ObjectNode::deepCopy)
        .forEach(running -> Ending.end(work, running, "cancellation_requested"));
    var customer = work.edit(TABLE, params.id());
    work.emit("customer.deleted", customer);
    work.put(TABLE, customer.put("_deleted", true));
    return deleted(params.id());
  }

  private static ObjectNode deleted(String id) {
    return Json.object().put("id", id).put("object", "customer").put("deleted", true);
  }

  /** A payment method is no longer the customer's. */
  static void forget(Work work, String id, String method) {
    var customer = work.edit(TABLE, id);
    if (customer.at(DEFAULT).asText().equals(method)) {
      customer.withObject("/invoice_settings").putNull("default_payment_method");
      Changes.put(work, TABLE, "customer.updated", customer);
    }
  }

  private static ObjectNode deleteDiscount(Work work, Params params) {
    var customer = work.need(TABLE, "customer", params.id(), "id");
    if (customer.get("discount") instanceof ObjectNode discount) {
      return Subscriptions.deleted(work, discount.deepCopy());
    }
    throw StripeRefusal.coded(
        "resource_missing", null, "No active discount for customer: " + params.id());
  }

  private static ObjectNode list(Work work, Params params) {
    return new Pages(TABLE, "customer", "/v1/customers")
        .page(
            work,
            params,
            work.positions(TABLE, "email", params.text("email")),
            row -> Filters.same(params, row, "customer_account", "test_clock"));
  }
}
