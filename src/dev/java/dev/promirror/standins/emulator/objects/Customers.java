package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Member;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** Customers. */
final class Customers {
  static final String TABLE = "customers";

  private static final Shape CREATE =
      Shape.call()
          .clearable("email", Kind.TEXT)
          .clearable("name", Kind.TEXT)
          .clearable("description", Kind.TEXT)
          .clearable("phone", Kind.TEXT)
          .clearable("metadata", Kind.METADATA);

  private final Templates templates;

  Customers(Templates templates) {
    this.templates = templates;
  }

  Map<String, Route> routes() {
    return Map.of(
        "customers.create",
        Route.object(CREATE, this::create),
        "customers.retrieve",
        Route.retrieve(TABLE, "customer"),
        "customers.update",
        Route.object(CREATE, Customers::update),
        "customers.delete_discount",
        Route.object(Shape.call(), Customers::deleteDiscount),
        "customers.list",
        new Route(Shape.list().may("email", Kind.TEXT), Customers::list));
  }

  private ObjectNode create(Work work, Params params) {
    var customer = templates.of("customer");
    customer.put("id", work.newId("cus")).put("created", work.now());
    customer.put("invoice_prefix", Member.prefix(work));
    params.copy(customer, "email", "name", "description", "phone");
    Metadata.merge(customer, params);
    work.put(TABLE, customer);
    work.emit("customer.created", customer);
    return customer;
  }

  private static ObjectNode update(Work work, Params params) {
    work.need(TABLE, "customer", params.id(), "id");
    var customer = work.edit(TABLE, params.id());
    params.copy(customer, "email", "name", "description", "phone");
    Metadata.merge(customer, params);
    return Changes.put(work, TABLE, "customer.updated", customer);
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
        .page(work, params, work.positions(TABLE, "email", params.text("email")), any -> true);
  }
}
