package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Discounts;
import dev.promirror.standins.emulator.billing.Holdings;
import dev.promirror.standins.emulator.billing.Months;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the phases of a schedule: one after the other, each with its items and discounts. */
final class SchedulePhases {
  private static final Shape DURATION =
      Shape.of()
          .must("interval", Kind.choice("day", "month", "week", "year"))
          .may("interval_count", Kind.INTEGER);
  private static final Shape PHASE =
      Shape.of()
          .must("items", Kind.list(Kind.hash(SubscriptionShapes.NEW_ITEM)))
          .clearable("discounts", GivenDiscounts.LIST)
          .may("duration", Kind.hash(DURATION))
          .may("end_date", SubscriptionShapes.NOW_OR_TIME)
          .may("currency", Kind.CURRENCY)
          .may("metadata", Kind.METADATA)
          .may("description", Kind.TEXT)
          .may("proration_behavior", SubscriptionShapes.PRORATION)
          .may("trial", Kind.BOOLEAN)
          .may("trial_end", Kind.INTEGER);

  /** The list of them for a new schedule, which says itself when it starts. */
  static final Kind NEW = Kind.list(Kind.hash(PHASE));

  /** The list of them for one that is there. */
  static final Kind LIST =
      Kind.list(Kind.hash(PHASE.may("start_date", SubscriptionShapes.NOW_OR_TIME)));

  private final Templates templates;
  private final Work work;
  private final String customer;
  private final @Nullable ObjectNode subscription;

  /** {@code subscription} is the one the schedule has already, or null. */
  SchedulePhases(
      Templates templates, Work work, String customer, @Nullable ObjectNode subscription) {
    this.templates = templates;
    this.work = work;
    this.customer = customer;
    this.subscription = subscription;
  }

  /** The phases a call gives, the first of which begins at {@code start}. */
  ArrayNode read(JsonNode given, long start) {
    if (given.isEmpty()) {
      throw StripeRefusal.absent("phases");
    }
    var phases = Json.object().putArray("phases");
    long from = start;
    for (var one : given) {
      String param = "phases[" + phases.size() + "]";
      var named = one.path("start_date");
      if (named.isNumber() && named.asLong() != from) {
        throw StripeRefusal.invalid(
            param + "[start_date]", "A phase must start when the one before it ends.");
      }
      var phase = phase(one, from, param);
      phases.add(phase);
      from = phase.path("end_date").asLong();
    }
    return phases;
  }

  /** One phase that holds a subscription as it is, for its current period. */
  ObjectNode of(ObjectNode running) {
    var phase = blank();
    var item = (ObjectNode) phase.path("items").path(0);
    var items = phase.putArray("items");
    for (var each : running.path("items").path("data")) {
      var copy = item.deepCopy();
      String price = each.path("price").path("id").asText();
      copy.put("price", price).put("plan", price);
      copy.set("quantity", each.get("quantity"));
      copy.set("metadata", each.path("metadata").deepCopy());
      copy.set("discounts", standing(each));
      phase.set("start_date", each.get("current_period_start"));
      phase.set("end_date", each.get("current_period_end"));
      items.add(copy);
    }
    phase.set("currency", running.get("currency"));
    phase.set("discounts", standing(running));
    phase.set("trial_end", running.get("trial_end"));
    return phase;
  }

  private static ArrayNode standing(JsonNode holder) {
    var list = Json.object().putArray("discounts");
    for (var id : holder.path("discounts")) {
      list.add(reference("discount", id));
    }
    return list;
  }

  private static ObjectNode reference(String name, JsonNode id) {
    var reference = Json.object().putNull("coupon").putNull("discount").putNull("promotion_code");
    return reference.set(name, id);
  }

  private ObjectNode blank() {
    return (ObjectNode) templates.of("subscription_schedule").path("phases").path(0);
  }

  private ObjectNode phase(JsonNode given, long start, String param) {
    var phase = blank();
    phase.put("start_date", start);
    var prices = new ArrayList<ObjectNode>();
    var item = (ObjectNode) phase.path("items").path(0);
    var items = phase.putArray("items");
    for (var each : given.path("items")) {
      String at = param + "[items][" + items.size() + "]";
      var price = new NewPrices(templates).given(work, each, at, true);
      prices.add(price);
      var copy = item.deepCopy();
      copy.set("price", price.get("id"));
      copy.set("plan", price.get("id"));
      copy.put("quantity", SubscriptionRules.quantity(each.get("quantity"), at + "[quantity]"));
      if (each.has("metadata")) {
        copy.set("metadata", each.get("metadata"));
      }
      String currency = price.path("currency").asText();
      copy.set("discounts", discounts(each, currency, 0, false, at + "[discounts]"));
      items.add(copy);
    }
    if (prices.isEmpty()) {
      throw StripeRefusal.absent(param + "[items]");
    }
    String currency = given.path("currency").asText(prices.getFirst().path("currency").asText());
    SubscriptionRules.alike(prices, currency);
    phase.put("currency", currency);
    boolean first = subscription == null && start <= work.now();
    phase.set(
        "discounts", discounts(given, currency, subtotal(items), first, param + "[discounts]"));
    for (String name : new String[] {"metadata", "description", "proration_behavior"}) {
      if (given.has(name)) {
        phase.set(name, given.get(name));
      }
    }
    long end = end(given, start, prices.getFirst().path("recurring"), param);
    phase.put("end_date", end);
    if (given.path("trial").asBoolean()) {
      phase.put("trial_end", end);
    } else if (given.has("trial_end")) {
      phase.set("trial_end", given.get("trial_end"));
    }
    return phase;
  }

  private long subtotal(JsonNode items) {
    long subtotal = 0;
    for (var item : items) {
      var price = work.edit(Prices.TABLE, item.path("price").asText());
      long amount = price.path("unit_amount").asLong() * item.path("quantity").asLong();
      subtotal = Math.addExact(subtotal, amount);
    }
    return subtotal;
  }

  /** A phase without an end lasts one period of what it bills. */
  private long end(JsonNode given, long start, JsonNode recurring, String param) {
    if (given.has("duration") && given.has("end_date")) {
      throw StripeRefusal.invalid(
          param + "[end_date]",
          "You may only specify one of these parameters: duration, end_date.");
    }
    var date = given.path("end_date");
    long end =
        date.isMissingNode()
            ? Months.period(
                start, given.path("duration").isObject() ? given.path("duration") : recurring, 1)
            : date.isNumber() ? date.asLong() : work.now();
    if (end <= start) {
      throw StripeRefusal.invalid(
          param + "[end_date]", "The end_date of a phase must be after its start_date.");
    }
    return end;
  }

  private ArrayNode discounts(
      JsonNode holder, String currency, long subtotal, boolean amounts, String param) {
    var held =
        subscription == null
            ? Set.<String>of()
            : Holdings.of(work, subscription).stream()
                .map(discount -> discount.path("id").asText())
                .collect(Collectors.toSet());
    var given = holder.path("discounts");
    new GivenDiscounts(new Discounts(templates), work, customer, currency, subtotal, amounts)
        .read(given, param, held);
    var list = Json.object().putArray("discounts");
    for (var one : given) {
      one.forEachEntry((name, id) -> list.add(reference(name, id)));
    }
    return list;
  }
}
