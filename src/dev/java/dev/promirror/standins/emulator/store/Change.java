package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A row stored or, with no row, removed; as the journal keeps it. */
record Change(String scope, String table, String id, @Nullable Row row) {
  static Change of(ObjectNode json) {
    var row =
        json.get("o") instanceof ObjectNode object
            ? new Row(json.path("p").asLong(), object)
            : null;
    String table = json.path("t").asText();
    if (row != null && Row.isSeldomRead(table)) {
      row.pack();
    }
    return new Change(json.path("s").asText(), table, json.path("i").asText(), row);
  }
}
