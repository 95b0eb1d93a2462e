package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A stored object. Never changed in place; a change stores another row with the same position.
 *
 * @param position where it stands in its table's order of creation
 * @param object members beginning with {@code _} are the emulator's own, with {@code ~} appear only
 *     when expanded; {@code _due} is when (seconds since 1970) time must look at the row
 */
public record Row(long position, ObjectNode object) {
  /** The id. */
  public String id() {
    return object.path("id").asText();
  }
}
