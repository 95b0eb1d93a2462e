package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Work;
import java.util.Set;

/** How subscriptions end, now or later. */
public final class Ending {
  private static final Set<String> ENDED = Set.of("canceled", "incomplete_expired");

  private Ending() {}

  /** Whether a subscription has not ended yet. */
  public static boolean running(ObjectNode subscription) {
    return !ENDED.contains(subscription.path("status").asText());
  }

  /** Whether the time a subscription was to end has come. */
  static boolean due(Work work, ObjectNode subscription) {
    return running(subscription)
        && subscription.hasNonNull("cancel_at")
        && subscription.path("cancel_at").asLong() <= work.now();
  }

  /** Ends a subscription now, and the schedule it has. */
  public static ObjectNode end(Work work, ObjectNode subscription, String reason) {
    subscription.put("status", "canceled").put("ended_at", work.now()).remove("_due");
    if (!subscription.hasNonNull("canceled_at")) {
      subscription.put("canceled_at", work.now());
    }
    subscription.withObject("/cancellation_details").put("reason", reason);
    work.put("subscriptions", subscription);
    Standing.stop(work, subscription);
    work.emit("customer.subscription.deleted", subscription);
    Schedules.abandon(work, subscription, reason);
    return work.edit("subscriptions", subscription.path("id").asText());
  }

  /** Lets a subscription end at a time, or takes that back when {@code at} is 0. */
  public static void at(Work work, ObjectNode subscription, long at) {
    var details = subscription.withObject("/cancellation_details");
    if (at == 0) {
      subscription.put("cancel_at_period_end", false).putNull("cancel_at").putNull("canceled_at");
      details.putNull("reason");
    } else {
      boolean period = at == Periods.end(subscription);
      subscription.put("cancel_at_period_end", period).put("cancel_at", at);
      subscription.put("canceled_at", work.now());
      details.put("reason", "cancellation_requested");
    }
    Periods.look(subscription);
  }

  /** When time must look at a subscription next has changed. */
  public static void look(ObjectNode subscription) {
    Periods.look(subscription);
  }

  /** When a subscription's current period ends, seconds since 1970. */
  public static long periodEnd(ObjectNode subscription) {
    return Periods.end(subscription);
  }
}
