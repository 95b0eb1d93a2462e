package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Work;
import java.util.List;

/** Invoices in the hour in which they can still be changed. */
public final class Drafts {
  private Drafts() {}

  /** Puts these discounts in the place of a draft's own; one not stored yet is redeemed. */
  public static void discount(Work work, ObjectNode invoice, List<ObjectNode> discounts) {
    for (var discount : discounts) {
      if (work.get("discounts", discount.path("id").asText()) == null) {
        discount.set("customer", invoice.get("customer"));
        discount.set("invoice", invoice.get("id"));
        Discounts.redeem(work, discount);
      }
    }
    InvoiceTotals.apply(work, invoice, discounts);
    InvoiceLines.remember(work, invoice);
  }
}
