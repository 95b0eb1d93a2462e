package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Records that something happened to an object. */
@FunctionalInterface
public interface Emitter {
  /** Records an event; {@code previous} holds the former values of changed members, or is null. */
  void emit(Work work, String type, ObjectNode object, @Nullable ObjectNode previous);
}
