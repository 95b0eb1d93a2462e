package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Ending;
import dev.promirror.standins.emulator.billing.Schedules;
import dev.promirror.standins.emulator.billing.Subscribing;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Metadata;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Work;
import java.util.Map;

/** Subscription schedules: what subscriptions are to be, phase after phase. */
final class SubscriptionSchedules {
  static final String TABLE = "subscription_schedules";
  private static final String NOUN = "subscription schedule";
  private static final Shape BOTH =
      Shape.call()
          .clearable("metadata", Kind.METADATA)
          .may("end_behavior", Kind.choice("cancel", "none", "release", "renew"));
  private static final Shape CREATE =
      BOTH.may("phases", SchedulePhases.NEW)
          .may("customer", Kind.TEXT)
          .may("from_subscription", Kind.TEXT)
          .may("start_date", SubscriptionShapes.NOW_OR_TIME);
  private static final Shape UPDATE =
      BOTH.may("phases", SchedulePhases.LIST)
          .may("proration_behavior", SubscriptionShapes.PRORATION);
  private static final Shape LIST =
      Shape.list().may("customer", Kind.TEXT).may("scheduled", Kind.BOOLEAN);

  private final Templates templates;
  private final Subscribing subscribing;

  SubscriptionSchedules(Templates templates) {
    this.templates = templates;
    this.subscribing = new Subscribing(templates);
  }

  Map<String, Route> routes() {
    return Map.of(
        "subscription_schedules.create",
        Route.object(CREATE, new ScheduleStarts(templates)::create),
        "subscription_schedules.retrieve",
        Route.retrieve(TABLE, NOUN),
        "subscription_schedules.list",
        new Route(LIST, SubscriptionSchedules::list),
        "subscription_schedules.update",
        Route.object(UPDATE, this::update),
        "subscription_schedules.release",
        Route.object(
            Shape.call().may("preserve_cancel_date", Kind.BOOLEAN),
            (work, params) -> Schedules.leave(work, live(work, params, "released"), "released")),
        "subscription_schedules.cancel",
        Route.object(
            Shape.call().may("invoice_now", Kind.BOOLEAN).may("prorate", Kind.BOOLEAN),
            SubscriptionSchedules::cancel));
  }

  private ObjectNode update(Work work, Params params) {
    var schedule = live(work, params, "updated");
    var before = Renderer.render(work, schedule);
    params.copy(schedule, "end_behavior");
    Metadata.merge(schedule, params);
    boolean phases = params.has("phases");
    var former = phases ? current(schedule) : schedule;
    if (phases) {
      phases(work, params, schedule, former);
    }
    work.put(TABLE, schedule);
    if (phases && schedule.path("status").asText().equals("active")) {
      String behaviour = params.text("proration_behavior", "create_prorations");
      subscribing.changePhase(work, schedule, former, current(schedule), behaviour);
    }
    Updates.tell(work, TABLE, "subscription_schedule.updated", before, params.id());
    return work.edit(TABLE, params.id());
  }

  /** The phase that runs, or the first when none does yet. */
  private static JsonNode current(ObjectNode schedule) {
    var start = schedule.path("current_phase").path("start_date");
    for (var phase : schedule.path("phases")) {
      if (start.isMissingNode() || phase.path("start_date").asLong() == start.asLong()) {
        return phase;
      }
    }
    return schedule.path("phases").path(0);
  }

  /** The phases given take the place of the current one and those to come. */
  private void phases(Work work, Params params, ObjectNode schedule, JsonNode former) {
    var given = params.values().path("phases");
    long start = former.path("start_date").asLong();
    var named = given.path(0).path("start_date");
    if (schedule.path("status").asText().equals("not_started") && named.isNumber()) {
      start = ScheduleStarts.notBackdated(work, named.asLong(), "phases[0][start_date]");
      schedule.put("_due", start);
    } else if (named.isNumber() && named.asLong() != start) {
      throw StripeRefusal.invalid(
          "phases[0][start_date]", "You can not modify the start date of the current phase.");
    }
    var subscription = work.get(Subscriptions.TABLE, schedule.path("subscription").asText());
    var reading =
        new SchedulePhases(templates, work, schedule.path("customer").asText(), subscription);
    var phases = reading.read(given, start);
    if (phases.path(0).path("end_date").asLong() <= work.now()) {
      throw StripeRefusal.invalid(
          "phases[0][end_date]", "The current phase must end in the future.");
    }
    schedule.set("phases", phases);
  }

  private static ObjectNode list(Work work, Params params) {
    return new Pages(TABLE, NOUN, "/v1/subscription_schedules")
        .page(
            work,
            params,
            work.positions(TABLE, "customer", params.text("customer")),
            row ->
                !params.flag("scheduled", false)
                    || row.path("status").asText().equals("not_started"));
  }

  private static ObjectNode cancel(Work work, Params params) {
    var schedule = live(work, params, "canceled");
    var left = Schedules.leave(work, schedule, "canceled");
    var subscription = work.get(Subscriptions.TABLE, schedule.path("subscription").asText());
    if (subscription != null && Ending.running(subscription)) {
      Ending.end(work, subscription.deepCopy(), "cancellation_requested");
    }
    return left;
  }

  private static ObjectNode live(Work work, Params params, String how) {
    work.need(TABLE, NOUN, params.id(), "id");
    var schedule = work.edit(TABLE, params.id());
    if (!Schedules.live(schedule)) {
      throw StripeRefusal.invalid(
          null,
          "A subscription schedule that is `%s` cannot be %s."
              .formatted(schedule.path("status").asText(), how));
    }
    return schedule;
  }
}
