package dev.promirror.standins.emulator.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Params;

/** What lists are narrowed by. */
final class Filters {
  private Filters() {}

  /** Whether a row has what a call gives under these names; one not given narrows nothing. */
  static boolean same(Params params, ObjectNode row, String... names) {
    for (String name : names) {
      if (params.has(name) && !row.path(name).asText().equals(params.text(name))) {
        return false;
      }
    }
    return true;
  }
}
