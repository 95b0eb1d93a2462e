package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Renderer;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Work;

/** Stores a changed object and tells what it was before. */
final class Changes {
  private Changes() {}

  /** Puts a row in the place of its former self; an event only if something shown changed. */
  static ObjectNode put(Work work, String table, String event, ObjectNode changed) {
    var former = work.edit(table, changed.path("id").asText());
    var before = Renderer.render(work, former);
    work.put(table, changed);
    var after = Renderer.render(work, changed);
    var previous = previous(before, after);
    if (!previous.isEmpty()) {
      work.emit(event, changed, previous);
    }
    return changed;
  }

  /** Former values of what differs; within hashes too, and null for what is new. */
  private static ObjectNode previous(ObjectNode before, ObjectNode after) {
    var previous = Json.object();
    after.forEachEntry(
        (name, value) -> {
          var former = before.get(name);
          if (former instanceof ObjectNode a && value instanceof ObjectNode b) {
            var inner = previous(a, b);
            if (!inner.isEmpty()) {
              previous.set(name, inner);
            }
          } else if (!value.equals(former)) {
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
}
