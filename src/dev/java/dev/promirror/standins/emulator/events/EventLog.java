package dev.promirror.standins.emulator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Connections;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Emitter;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores an event beside the change it tells of, and what is to be delivered to whom: a connected
 * account's events to its platform's connect endpoints, the platform's own to the others.
 */
public final class EventLog implements Emitter {
  /** Told to a platform that has just lost an account. */
  public static final String DEAUTHORISED = "account.application.deauthorized";

  private static final String TABLE = "events";
  private static final long REACH_SECONDS = 30L * 24 * 3600;
  private static final int PRUNED_AT_ONCE = 10;

  private final Templates templates;

  /** Events begin as {@code event.json}. */
  public EventLog(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void emit(Work work, String type, ObjectNode object, @Nullable ObjectNode previous) {
    var event = templates.of("event");
    event.put("id", work.newId("evt")).put("created", work.now()).put("type", type);
    if (type.equals(DEAUTHORISED) && work.holds(Fact.DEAUTHORISATION_HAS_NO_VERSION)) {
      event.putNull("api_version");
    }
    boolean connected = !work.scope().equals(work.platform());
    if (connected) {
      event.put("account", work.scope());
    }
    var data = event.putObject("data");
    data.set("object", Renderer.render(work, object));
    if (previous != null) {
      data.set("previous_attributes", previous);
    }
    boolean named = !connected || work.holds(Fact.CONNECT_EVENTS_NAME_THE_KEY);
    event
        .putObject("request")
        .put("id", work.origin().requestId())
        .put("idempotency_key", named ? work.origin().idempotencyKey() : null);
    work.put(TABLE, event);
    endpoints(work, type).forEach(endpoint -> Mail.queue(work, event, endpoint));
    prune(work);
  }

  /** Forgets some events nobody can read any more, more than come in. */
  private static void prune(Work work) {
    for (int i = 0; i < PRUNED_AT_ONCE; i++) {
      var event = work.rows().at(work.scope(), TABLE, work.positions(TABLE, null, null).first());
      if (reaches(work, event)) {
        return;
      }
      Mail.forget(work.rows(), event.path("id").asText());
      work.remove(TABLE, event.path("id").asText());
    }
  }

  /** Whether an event can still be read: for 30 days. */
  public static boolean reaches(Work work, ObjectNode event) {
    return event.path("created").asLong() > work.now() - REACH_SECONDS;
  }

  /** The endpoints that are to hear of an event of this type in the account of this work. */
  public static List<ObjectNode> endpoints(Work work, String type) {
    boolean connected = !work.scope().equals(work.platform());
    if (connected && !Connections.reach(work, work.scope())) {
      return List.of();
    }
    return work.in(work.platform())
        .all("webhook_endpoints")
        .filter(endpoint -> endpoint.path("_connect").asBoolean() == connected)
        .filter(endpoint -> endpoint.path("status").asText().equals("enabled"))
        .filter(endpoint -> wants(endpoint, type))
        .toList();
  }

  private static boolean wants(ObjectNode endpoint, String type) {
    for (var enabled : endpoint.path("enabled_events")) {
      if (enabled.asText().equals("*") || enabled.asText().equals(type)) {
        return true;
      }
    }
    return false;
  }
}
