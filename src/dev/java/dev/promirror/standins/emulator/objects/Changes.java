package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Updates;
import dev.promirror.standins.emulator.store.Work;

/** Stores a changed object and tells what it was before. */
final class Changes {
  private Changes() {}

  /** Puts a row in the place of its former self; an event only if something shown changed. */
  static ObjectNode put(Work work, String table, String event, ObjectNode changed) {
    return Updates.put(work, table, event, changed);
  }
}
