package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Work;

/** How schedules let go of their subscriptions. */
public final class Schedules {
  private static final String TABLE = "subscription_schedules";

  private Schedules() {}

  /** Whether a schedule still has phases to come or one that runs. */
  public static boolean live(ObjectNode schedule) {
    String status = schedule.path("status").asText();
    return status.equals("active") || status.equals("not_started");
  }

  /**
   * A schedule is over and its subscription on its own.
   *
   * @param how {@code released}, {@code completed} or {@code canceled}
   */
  public static ObjectNode leave(Work work, ObjectNode schedule, String how) {
    return leave(work, schedule, how, how);
  }

  private static ObjectNode leave(Work work, ObjectNode schedule, String how, String event) {
    schedule.put("status", how).put(how + "_at", work.now()).putNull("current_phase");
    schedule.remove("_due");
    if (schedule.hasNonNull("subscription")) {
      var subscription = work.edit("subscriptions", schedule.path("subscription").asText());
      subscription.putNull("schedule").remove("_phase_end");
      if (Ending.running(subscription)) {
        Periods.look(subscription);
      }
      work.put("subscriptions", subscription);
      if (how.equals("released")) {
        schedule.set("released_subscription", schedule.get("subscription"));
        schedule.putNull("subscription");
      }
    }
    return Updates.put(work, TABLE, "subscription_schedule." + event, schedule);
  }

  /** A subscription that ended takes its schedule along. */
  static void abandon(Work work, ObjectNode subscription, String reason) {
    if (subscription.hasNonNull("schedule")) {
      String event = reason.equals("payment_failed") ? "aborted" : "canceled";
      var schedule = work.edit(TABLE, subscription.path("schedule").asText());
      leave(work, schedule, "canceled", event);
    }
  }
}
