package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Work;

/** Subscriptions whose invoices nobody is to pay for a time, or that wait for a way to pay. */
final class Pausing {
  private static final String TABLE = "subscriptions";
  private static final String UPDATED = "customer.subscription.updated";

  private Pausing() {}

  /** What becomes of a subscription's invoices: one of Stripe's words, empty when not paused. */
  private static String behaviour(ObjectNode subscription) {
    return subscription.path("pause_collection").path("behavior").asText();
  }

  /** The time has come at which invoices are collected again. */
  static void over(Work work, String id) {
    var subscription = work.edit(TABLE, id);
    if (subscription.path("pause_collection").path("resumes_at").asLong(Long.MAX_VALUE)
        <= work.now()) {
      Periods.look(subscription.putNull("pause_collection"));
      Updates.put(work, TABLE, UPDATED, subscription);
    }
  }

  /** A draft of a paused subscription may have to stay one. */
  static void hold(Work work, ObjectNode draft) {
    if (behaviour(subscription(work, draft)).equals("keep_as_draft")) {
      draft.put("auto_advance", false).putNull("automatically_finalizes_at").remove("_due");
      Updates.put(work, Collecting.INVOICES, "invoice.updated", draft);
    }
  }

  /** Whether an invoice, just finalized, is nobody's to pay. */
  static boolean writtenOff(Work work, String id) {
    var invoice = work.edit(Collecting.INVOICES, id);
    String how = behaviour(subscription(work, invoice));
    if (invoice.path("amount_remaining").asLong() == 0) {
      return false;
    }
    switch (how) {
      case "mark_uncollectible" -> WritingOff.uncollectible(work, invoice);
      case "void" -> WritingOff.voided(work, invoice);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static ObjectNode subscription(Work work, ObjectNode invoice) {
    var id = invoice.at("/parent/subscription_details/subscription").asText();
    var subscription = work.get(TABLE, id);
    return subscription == null ? invoice.objectNode() : subscription;
  }

  /** A trial is over and nobody said how to pay: it ends, or waits, if it was told to. */
  static boolean unpayable(Work work, ObjectNode subscription) {
    String wanted = subscription.at("/trial_settings/end_behavior/missing_payment_method").asText();
    if (!Periods.trialing(subscription)
        || wanted.equals("create_invoice")
        || payable(work, subscription)) {
      return false;
    }
    if (wanted.equals("cancel")) {
      Ending.end(work, subscription, "cancellation_requested");
      return true;
    }
    subscription.put("status", "paused").remove("_due");
    Updates.put(work, TABLE, UPDATED, subscription);
    work.emit("customer.subscription.paused", subscription);
    return true;
  }

  private static boolean payable(Work work, ObjectNode subscription) {
    var customer = work.edit("customers", subscription.path("customer").asText());
    return subscription.has("_card")
        || subscription.hasNonNull("default_payment_method")
        || customer.at("/invoice_settings/default_payment_method").isTextual()
        || customer.hasNonNull("default_source");
  }
}
