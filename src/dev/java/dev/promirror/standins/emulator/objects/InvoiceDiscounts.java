package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Discounts;
import dev.promirror.standins.emulator.billing.Drafts;
import dev.promirror.standins.emulator.billing.Holdings;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Work;
import java.util.HashSet;
import java.util.Set;

/** The discounts of an invoice, which can be changed while it is a draft. */
record InvoiceDiscounts(Templates templates) {
  /** Puts the discounts a call gives, if any, on an invoice. */
  void change(Work work, Params params, ObjectNode invoice) {
    var given = params.values().get("discounts");
    if (given == null) {
      return;
    }
    if (!invoice.path("status").asText().equals("draft")) {
      throw StripeRefusal.coded(
          "invoice_not_editable", "discounts", "This invoice is no longer editable.");
    }
    if (invoice.path("parent").isObject() && !work.holds(Fact.DRAFT_DISCOUNTS_CHANGE)) {
      throw StripeRefusal.invalid(
          "discounts", "The discounts of a subscription's invoice cannot be changed.");
    }
    var reading =
        new GivenDiscounts(
            new Discounts(templates),
            work,
            invoice.path("customer").asText(),
            invoice.path("currency").asText(),
            invoice.path("subtotal").asLong(),
            true);
    Drafts.discount(work, invoice, reading.read(given, "discounts", held(work, invoice)));
  }

  /** What can stay: the draft's own, its subscription's and its customer's. */
  static Set<String> held(Work work, ObjectNode invoice) {
    var ids = new HashSet<String>();
    invoice.path("discounts").forEach(id -> ids.add(id.asText()));
    String id = invoice.at("/parent/subscription_details/subscription").asText();
    var subscription = work.get(Subscriptions.TABLE, id);
    if (subscription != null) {
      Holdings.of(work, subscription).forEach(one -> ids.add(one.path("id").asText()));
    }
    return ids;
  }
}
