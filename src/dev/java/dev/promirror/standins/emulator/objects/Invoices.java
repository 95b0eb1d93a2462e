package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** Invoices, which subscriptions make. */
final class Invoices {
  private static final String TABLE = "invoices";
  private static final Shape LIST =
      Shape.list()
          .may("customer", Kind.TEXT)
          .may("subscription", Kind.TEXT)
          .may("customer_account", Kind.TEXT)
          .may("collection_method", Kind.choice("charge_automatically", "send_invoice"))
          .may("due_date", Kind.TIME_RANGE)
          .may("status", Kind.choice("draft", "open", "paid", "uncollectible", "void"));

  Map<String, Route> routes() {
    return Map.of(
        "invoices.retrieve",
        Route.retrieve(TABLE, "invoice"),
        "invoices.list",
        new Route(LIST, Invoices::list));
  }

  private static ObjectNode list(Work work, Params params) {
    String status = params.text("status");
    String customer = params.text("customer");
    var positions =
        params.has("subscription")
            ? work.positions(TABLE, "subscription", params.text("subscription"))
            : work.positions(TABLE, "customer", customer);
    return new Pages(TABLE, "invoice", "/v1/invoices")
        .page(
            work,
            params,
            positions,
            row ->
                (status == null || row.path("status").asText().equals(status))
                    && Filters.same(
                        params, row, "customer", "customer_account", "collection_method")
                    && due(params, row));
  }

  private static boolean due(Params params, ObjectNode row) {
    return !params.has("due_date")
        || (row.hasNonNull("due_date")
            && Pages.within(params.values().get("due_date"), row.path("due_date")));
  }
}
