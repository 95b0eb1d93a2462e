package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;

/** Time a subscription runs before it costs anything. */
public final class Trials {
  private static final long DAY_SECONDS = 24 * 3600;

  private Trials() {}

  /** When the trial asked for ends, or 0 when none is. */
  public static long end(JsonNode wanted, long now) {
    if (wanted.hasNonNull("trial_period_days")) {
      return now + wanted.path("trial_period_days").asLong() * DAY_SECONDS;
    }
    return wanted.path("trial_end").asLong();
  }

  /** What else a checkout says of the subscription it begins. */
  static ObjectNode members(ObjectNode session) {
    var wanted = session.path("_subscription_data");
    var members = Json.object();
    if (session.get("_members") instanceof ObjectNode more) {
      members.setAll(more.deepCopy());
    }
    if (session.path("payment_method_collection").asText().equals("always")) {
      members.put("_card", true);
    }
    for (String name : new String[] {"metadata", "description", "trial_settings"}) {
      if (wanted.hasNonNull(name)) {
        members.set(name, wanted.get(name).deepCopy());
      }
    }
    return members;
  }

  /** Moves the end of a running trial. */
  public static void move(ObjectNode subscription, long end) {
    subscription.remove("_warned");
    Periods.trial(subscription, subscription.path("trial_start").asLong(), end);
  }

  /** Tells of a trial's end three days ahead, or at once when less is left; only once. */
  static void warn(Work work, String id) {
    var subscription = work.edit("subscriptions", id);
    if (Periods.trialing(subscription)
        && !subscription.has("_warned")
        && subscription.path("trial_end").asLong() - Periods.WARNING_SECONDS <= work.now()) {
      subscription.put("_warned", true);
      Periods.look(subscription);
      work.put("subscriptions", subscription);
      work.emit("customer.subscription.trial_will_end", subscription);
    }
  }
}
