package dev.promirror.standins.emulator.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;

/** Stores a changed object and tells what it was before. */
public final class Updates {
  private Updates() {}

  /** Puts a row in the place of its former self; an event only if something shown changed. */
  public static ObjectNode put(Work work, String table, String event, ObjectNode changed) {
    var previous = put(work, table, changed);
    if (!previous.isEmpty()) {
      work.emit(event, changed, previous);
    }
    return changed;
  }

  /** Puts a row in the place of its former self and returns the former values of what differs. */
  public static ObjectNode put(Work work, String table, ObjectNode changed) {
    var former = work.edit(table, changed.path("id").asText());
    var before = Renderer.render(work, former);
    work.put(table, changed);
    return previous(before, Renderer.render(work, changed));
  }

  /** Tells of a stored object that it was otherwise before, if anything shown changed. */
  public static void tell(
      Work work, String table, String event, ObjectNode shownBefore, String id) {
    var row = work.edit(table, id);
    var previous = previous(shownBefore, Renderer.render(work, row));
    if (!previous.isEmpty()) {
      work.emit(event, row, previous);
    }
  }

  /** Former values of what differs; within hashes too, and null for what is new. */
  public static ObjectNode previous(ObjectNode before, ObjectNode after) {
    var previous = Json.object();
    after.forEachEntry(
        (name, value) -> {
          var former = before.get(name);
          if (former instanceof ObjectNode a && value instanceof ObjectNode b) {
            var inner = previous(a, b);
            if (!inner.isEmpty()) {
              previous.set(name, inner);
            }
          } else if (former == null || !former.equals(Updates::compare, value)) {
            previous.set(name, former);
          }
        });
    before.forEachEntry(
        (name, value) -> {
          if (!after.has(name)) {
            previous.set(name, value);
          }
        });
    return previous;
  }

  /** Whole numbers are the same however wide they are kept. */
  private static int compare(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue());
    }
    return a.equals(b) ? 0 : 1;
  }
}
