package dev.promirror.standins.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults to come; the first that meets a call is used up by it, then chance has its turn. */
public final class Faults {
  private final List<Fault> faults = new ArrayList<>();
  private @Nullable RandomFaults random;

  /** Adds one. */
  public synchronized void add(Fault fault) {
    faults.add(fault);
  }

  /** Adds faults by chance, in the place of those before. */
  public synchronized void add(RandomFaults faults) {
    random = faults;
  }

  /** All that are still to come. */
  public synchronized List<Fault> list() {
    return List.copyOf(faults);
  }

  /** What chance has done so far; empty when it has no part. */
  public synchronized ObjectNode chance() {
    return random == null ? Json.object() : random.report();
  }

  /** Forgets all. */
  public synchronized void clear() {
    faults.clear();
    random = null;
  }

  /** Leaves nothing to chance. */
  public synchronized void clearRandom() {
    random = null;
  }

  synchronized @Nullable Fault take(String method, String path, String scope) {
    for (int i = 0; i < faults.size(); i++) {
      var fault = faults.get(i);
      if (fault.meets(method, path, scope)) {
        if (fault.times() > 1) {
          faults.set(i, fault.once());
        } else {
          faults.remove(i);
        }
        return fault;
      }
    }
    return random == null ? null : random.roll(method, path, scope);
  }
}
