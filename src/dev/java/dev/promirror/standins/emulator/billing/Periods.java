package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** When a subscription's periods begin and end, and when time must look at it next. */
final class Periods {
  /** How long before its end Stripe tells of a trial. */
  static final long WARNING_SECONDS = 3 * 24 * 3600L;

  /** How long the first payment may take until the subscription is given up. */
  private static final long PATIENCE_SECONDS = 23 * 3600L;

  private Periods() {}

  /** The n-th period after the anchor begins. */
  static void enter(ObjectNode subscription, long cycle) {
    long anchor = subscription.path("billing_cycle_anchor").asLong();
    for (var item : subscription.path("items").path("data")) {
      var recurring = item.path("price").path("recurring");
      ((ObjectNode) item)
          .put("current_period_start", Months.period(anchor, recurring, cycle))
          .put("current_period_end", Months.period(anchor, recurring, cycle + 1));
    }
    subscription.put("_cycle", cycle);
    look(subscription);
  }

  /** Until the anchor, which lies ahead, runs a part of a period; there the first whole begins. */
  static void approach(ObjectNode subscription, long start) {
    subscription.put("_cycle", -1);
    for (var item : subscription.path("items").path("data")) {
      ((ObjectNode) item)
          .put("current_period_start", start)
          .put("current_period_end", subscription.path("billing_cycle_anchor").asLong());
    }
    look(subscription);
  }

  /** A trial runs until its end, where the first period begins. */
  static void trial(ObjectNode subscription, long start, long end) {
    subscription.put("status", "trialing").put("trial_start", start).put("trial_end", end);
    subscription.put("billing_cycle_anchor", end).put("_cycle", -1);
    for (var item : subscription.path("items").path("data")) {
      ((ObjectNode) item).put("current_period_start", start).put("current_period_end", end);
    }
    look(subscription);
  }

  /** When time must look: a warning, the end of a period, of a phase, of patience, or of it all. */
  static void look(ObjectNode subscription) {
    if (subscription.path("status").asText().equals("incomplete")) {
      subscription.put("_due", subscription.path("created").asLong() + PATIENCE_SECONDS);
      return;
    }
    if (subscription.path("status").asText().equals("paused")) {
      subscription.remove("_due");
      return;
    }
    long due = end(subscription);
    if (trialing(subscription) && !subscription.has("_warned")) {
      due = Math.min(due, subscription.path("trial_end").asLong() - WARNING_SECONDS);
    }
    due = Math.min(due, subscription.path("cancel_at").asLong(Long.MAX_VALUE));
    var resumes = subscription.path("pause_collection").path("resumes_at");
    due = Math.min(due, resumes.asLong(Long.MAX_VALUE));
    due = Math.min(due, subscription.path("_phase_end").asLong(Long.MAX_VALUE));
    subscription.put("_due", due);
  }

  static boolean trialing(ObjectNode subscription) {
    return subscription.path("status").asText().equals("trialing");
  }

  static long start(ObjectNode subscription) {
    return first(subscription).path("current_period_start").asLong();
  }

  static long end(ObjectNode subscription) {
    return first(subscription).path("current_period_end").asLong();
  }

  /** What all items of a subscription share: how often they are billed. */
  static JsonNode recurring(ObjectNode subscription) {
    return first(subscription).path("price").path("recurring");
  }

  private static JsonNode first(ObjectNode subscription) {
    return subscription.path("items").path("data").path(0);
  }
}
