package dev.promirror.standins.emulator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.OlderShapes;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Origin;
import dev.promirror.standins.emulator.store.Rows;
import dev.promirror.standins.emulator.store.Work;
import org.jspecify.annotations.Nullable;

/** What is sent to an endpoint for one delivery. */
record Letter(String url, String secret, String type, String event, String scope, String body) {
  /** The letter of a stored delivery, or null when its endpoint or event is gone. */
  static @Nullable Letter of(Rows rows, Templates templates, String delivery) {
    var row = rows.get(Deliveries.SCOPE, Deliveries.TABLE, delivery);
    if (row == null) {
      return null;
    }
    String platform = row.path("platform").asText();
    String scope = row.path("scope").asText();
    var endpoint = rows.get(platform, "webhook_endpoints", row.path("endpoint").asText());
    var event = rows.get(scope, "events", row.path("event").asText());
    if (endpoint == null || event == null) {
      return null;
    }
    var work = new Work(rows, platform, scope, 0, Origin.NONE, (w, type, object, previous) -> {});
    return new Letter(
        endpoint.path("url").asText(),
        endpoint.path("_secret").asText(),
        event.path("type").asText(),
        event.path("id").asText(),
        scope,
        Json.write(inVersion(work, templates, event, endpoint.path("api_version").asText())));
  }

  private static ObjectNode inVersion(
      Work work, Templates templates, ObjectNode event, String version) {
    var shown = Renderer.render(work, event);
    if (!version.isEmpty() && shown.hasNonNull("api_version")) {
      shown.put("api_version", version);
    }
    if (OlderShapes.apply(version) && shown.at("/data/object") instanceof ObjectNode object) {
      shown.withObject("/data").set("object", OlderShapes.of(work, templates, object));
    }
    return shown;
  }
}
