package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Crediting;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.render.Embedded;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** Credit notes of invoices. */
final class CreditNotes {
  private static final String TABLE = Crediting.NOTES;
  private static final String NOUN = "credit note";
  private static final Shape LINE =
      Shape.of()
          .must("type", Kind.choice("custom_line_item", "invoice_line_item"))
          .may("invoice_line_item", Kind.TEXT)
          .may("amount", Kind.INTEGER)
          .may("quantity", Kind.INTEGER)
          .may("unit_amount", Kind.INTEGER)
          .may("description", Kind.TEXT);
  private static final Shape REFUND =
      Shape.of()
          .must("refund", Kind.TEXT)
          .may("amount_refunded", Kind.INTEGER)
          .may("type", Kind.choice("refund"));
  private static final Shape CREATE =
      Shape.call()
          .must("invoice", Kind.TEXT)
          .may("amount", Kind.INTEGER)
          .may("lines", Kind.list(Kind.hash(LINE)))
          .may("refund_amount", Kind.INTEGER)
          .may("refunds", Kind.list(Kind.hash(REFUND)))
          .may("credit_amount", Kind.INTEGER)
          .may("out_of_band_amount", Kind.INTEGER)
          .may("effective_at", Kind.INTEGER)
          .may("email_type", Kind.choice("credit_note", "none"))
          .may("memo", Kind.TEXT)
          .may("metadata", Kind.METADATA)
          .may(
              "reason",
              Kind.choice("duplicate", "fraudulent", "order_change", "product_unsatisfactory"));
  private static final Shape PREVIEW_LINES =
      CREATE
          .may("limit", Kind.INTEGER)
          .may("starting_after", Kind.TEXT)
          .may("ending_before", Kind.TEXT);
  private static final Shape UPDATE =
      Shape.call().clearable("memo", Kind.TEXT).clearable("metadata", Kind.METADATA);
  private static final Shape LIST =
      Shape.list().may("invoice", Kind.TEXT).may("customer", Kind.TEXT);

  private final Crediting crediting;

  CreditNotes(Templates templates) {
    this.crediting = new Crediting(templates);
  }

  Map<String, Route> routes() {
    return Map.of(
        "credit_notes.create",
        Route.object(CREATE, this::create),
        "credit_notes.preview",
        Route.object(CREATE, this::preview),
        "credit_notes.preview_lines",
        new Route(PREVIEW_LINES, this::previewLines),
        "credit_notes.retrieve",
        Route.retrieve(TABLE, NOUN),
        "credit_notes.update",
        Route.object(UPDATE, CreditNotes::update),
        "credit_notes.void",
        Route.object(Shape.call(), CreditNotes::takeBack),
        "credit_notes.lines",
        new Route(Shape.page(), CreditNotes::lines),
        "credit_notes.list",
        new Route(LIST, CreditNotes::list));
  }

  private ObjectNode create(Work work, Params params) {
    return crediting.issue(work, invoice(work, params), params);
  }

  private ObjectNode preview(Work work, Params params) {
    return crediting.preview(work, invoice(work, params), params);
  }

  private ObjectNode previewLines(Work work, Params params) {
    var lines = (ObjectNode) preview(work, params).path("lines");
    return Embedded.page(work, params, lines.put("url", "/v1/credit_notes/preview/lines"));
  }

  private static ObjectNode invoice(Work work, Params params) {
    work.need("invoices", "invoice", params.text("invoice", ""), "invoice");
    return work.edit("invoices", params.text("invoice", ""));
  }

  private static ObjectNode update(Work work, Params params) {
    work.need(TABLE, NOUN, params.id(), "id");
    var note = work.edit(TABLE, params.id());
    params.copy(note, "memo");
    Metadata.merge(note, params);
    return Changes.put(work, TABLE, "credit_note.updated", note);
  }

  private static ObjectNode takeBack(Work work, Params params) {
    work.need(TABLE, NOUN, params.id(), "id");
    return Crediting.takeBack(work, work.edit(TABLE, params.id()));
  }

  private static ObjectNode lines(Work work, Params params) {
    var note = work.need(TABLE, NOUN, params.id(), "id");
    return Embedded.page(work, params, (ObjectNode) note.path("lines"));
  }

  private static ObjectNode list(Work work, Params params) {
    String customer = params.text("customer");
    String invoice = params.text("invoice");
    var positions =
        invoice == null
            ? work.positions(TABLE, "customer", customer)
            : work.positions(TABLE, "invoice", invoice);
    return new Pages(TABLE, NOUN, "/v1/credit_notes")
        .page(
            work,
            params,
            positions,
            row -> customer == null || row.path("customer").asText().equals(customer));
  }
}
