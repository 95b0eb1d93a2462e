package dev.promirror.standins.emulator.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;
import org.jspecify.annotations.Nullable;

/** Makes Stripe's answer of a row: own members left out, computed ones set, ids expanded. */
public final class Renderer {
  private Renderer() {}

  /** An object as Stripe shows it. */
  public static ObjectNode render(Work work, ObjectNode row) {
    return render(work, row, Expansion.none());
  }

  /** An object as Stripe shows it, expanded. */
  public static ObjectNode render(Work work, ObjectNode row, Expansion expansion) {
    if (row.path("object").asText().equals("event")) {
      // Its data is a snapshot: what is computed stays as it was then.
      return row.deepCopy();
    }
    var shown = Json.object();
    row.forEachEntry(
        (name, value) -> {
          if (name.startsWith("~")) {
            var below = expansion.below(name.substring(1));
            // Where there is none, Stripe leaves it out.
            if (below != null && !value.isNull()) {
              var full = value instanceof ObjectNode object ? Filled.shown(work, object) : value;
              shown.set(name.substring(1), value(work, row, name.substring(1), full, below));
            }
          } else if (!name.startsWith("_")) {
            var below = expansion.below(name);
            if (below != null
                && below.ends()
                && Expandables.never(row.path("object").asText(), name)) {
              throw below.refused();
            }
            shown.set(name, value(work, row, name, value, below));
          }
        });
    for (String name : expansion.names()) {
      var below = expansion.below(name);
      if (below != null && !shown.has(name) && !row.has("~" + name)) {
        throw row.path("object").asText().equals("list") ? below.refusedInList() : below.refused();
      }
    }
    compute(work, row, shown);
    return shown;
  }

  private static JsonNode value(
      Work work, ObjectNode holder, String name, JsonNode value, @Nullable Expansion below) {
    if (value instanceof ObjectNode object) {
      var shown = Embedded.shown(holder, name, object);
      return render(work, shown, below == null ? Expansion.none() : below);
    }
    if (value instanceof ArrayNode array) {
      var shown = array.arrayNode();
      array.forEach(element -> shown.add(value(work, holder, name, element, below)));
      return shown;
    }
    if (below == null || value.isNull()) {
      return value;
    }
    String table = References.table(holder.path("object").asText(), name);
    if (table == null || !value.isTextual()) {
      throw below.refused();
    }
    var referred = work.get(table, value.textValue());
    if (referred != null && table.equals("customers") && referred.has("_deleted")) {
      return Json.object()
          .put("id", value.textValue())
          .put("object", "customer")
          .put("deleted", true);
    }
    return referred == null ? value : render(work, referred, below);
  }

  private static void compute(Work work, ObjectNode row, ObjectNode shown) {
    switch (row.path("object").asText()) {
      case "coupon" -> shown.put("valid", Validity.valid(work, row));
      case "subscription_item" -> Plans.follow(shown);
      case "promotion_code" -> shown.put("active", Validity.active(work, row));
      default -> {}
    }
  }
}
