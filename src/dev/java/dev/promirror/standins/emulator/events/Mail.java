package dev.promirror.standins.emulator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Rows;
import dev.promirror.standins.emulator.store.Work;
import java.util.List;

/**
 * What is still to be delivered, as rows of the world: {@code deliveries} go out at once or after
 * their {@code millis}, {@code held} ones wait to be let go, {@code undelivered} ones are given up.
 * A row with {@code extra} is one more than Stripe would send; one with {@code _due} waits for the
 * emulator's clock.
 */
public final class Mail {
  /** Where deliveries wait. */
  public static final String TABLE = "deliveries";

  static final String SCOPE = "";
  static final String HELD = "held";
  static final String GIVEN_UP = "undelivered";

  private Mail() {}

  /** Queues an event for an endpoint, as mischief has it. */
  public static void queue(Work work, ObjectNode event, ObjectNode endpoint) {
    var delivery =
        Json.object()
            .put("id", work.newId("dlv"))
            .put("event", event.path("id").asText())
            .put("scope", work.scope())
            .put("platform", work.platform())
            .put("endpoint", endpoint.path("id").asText());
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
    move(rows, TABLE, TABLE, delivery);
  }

  static void put(Rows rows, ObjectNode delivery) {
    rows.put(SCOPE, TABLE, delivery);
  }

  /** Takes a delivery out of one table and puts it at the end of another. */
  static void move(Rows rows, String from, String to, ObjectNode delivery) {
    rows.remove(SCOPE, from, delivery.path("id").asText());
    rows.put(SCOPE, to, delivery);
  }

  static void giveUp(Rows rows, ObjectNode delivery, String reason) {
    move(rows, TABLE, GIVEN_UP, delivery.deepCopy().put("reason", reason));
  }

  /** Nothing of an event is to be delivered any more. */
  static void forget(Rows rows, String event) {
    for (String table : List.of(TABLE, HELD, GIVEN_UP)) {
      rows.find(SCOPE, table, "event", event)
          .forEach(row -> rows.remove(SCOPE, table, row.path("id").asText()));
    }
  }
}
