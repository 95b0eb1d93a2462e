package dev.promirror.standins.emulator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Rows;
import dev.promirror.standins.emulator.store.Work;
import java.time.Instant;
import java.util.List;

/**
 * What is still to be delivered, as rows of the world: {@code deliveries} go out at once or after
 * their {@code millis}, {@code held} ones wait to be let go, {@code undelivered} ones are given up.
 * A row with {@code extra} is one more than Stripe would send; one with {@code _due} waits for the
 * emulator's clock. {@code since} and {@code planned} are when, by that clock, the first try and
 * the one at hand were to be made, {@code tries} how many failed.
 */
public final class Mail {
  /** Where deliveries wait. */
  public static final String TABLE = "deliveries";

  /** Where deliveries wait for a window to fill. */
  public static final String HELD = "held";

  static final String SCOPE = "";
  static final String GIVEN_UP = "undelivered";

  private static final int SHOWN = 200;

  private Mail() {}

  /** Queues an event for an endpoint, as mischief has it. */
  public static void queue(Work work, ObjectNode event, ObjectNode endpoint) {
    var delivery =
        Json.object()
            .put("id", work.newId("dlv"))
            .put("event", event.path("id").asText())
            .put("scope", work.scope())
            .put("platform", work.platform())
            .put("endpoint", endpoint.path("id").asText())
            .put("since", work.now());
    Mischief.post(work, event, delivery);
  }

  /** How many endpoints have not heard an event yet, or never will. */
  public static int pending(Work work, String event) {
    return List.of(TABLE, HELD, GIVEN_UP).stream()
        .mapToInt(table -> pending(work.rows(), table, event))
        .sum();
  }

  private static int pending(Rows rows, String table, String event) {
    return (int) rows.find(SCOPE, table, "event", event).filter(row -> !row.has("extra")).count();
  }

  /** An event as it is shown now: its hooks are counted anew. */
  public static ObjectNode shown(Work work, ObjectNode event) {
    var shown = Json.object();
    shown.setAll(event);
    return shown.put("pending_webhooks", pending(work, event.path("id").asText()));
  }

  /** The time on the emulator's clock has come for a delivery that waited for it. */
  public static void due(Work work, ObjectNode delivery) {
    var rows = work.rows();
    delivery.remove("_due");
    if (!delivery.has("tries")) {
      delivery.put("since", work.now());
    }
    move(rows, TABLE, TABLE, delivery);
  }

  /**
   * A try has failed: the next is made as {@link Retries#STRIPE} says, the last when three days are
   * over. One that should have been made meanwhile, as the clock went on, is made at once.
   */
  static void again(Rows rows, ObjectNode delivery, long now) {
    long since = delivery.path("since").asLong(now);
    long planned = delivery.path("planned").asLong(since);
    long end = since + Retries.PATIENCE.toSeconds();
    int tries = delivery.path("tries").asInt() + 1;
    if (planned >= end) {
      giveUp(rows, delivery, tries, "three days are over");
      return;
    }
    long next = Math.min(planned + Retries.STRIPE.pause(tries).toSeconds(), end);
    delivery.put("tries", tries).put("planned", next).remove("millis");
    if (next > now) {
      put(rows, delivery.put("_due", next));
    } else {
      move(rows, TABLE, TABLE, delivery);
    }
  }

  static void put(Rows rows, ObjectNode delivery) {
    rows.put(SCOPE, TABLE, delivery);
  }

  /** Takes a delivery out of one table and puts it at the end of another. */
  static void move(Rows rows, String from, String to, ObjectNode delivery) {
    rows.remove(SCOPE, from, delivery.path("id").asText());
    rows.put(SCOPE, to, delivery);
  }

  static void giveUp(Rows rows, ObjectNode delivery, int tries, String reason) {
    move(rows, TABLE, GIVEN_UP, delivery.put("tries", tries).put("reason", reason));
  }

  /**
   * How many wait or are given up, the last of these, and when the clock makes the next one due.
   */
  static void report(Rows rows, ObjectNode report) {
    var lost = rows.positions(SCOPE, GIVEN_UP);
    report
        .put("pending", rows.positions(SCOPE, TABLE).size() + rows.positions(SCOPE, HELD).size())
        .put("given_up", lost.size());
    rows.positions(SCOPE, TABLE).stream()
        .map(position -> rows.at(SCOPE, TABLE, position))
        .filter(row -> row.has("_due"))
        .mapToLong(row -> row.path("_due").asLong())
        .min()
        .ifPresent(due -> report.put("next_due", Instant.ofEpochSecond(due).toString()));
    var last = report.putArray("undelivered");
    lost.descendingSet().stream()
        .limit(SHOWN)
        .map(position -> rows.at(SCOPE, GIVEN_UP, position))
        .forEach(
            row ->
                last.addObject()
                    .put("event", row.path("event").asText())
                    .put("account", row.path("scope").asText())
                    .put("endpoint", row.path("endpoint").asText())
                    .put("attempts", row.path("tries").asInt())
                    .put("reason", row.path("reason").asText("never sent")));
  }

  /** Nothing of an event is to be delivered any more. */
  static void forget(Rows rows, String event) {
    for (String table : List.of(TABLE, HELD, GIVEN_UP)) {
      rows.find(SCOPE, table, "event", event)
          .forEach(row -> rows.remove(SCOPE, table, row.path("id").asText()));
    }
  }
}
