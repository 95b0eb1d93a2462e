package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Payments;
import dev.promirror.standins.emulator.billing.Refunding;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** Refunds of charges. */
final class Refunds {
  private static final String TABLE = Refunding.REFUNDS;
  private static final Shape CREATE =
      Shape.call()
          .may("charge", Kind.TEXT)
          .may("payment_intent", Kind.TEXT)
          .may("amount", Kind.INTEGER)
          .may("reason", Kind.choice("duplicate", "fraudulent", "requested_by_customer"))
          .clearable("metadata", Kind.METADATA);
  private static final Shape UPDATE = Shape.call().clearable("metadata", Kind.METADATA);
  private static final Shape LIST =
      Shape.list().may("charge", Kind.TEXT).may("payment_intent", Kind.TEXT);

  private final Refunding refunding;

  Refunds(Templates templates) {
    this.refunding = new Refunding(templates);
  }

  Map<String, Route> routes() {
    return Map.of(
        "refunds.create",
        Route.object(CREATE, this::create),
        "refunds.retrieve",
        Route.retrieve(TABLE, "refund"),
        "refunds.update",
        Route.object(UPDATE, Refunds::update),
        "refunds.cancel",
        Route.object(Shape.call(), Refunds::cancel),
        "refunds.list",
        new Route(LIST, Refunds::list));
  }

  private ObjectNode create(Work work, Params params) {
    Long amount = params.has("amount") ? Long.valueOf(params.number("amount", 0)) : null;
    var refund = refunding.make(work, charge(work, params), amount);
    params.copy(refund, "reason");
    Metadata.merge(refund, params);
    Refunding.put(work, refund);
    return refund;
  }

  private static ObjectNode charge(Work work, Params params) {
    String charge = params.text("charge");
    String intent = params.text("payment_intent");
    if (charge != null && intent != null) {
      throw StripeRefusal.invalid(
          "charge", "You may only specify one of these parameters: charge, payment_intent.");
    }
    if (charge != null) {
      return work.need(Payments.CHARGES, "charge", charge, "charge");
    }
    if (intent == null) {
      throw StripeRefusal.coded(
          "parameter_missing",
          null,
          "One of the following params should be provided for this request: payment_intent or"
              + " charge.");
    }
    return Refunding.charge(
        work, work.need(Payments.INTENTS, "payment_intent", intent, "payment_intent"));
  }

  private static ObjectNode update(Work work, Params params) {
    work.need(TABLE, "refund", params.id(), "id");
    var refund = work.edit(TABLE, params.id());
    Metadata.merge(refund, params);
    var previous = Updates.put(work, TABLE, refund);
    if (!previous.isEmpty()) {
      work.emit("charge.refund.updated", refund, previous);
      work.emit("refund.updated", refund, previous);
    }
    return refund;
  }

  /** Only refunds that wait for the member can be canceled, and refunds to cards never do. */
  private static ObjectNode cancel(Work work, Params params) {
    var refund = work.need(TABLE, "refund", params.id(), "id");
    throw StripeRefusal.invalid(
        null,
        "You can only cancel a refund with a status of requires_action; this one's is %s."
            .formatted(refund.path("status").asText()));
  }

  private static ObjectNode list(Work work, Params params) {
    String charge = params.text("charge");
    String intent = params.text("payment_intent");
    var positions =
        intent == null
            ? work.positions(TABLE, "charge", charge)
            : work.positions(TABLE, "payment_intent", intent);
    return new Pages(TABLE, "refund", "/v1/refunds")
        .page(
            work,
            params,
            positions,
            row -> charge == null || row.path("charge").asText().equals(charge));
  }
}
