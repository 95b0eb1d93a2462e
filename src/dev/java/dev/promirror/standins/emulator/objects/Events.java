package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.events.EventLog;
import dev.promirror.standins.emulator.events.Mail;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import java.util.List;
import java.util.Map;

/** Events of the last 30 days. */
final class Events {
  private static final String TABLE = "events";
  private static final Shape LIST =
      Shape.list()
          .may("type", Kind.TEXT)
          .may("types", Kind.list(Kind.TEXT))
          .may("delivery_success", Kind.BOOLEAN);

  Map<String, Route> routes() {
    return Map.of(
        "events.retrieve",
        Route.object(Shape.call(), Events::retrieve),
        "events.list",
        new Route(LIST, Events::list));
  }

  private static ObjectNode retrieve(Work work, Params params) {
    var event = work.need(TABLE, "event", params.id(), "id");
    if (!EventLog.reaches(work, event)) {
      throw StripeRefusal.noSuch("event", params.id(), "id");
    }
    return Mail.shown(work, event);
  }

  private static ObjectNode list(Work work, Params params) {
    List<String> types = params.texts("types");
    String type = params.text("type");
    if (types.size() > 20) {
      throw StripeRefusal.invalid("types", "You can give at most 20 types.");
    }
    if (type != null && !types.isEmpty()) {
      throw StripeRefusal.invalid("type", "You may only specify one of: type, types.");
    }
    var page =
        new Pages(TABLE, "event", "/v1/events")
            .page(
                work,
                params,
                event ->
                    EventLog.reaches(work, event)
                        && (type == null || matches(event, type))
                        && (types.isEmpty() || types.stream().anyMatch(t -> matches(event, t)))
                        && arrived(work, params, event));
    var data = Json.object().arrayNode();
    page.path("data").forEach(event -> data.add(Mail.shown(work, (ObjectNode) event)));
    return page.set("data", data);
  }

  private static boolean arrived(Work work, Params params, ObjectNode event) {
    return !params.has("delivery_success")
        || params.flag("delivery_success", true)
            == (Mail.pending(work, event.path("id").asText()) == 0);
  }

  private static boolean matches(ObjectNode event, String type) {
    String actual = event.path("type").asText();
    return type.endsWith("*")
        ? actual.startsWith(type.substring(0, type.length() - 1))
        : actual.equals(type);
  }
}
