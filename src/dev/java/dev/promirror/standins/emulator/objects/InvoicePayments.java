package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** What links an invoice to the payment intent that is to pay it, or has. */
final class InvoicePayments {
  private static final String TABLE = "invoice_payments";
  private static final Shape PAYMENT =
      Shape.of()
          .must("type", Kind.choice("payment_intent", "payment_record"))
          .may("payment_intent", Kind.TEXT)
          .may("payment_record", Kind.TEXT);
  private static final Shape LIST =
      Shape.list()
          .may("invoice", Kind.TEXT)
          .may("payment", Kind.hash(PAYMENT))
          .may("status", Kind.choice("canceled", "open", "paid"));

  Map<String, Route> routes() {
    return Map.of(
        "invoice_payments.retrieve",
        Route.retrieve(TABLE, "invoice_payment"),
        "invoice_payments.list",
        new Route(LIST, InvoicePayments::list));
  }

  private static ObjectNode list(Work work, Params params) {
    String invoice = params.text("invoice");
    String status = params.text("status");
    var payment = params.values().path("payment");
    String type = payment.path("type").textValue();
    if (type != null && !payment.has(type)) {
      throw StripeRefusal.absent("payment[" + type + "]");
    }
    String by = type == null ? invoice : payment.path(type).asText();
    return new Pages(TABLE, "invoice_payment", "/v1/invoice_payments")
        .page(
            work,
            params,
            work.positions(TABLE, type == null ? "invoice" : "payment_intent", by),
            row ->
                (invoice == null || row.path("invoice").asText().equals(invoice))
                    && (status == null || row.path("status").asText().equals(status))
                    && (type == null || row.at("/payment/type").asText().equals(type)));
  }
}
