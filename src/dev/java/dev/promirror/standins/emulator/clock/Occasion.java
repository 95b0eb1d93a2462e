package dev.promirror.standins.emulator.clock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Work;

/** What happens to a row when its time comes. */
@FunctionalInterface
public interface Occasion {
  /** Acts on a row (a copy) whose {@code _due} has come, which {@code work.now()} equals. */
  void happen(Work work, ObjectNode row);
}
