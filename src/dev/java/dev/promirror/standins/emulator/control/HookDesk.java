package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.clock.Engine;
import dev.promirror.standins.emulator.events.EventLog;
import dev.promirror.standins.emulator.events.Mail;
import dev.promirror.standins.emulator.events.Mischief;
import dev.promirror.standins.emulator.events.Prank;
import dev.promirror.standins.emulator.objects.WebhookEndpoints;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Origin;
import dev.promirror.standins.emulator.store.Work;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the control API does to webhook endpoints and deliveries. */
final class HookDesk {
  /** Stripe lets two secrets overlap for a day at most. */
  private static final long LONGEST_OVERLAP = 86_400;

  /** Lateness, a window; a stamp is off by ten minutes, twice what is forgiven. */
  private static final Map<Prank.Kind, Long> DEFAULT_SECONDS =
      Map.of(Prank.Kind.DELAY, 1L, Prank.Kind.SCATTER, 1L, Prank.Kind.REORDER, 60L);

  private final Engine engine;
  private final Desk desk;

  HookDesk(Engine engine, Desk desk) {
    this.engine = engine;
    this.desk = desk;
  }

  ObjectNode remove(String platform, String[] path) {
    String id = endpoint(platform, path, 5);
    return change(platform, platform, work -> WebhookEndpoints.remove(work, id));
  }

  ObjectNode roll(String platform, String[] path, String text) {
    String id = endpoint(platform, path, 6);
    var body = Body.of(text, "seconds", "secret");
    long seconds = body.number("seconds", 0);
    if (!path[5].equals("roll") || seconds < 0 || seconds > LONGEST_OVERLAP) {
      throw ControlRefusal.malformed("Only /roll, with 'seconds' of 0 to 86400.");
    }
    long until = engine.wall().getEpochSecond() + seconds;
    return change(
        platform, platform, work -> WebhookEndpoints.roll(work, id, body.text("secret"), until));
  }

  private String endpoint(String platform, String[] path, int length) {
    if (!desk.platforms().contains(platform) || path.length != length) {
      throw new ControlRefusal(404, "There is no such platform, or no such call.");
    }
    return path[4];
  }

  /** Delivers an event once more, to one endpoint or to all that want it. */
  ObjectNode resend(String event, String text) {
    String endpoint = Body.of(text, "endpoint").text("endpoint");
    for (String platform : desk.platforms()) {
      for (String scope : scopes(platform)) {
        if (engine.read(platform, scope, work -> work.get("events", event)) != null) {
          return change(platform, scope, work -> resend(work, event, endpoint));
        }
      }
    }
    throw new ControlRefusal(404, "There is no event '" + event + "'.");
  }

  private List<String> scopes(String platform) {
    return engine.read(
        platform,
        platform,
        work -> {
          var scopes = new ArrayList<String>(List.of(platform));
          work.all("accounts").forEach(account -> scopes.add(account.path("id").asText()));
          return scopes;
        });
  }

  private static ObjectNode resend(Work work, String id, @Nullable String endpoint) {
    var event = work.edit("events", id);
    var endpoints =
        EventLog.endpoints(work, event.path("type").asText()).stream()
            .filter(row -> endpoint == null || row.path("id").asText().equals(endpoint))
            .toList();
    if (endpoints.isEmpty()) {
      throw new ControlRefusal(404, "No such endpoint listens to that event.");
    }
    endpoints.forEach(row -> Mail.queue(work, event, row));
    return Json.object().put("event", id).put("deliveries", endpoints.size());
  }

  ObjectNode pranks() {
    return engine.read(Engine.COMMON, Engine.COMMON, work -> Mischief.report(work.rows()));
  }

  ObjectNode forgetPranks() {
    return change(Engine.COMMON, Engine.COMMON, Mischief::clear);
  }

  ObjectNode addPrank(String text) {
    var body =
        Body.of(text, "kind", "type", "account", "times", "percent", "seed", "seconds", "advance");
    var kind =
        Prank.Kind.of(body.needText("kind"))
            .orElseThrow(() -> ControlRefusal.malformed("There is no such 'kind' of mischief."));
    String advance = body.text("advance");
    Duration late;
    try {
      late = advance == null ? null : Duration.parse(advance);
    } catch (DateTimeException e) {
      throw ControlRefusal.malformed("Not a duration: " + advance);
    }
    var prank =
        new Prank(
            kind,
            body.text("type"),
            body.text("account"),
            body.number("times", 1),
            Math.toIntExact(body.number("percent", 100)),
            body.number("seed", 7),
            body.number("seconds", DEFAULT_SECONDS.getOrDefault(kind, 600L)),
            late);
    return change(Engine.COMMON, Engine.COMMON, work -> Mischief.add(work, prank));
  }

  private ObjectNode change(String platform, String scope, Function<Work, ObjectNode> change) {
    return engine.change(platform, scope, Origin.NONE, change);
  }
}
