package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Work;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a subscription stands by whether its latest invoice is paid. */
final class Standing {
  private static final String TABLE = "subscriptions";
  private static final Set<String> UNPAID = Set.of("incomplete", "past_due", "unpaid");

  /** How long the first payment may take until the subscription is given up. */
  private static final long PATIENCE_SECONDS = 23 * 3600;

  private Standing() {}

  /** Its latest invoice is paid or written off: a subscription in arrears is active again. */
  static void good(Work work, ObjectNode invoice) {
    var subscription = subscription(work, invoice);
    if (subscription == null
        || !UNPAID.contains(subscription.path("status").asText())
        || !invoice.path("id").equals(subscription.path("latest_invoice"))) {
      return;
    }
    long end = Long.MAX_VALUE;
    for (JsonNode item : subscription.path("items").path("data")) {
      end = Math.min(end, item.path("current_period_end").asLong());
    }
    subscription.put("status", "active").put("_due", end);
    Updates.put(work, TABLE, "customer.subscription.updated", subscription);
  }

  /** The first payment failed: it has 23 hours to be made good. */
  static void incomplete(Work work, ObjectNode invoice) {
    var subscription = subscription(work, invoice);
    if (subscription != null && !ended(subscription)) {
      long created = subscription.path("created").asLong();
      subscription.put("status", "incomplete").put("_due", created + PATIENCE_SECONDS);
      Updates.put(work, TABLE, "customer.subscription.updated", subscription);
    }
  }

  /** A later payment failed; when it is not tried again, the subscription ends. */
  static void late(Work work, ObjectNode invoice, boolean again) {
    var subscription = subscription(work, invoice);
    if (subscription == null || ended(subscription)) {
      return;
    }
    if (again) {
      subscription.put("status", "past_due");
      Updates.put(work, TABLE, "customer.subscription.updated", subscription);
    } else {
      Subscribing.cancel(work, subscription, "payment_failed");
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

  private static boolean ended(ObjectNode subscription) {
    return Set.of("canceled", "incomplete_expired").contains(subscription.path("status").asText());
  }

  private static @Nullable ObjectNode subscription(Work work, ObjectNode invoice) {
    String id = invoice.at("/parent/subscription_details/subscription").asText();
    return work.get(TABLE, id) == null ? null : work.edit(TABLE, id);
  }
}
