package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Kind;
import dev.promirror.standins.emulator.params.Params;
import dev.promirror.standins.emulator.params.Shape;
import dev.promirror.standins.emulator.params.StripeRefusal;
import dev.promirror.standins.emulator.render.Pages;
import dev.promirror.standins.emulator.store.Work;
import java.util.List;
import java.util.Map;

/** Events of the last 30 days. */
final class Events {
  private static final String TABLE = "events";
  private static final long REACH_SECONDS = 30L * 24 * 3600;
  private static final Shape LIST =
      Shape.list().may("type", Kind.TEXT).may("types", Kind.list(Kind.TEXT));

  Map<String, Route> routes() {
    return Map.of(
        "events.retrieve",
        Route.object(Shape.call(), Events::retrieve),
        "events.list",
        new Route(LIST, Events::list));
  }

  private static ObjectNode retrieve(Work work, Params params) {
    var event = work.need(TABLE, "event", params.id(), "id");
    if (!reaches(work, event)) {
      throw StripeRefusal.noSuch("event", params.id(), "id");
    }
    return event;
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
    return new Pages(TABLE, "event", "/v1/events")
        .page(
            work,
            params,
            event ->
                reaches(work, event)
                    && (type == null || matches(event, type))
                    && (types.isEmpty() || types.stream().anyMatch(t -> matches(event, t))));
  }

  private static boolean reaches(Work work, ObjectNode event) {
    return event.path("created").asLong() > work.now() - REACH_SECONDS;
  }

  private static boolean matches(ObjectNode event, String type) {
    String actual = event.path("type").asText();
    return type.endsWith("*")
        ? actual.startsWith(type.substring(0, type.length() - 1))
        : actual.equals(type);
  }
}
