package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.render.Embedded;
import java.util.Map;

/** All lines of a session or an invoice, which themselves show only the first. */
final class SaleLines {
  Map<String, Route> routes() {
    return Map.of(
        "checkout_sessions.line_items",
        lines(CheckoutSessions.TABLE, "checkout.session", "~line_items"),
        "invoices.lines",
        lines("invoices", "invoice", "lines"));
  }

  private static Route lines(String table, String noun, String member) {
    return new Route(
        Shape.page(),
        (work, params) -> {
          var sale = work.need(table, noun, params.id(), "id");
          return Embedded.page(work, params, (ObjectNode) sale.path(member));
        });
  }
}
