package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Payments;
import dev.promirror.standins.emulator.params.Echo;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** Charges, which payment intents make. */
final class Charges {
  private static final Shape LIST =
      Shape.list()
          .may("payment_intent", Kind.TEXT)
          .may("customer", Kind.TEXT)
          .may("transfer_group", Kind.TEXT);

  Map<String, Route> routes() {
    return Map.of(
        "charges.retrieve",
        Route.retrieve(Payments.CHARGES, "charge"),
        "charges.update",
        Route.object(Shape.call().clearable("metadata", Kind.METADATA), Charges::update),
        "charges.list",
        new Route(LIST, Charges::list));
  }

  private static ObjectNode update(Work work, Params params) {
    work.need(Payments.CHARGES, "charge", params.id(), "id");
    var charge = work.edit(Payments.CHARGES, params.id());
    Echo.into(charge, params, "fraud_details", "customer");
    Metadata.merge(charge, params);
    return Changes.put(work, Payments.CHARGES, "charge.updated", charge);
  }

  private static ObjectNode list(Work work, Params params) {
    String customer = params.text("customer");
    String intent = params.text("payment_intent");
    var positions =
        intent == null
            ? work.positions(Payments.CHARGES, "customer", customer)
            : work.positions(Payments.CHARGES, "payment_intent", intent);
    return new Pages(Payments.CHARGES, "charge", "/v1/charges")
        .page(
            work,
            params,
            positions,
            row -> Filters.same(params, row, "customer", "transfer_group"));
  }
}
