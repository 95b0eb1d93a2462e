package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Work;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a subscription stands by whether its latest invoice is paid. */
final class Standing {
  private static final String TABLE = "subscriptions";
  private static final Set<String> UNPAID = Set.of("incomplete", "past_due", "unpaid");

  private Standing() {}

  /** Its latest invoice is paid or written off: a subscription in arrears is active again. */
  static void good(Work work, ObjectNode invoice) {
    var subscription = subscription(work, invoice);
    if (subscription == null
        || !UNPAID.contains(subscription.path("status").asText())
        || !invoice.path("id").equals(subscription.path("latest_invoice"))) {
      return;
    }
    Periods.look(subscription.put("status", "active"));
    Updates.put(work, TABLE, "customer.subscription.updated", subscription);
  }

  /** The first payment failed: it has 23 hours to be made good. */
  static void incomplete(Work work, ObjectNode invoice) {
    var subscription = subscription(work, invoice);
    if (subscription != null && Ending.running(subscription)) {
      Periods.look(subscription.put("status", "incomplete"));
      Updates.put(work, TABLE, "customer.subscription.updated", subscription);
    }
  }

  /** A later payment failed; when it is not tried again, the subscription ends. */
  static void late(Work work, ObjectNode invoice, boolean again) {
    var subscription = subscription(work, invoice);
    if (subscription == null || !Ending.running(subscription)) {
      return;
    }
    if (again) {
      subscription.put("status", "past_due");
      Updates.put(work, TABLE, "customer.subscription.updated", subscription);
    } else {
      Ending.end(work, subscription, "payment_failed");
    }
  }

  /** Nobody made the first payment good: the subscription never began. */
  static void expire(Work work, ObjectNode subscription) {
    subscription.put("status", "incomplete_expired").put("ended_at", work.now()).remove("_due");
    Updates.put(work, TABLE, "customer.subscription.updated", subscription);
    var invoice = work.edit("invoices", subscription.path("latest_invoice").asText());
    if (invoice.path("status").asText().equals("open")) {
      WritingOff.voided(work, invoice);
    }
  }

  /** A subscription has ended: its open invoices are not tried again by themselves. */
  static void stop(Work work, ObjectNode subscription) {
    work.find("invoices", "subscription", subscription.path("id").asText())
        .filter(invoice -> invoice.path("status").asText().equals("open"))
        .map(ObjectNode::deepCopy)
        .forEach(
            invoice -> {
              invoice.put("auto_advance", false).putNull("next_payment_attempt").remove("_due");
              Updates.put(work, "invoices", "invoice.updated", invoice);
            });
  }

  private static @Nullable ObjectNode subscription(Work work, ObjectNode invoice) {
    String id = invoice.at("/parent/subscription_details/subscription").asText();
    return work.get(TABLE, id) == null ? null : work.edit(TABLE, id);
  }
}
