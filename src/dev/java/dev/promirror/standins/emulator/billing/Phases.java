package dev.promirror.standins.emulator.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.render.Validity;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What schedules do to subscriptions as their phases begin and end. */
final class Phases {
  private static final String TABLE = "subscription_schedules";
  private static final String UPDATED = "subscription_schedule.updated";

  private final Discounts discounts;
  private final Subscribing subscribing;
  private final Amending amending;

  Phases(Templates templates, Subscribing subscribing, Amending amending) {
    this.discounts = new Discounts(templates);
    this.subscribing = subscribing;
    this.amending = amending;
  }

  /** Whether a phase of the subscription's schedule has ended. */
  boolean due(Work work, ObjectNode subscription) {
    return subscription.path("_phase_end").asLong(Long.MAX_VALUE) <= work.now();
  }

  /** The next phase begins or, after the last, the schedule does what it is to do at its end. */
  void next(Work work, ObjectNode subscription) {
    var schedule = work.edit(TABLE, subscription.path("schedule").asText());
    long end = schedule.path("current_phase").path("end_date").asLong();
    for (var phase : schedule.path("phases")) {
      if (phase.path("start_date").asLong() == end) {
        var before = Renderer.render(work, schedule);
        enter(work, schedule, phase, Json.object(), phase.path("proration_behavior").asText());
        Updates.tell(work, TABLE, UPDATED, before, schedule.path("id").asText());
        return;
      }
    }
    if (schedule.path("end_behavior").asText().equals("cancel")) {
      Schedules.leave(work, schedule, "completed");
      var left = work.edit("subscriptions", subscription.path("id").asText());
      Ending.end(work, left, "cancellation_requested");
    } else {
      Schedules.leave(work, schedule, "released");
    }
  }

  /** A schedule's first phase begins, and with it its subscription. */
  void begin(Work work, ObjectNode schedule) {
    var before = Renderer.render(work, schedule);
    schedule.remove("_due");
    var phase = schedule.path("phases").path(0);
    var positions = new ArrayList<Position>();
    for (var item : phase.path("items")) {
      positions.add(position(work, item));
    }
    var members = Json.object();
    members.set("schedule", schedule.get("id"));
    members.set("metadata", phase.path("metadata").deepCopy());
    members.set("description", phase.get("description"));
    members.set("_phase_end", phase.get("end_date"));
    long trialEnd = phase.path("trial_end").asLong();
    String customer = schedule.path("customer").asText();
    String currency = phase.path("currency").asText();
    var given = make(work, phase, null);
    var order = new Order(customer, currency, positions, given, trialEnd, members);
    var invoice = subscribing.begin(work, order, true);
    schedule.set("subscription", invoice.at("/parent/subscription_details/subscription"));
    schedule.put("status", "active").set("current_phase", current(phase));
    work.put(TABLE, schedule);
    Updates.tell(work, TABLE, UPDATED, before, schedule.path("id").asText());
  }

  /** The current phase is another than it was; what it keeps is left alone. */
  void change(Work work, ObjectNode schedule, JsonNode former, JsonNode phase, String behaviour) {
    var before = Renderer.render(work, subscription(work, schedule));
    enter(work, schedule, phase, former, behaviour);
    String id = schedule.path("subscription").asText();
    Updates.tell(work, "subscriptions", "customer.subscription.updated", before, id);
  }

  private static ObjectNode subscription(Work work, ObjectNode schedule) {
    return work.edit("subscriptions", schedule.path("subscription").asText());
  }

  /** Makes a running schedule's subscription what a phase says, where it says something new. */
  private void enter(
      Work work, ObjectNode schedule, JsonNode phase, JsonNode former, String behaviour) {
    work.put(TABLE, schedule.deepCopy().set("current_phase", current(phase)));
    var subscription = subscription(work, schedule);
    subscription.set("_phase_end", phase.get("end_date"));
    phase.path("metadata").forEachEntry(subscription.withObject("/metadata")::set);
    work.put("subscriptions", subscription);
    String id = subscription.path("id").asText();
    var changes =
        phase.path("items").equals(former.path("items"))
            ? List.<ItemChange>of()
            : changes(work, subscription, phase);
    var given =
        phase.path("discounts").equals(former.path("discounts"))
            ? null
            : make(work, phase, subscription);
    amending.amend(work, id, changes, given, behaviour, work.now());
    var entered = work.edit("subscriptions", id);
    Periods.look(entered);
    work.put("subscriptions", entered);
  }

  private static ObjectNode current(JsonNode phase) {
    var current = Json.object();
    current.set("start_date", phase.get("start_date"));
    return current.set("end_date", phase.get("end_date"));
  }

  /** Keeps items whose price stays, turns others into what is new, adds or removes the rest. */
  private List<ItemChange> changes(Work work, ObjectNode subscription, JsonNode phase) {
    var free = new ArrayList<JsonNode>();
    subscription.path("items").path("data").forEach(free::add);
    var changes = new ArrayList<ItemChange>();
    var unmatched = new ArrayList<Position>();
    for (var wanted : phase.path("items")) {
      var position = position(work, wanted);
      var match = match(free, position.price());
      if (match == null) {
        unmatched.add(position);
      } else {
        free.remove(match);
        changes.add(turned(match, position));
      }
    }
    for (var position : unmatched) {
      changes.add(
          free.isEmpty() ? ItemChange.added(position) : turned(free.removeFirst(), position));
    }
    free.forEach(item -> changes.add(ItemChange.gone(item.path("id").asText())));
    return changes;
  }

  private static @Nullable JsonNode match(List<JsonNode> items, ObjectNode price) {
    for (var item : items) {
      if (item.path("price").path("id").equals(price.path("id"))) {
        return item;
      }
    }
    return null;
  }

  private static ItemChange turned(JsonNode item, Position into) {
    return new ItemChange(
        item.path("id").asText(),
        false,
        into.price(),
        into.quantity(),
        into.discounts(),
        into.metadata());
  }

  private Position position(Work work, JsonNode item) {
    var price = Renderer.render(work, work.edit("prices", item.path("price").asText()));
    var metadata = (ObjectNode) item.path("metadata").deepCopy();
    return new Position(price, item.path("quantity").asLong(1), make(work, item, null), metadata);
  }

  /** The discounts a phase or its item names; what no longer works, or is gone, is left out. */
  private List<ObjectNode> make(Work work, JsonNode holder, @Nullable ObjectNode subscription) {
    var made = new ArrayList<ObjectNode>();
    for (var given : holder.path("discounts")) {
      if (given.hasNonNull("discount")) {
        if (subscription != null) {
          Holdings.listed(work, subscription).stream()
              .filter(held -> held.path("id").equals(given.path("discount")))
              .forEach(made::add);
        }
      } else {
        var code =
            given.hasNonNull("promotion_code")
                ? work.edit("promotion_codes", given.path("promotion_code").asText())
                : null;
        var coupon =
            work.edit(
                "coupons",
                code == null
                    ? given.path("coupon").asText()
                    : code.path("promotion").path("coupon").asText());
        if (code == null ? Validity.valid(work, coupon) : Validity.active(work, code)) {
          made.add(discounts.make(work, coupon, code));
        }
      }
    }
    return made;
  }
}
