package dev.promirror.standins.emulator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.OlderShapes;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Origin;
import dev.promirror.standins.emulator.store.Rows;
import dev.promirror.standins.emulator.store.Work;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to an endpoint for one delivery; its parts are not to be changed.
 *
 * @param delivery the row of {@link Mail}
 */
record Letter(ObjectNode delivery, ObjectNode endpoint, ObjectNode event) {
  /** The letter of a stored delivery, or null when it, its endpoint or its event is gone. */
  static @Nullable Letter of(Rows rows, Templates templates, String id) {
    var delivery = rows.get(Mail.SCOPE, Mail.TABLE, id);
    if (delivery == null) {
      return null;
    }
    String platform = delivery.path("platform").asText();
    String scope = delivery.path("scope").asText();
    var endpoint = rows.get(platform, "webhook_endpoints", delivery.path("endpoint").asText());
    var event = rows.get(scope, "events", delivery.path("event").asText());
    if (endpoint == null || event == null) {
      return null;
    }
    var work = new Work(rows, platform, scope, 0, Origin.NONE, (w, type, object, previous) -> {});
    var shown = inVersion(work, templates, event, endpoint.path("api_version").asText(""));
    if (mischief(delivery) == Prank.Kind.LIVEMODE) {
      shown.put("id", delivery.path("as").asText()).put("livemode", true);
    }
    return new Letter(delivery, endpoint, shown);
  }

  private static ObjectNode inVersion(
      Work work, Templates templates, ObjectNode event, String version) {
    var shown = Mail.shown(work, event);
    if (version.isEmpty() || !shown.hasNonNull("api_version")) {
      return shown;
    }
    shown.put("api_version", version);
    return OlderShapes.apply(version) ? OlderShapes.of(work, templates, shown) : shown;
  }

  private static Prank.@Nullable Kind mischief(ObjectNode delivery) {
    return delivery.has("forged")
        ? Prank.Kind.of(delivery.path("mischief").asText()).orElseThrow()
        : null;
  }

  String url() {
    return endpoint.path("url").asText();
  }

  /** Whether its endpoint takes anything at the moment. */
  boolean isWanted() {
    return endpoint.path("status").asText().equals("enabled");
  }

  /** Whether it is sent once, whatever is answered. */
  boolean isForged() {
    return delivery.has("forged");
  }

  byte[] body() {
    return Json.bytes(event);
  }

  /** Its signature at a time of the wall clock, in seconds since 1970; two while a secret rolls. */
  String signature(long now, byte[] body, Signatures signatures) {
    long off = delivery.path("seconds").asLong();
    String secret = endpoint.path("_secret").asText();
    return switch (mischief(delivery)) {
      case WRONG_SECRET -> signatures.header(now, body, "whsec_nobody_has_this");
      case STALE -> signatures.header(now - off, body, secret);
      case FUTURE -> signatures.header(now + off, body, secret);
      case null, default ->
          endpoint.at("/_former/until").asLong() > now
              ? signatures.header(now, body, secret, endpoint.at("/_former/secret").asText())
              : signatures.header(now, body, secret);
    };
  }
}
