package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Ending;
import dev.promirror.standins.emulator.billing.Subscribing;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Work;

/** How schedules begin: of their own phases, or from a subscription that runs. */
final class ScheduleStarts {
  private static final String TABLE = SubscriptionSchedules.TABLE;

  private final Templates templates;
  private final Subscribing subscribing;

  ScheduleStarts(Templates templates) {
    this.templates = templates;
    this.subscribing = new Subscribing(templates);
  }

  /** A new schedule, of phases or from a subscription. */
  ObjectNode create(Work work, Params params) {
    return params.has("from_subscription") ? from(work, params) : anew(work, params);
  }

  private ObjectNode from(Work work, Params params) {
    for (String name : new String[] {"phases", "customer", "start_date", "end_behavior"}) {
      if (params.has(name)) {
        throw StripeRefusal.invalid(
            name, "You can not pass `" + name + "` along with `from_subscription`.");
      }
    }
    String id = params.text("from_subscription", "");
    work.need(Subscriptions.TABLE, "subscription", id, "from_subscription");
    var subscription = work.edit(Subscriptions.TABLE, id);
    if (!Ending.running(subscription) || subscription.hasNonNull("schedule")) {
      throw StripeRefusal.invalid(
          "from_subscription",
          "You cannot migrate a subscription that is already attached to a schedule, or canceled: "
              + id);
    }
    String customer = subscription.path("customer").asText();
    var before = Renderer.render(work, subscription);
    var phase = new SchedulePhases(templates, work, customer, subscription).of(subscription);
    var schedule = blank(work, params, customer);
    schedule.putArray("phases").add(phase);
    schedule.put("status", "active").put("subscription", id);
    schedule
        .putObject("current_phase")
        .put("start_date", phase.path("start_date").asLong())
        .put("end_date", phase.path("end_date").asLong());
    work.put(TABLE, schedule);
    subscription.set("schedule", schedule.get("id"));
    subscription.set("_phase_end", phase.get("end_date"));
    work.put(Subscriptions.TABLE, subscription);
    work.emit("subscription_schedule.created", schedule);
    Updates.tell(work, Subscriptions.TABLE, "customer.subscription.updated", before, id);
    return schedule;
  }

  private ObjectNode anew(Work work, Params params) {
    String customer = params.text("customer");
    if (customer == null) {
      throw StripeRefusal.absent("customer");
    }
    work.need(Customers.TABLE, "customer", customer, "customer");
    var date = params.values().path("start_date");
    long start = notBackdated(work, date.isNumber() ? date.asLong() : work.now(), "start_date");
    var schedule = blank(work, params, customer);
    params.copy(schedule, "end_behavior");
    schedule.set(
        "phases",
        new SchedulePhases(templates, work, customer, null)
            .read(params.values().path("phases"), start));
    schedule.put("_due", start);
    work.put(TABLE, schedule);
    work.emit("subscription_schedule.created", schedule);
    if (start <= work.now()) {
      subscribing.startSchedule(work, work.edit(TABLE, schedule.path("id").asText()));
    }
    return work.edit(TABLE, schedule.path("id").asText());
  }

  /** What would have been billed since a start in the past is nowhere said to the cent. */
  static long notBackdated(Work work, long start, String param) {
    if (start < work.now()) {
      throw StripeRefusal.invalid(param, "This emulator does not start schedules in the past.");
    }
    return start;
  }

  private ObjectNode blank(Work work, Params params, String customer) {
    var schedule = templates.of("subscription_schedule");
    schedule.put("id", work.newId("sub_sched")).put("created", work.now());
    schedule.put("customer", customer);
    Metadata.merge(schedule, params);
    return schedule;
  }
}
