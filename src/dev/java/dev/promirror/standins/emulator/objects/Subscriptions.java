package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Subscribing;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** Subscriptions, which checkouts begin. */
final class Subscriptions {
  private static final String TABLE = "subscriptions";
  private static final Shape LIST =
      Shape.list()
          .may("customer", Kind.TEXT)
          .may("price", Kind.TEXT)
          .may("status", Kind.choice("active", "all", "canceled", "ended"));

  Map<String, Route> routes() {
    return Map.of(
        "subscriptions.retrieve",
        Route.retrieve(TABLE, "subscription"),
        "subscriptions.list",
        new Route(LIST, Subscriptions::list),
        "subscriptions.cancel",
        Route.object(Shape.call(), Subscriptions::cancel));
  }

  private static ObjectNode list(Work work, Params params) {
    String status = params.text("status", "");
    String price = params.text("price");
    return new Pages(TABLE, "subscription", "/v1/subscriptions")
        .page(
            work,
            params,
            work.positions(TABLE, "customer", params.text("customer")),
            row -> {
              boolean ended = row.path("status").asText().equals("canceled");
              boolean wanted =
                  switch (status) {
                    case "all" -> true;
                    case "canceled", "ended" -> ended;
                    default -> !ended;
                  };
              return wanted
                  && (price == null
                      || row.at("/items/data").findValuesAsText("id").contains(price));
            });
  }

  private static ObjectNode cancel(Work work, Params params) {
    work.need(TABLE, "subscription", params.id(), "id");
    var subscription = work.edit(TABLE, params.id());
    if (subscription.path("status").asText().equals("canceled")) {
      throw StripeRefusal.noSuch("subscription", params.id(), "id");
    }
    return Subscribing.cancel(work, subscription);
  }
}
