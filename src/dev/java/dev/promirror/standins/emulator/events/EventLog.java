package dev.promirror.standins.emulator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.accounts.Connections;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Emitter;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.standins.emulator.store.Json;
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
    event
        .putObject("request")
        .put("id", work.origin().requestId())
        .put("idempotency_key", work.origin().idempotencyKey());
    var endpoints = endpoints(work, type, connected);
    event.put("pending_webhooks", endpoints.size());
    work.put("events", event);
    endpoints.forEach(endpoint -> queue(work, event, endpoint));
  }

  private static List<ObjectNode> endpoints(Work work, String type, boolean connected) {
    if (connected && !Connections.reach(work, work.scope())) {
      return List.of();
    }
    return work.in(work.platform())
        .all("webhook_endpoints")
        .filter(endpoint -> endpoint.path("_connect").asBoolean() == connected)
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

  private static void queue(Work work, ObjectNode event, ObjectNode endpoint) {
    work.in(Deliveries.SCOPE)
        .put(
            Deliveries.TABLE,
            Json.object()
                .put("id", work.newId("dlv"))
                .put("event", event.path("id").asText())
                .put("scope", work.scope())
                .put("platform", work.platform())
                .put("endpoint", endpoint.path("id").asText()));
  }
}
