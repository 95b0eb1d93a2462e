package dev.promirror.standins.emulator.calls;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults to come; the first that meets a call is used up by it. */
public final class Faults {
  private final List<Fault> faults = new ArrayList<>();

  /** Adds one. */
  public synchronized void add(Fault fault) {
    faults.add(fault);
  }

  /** All that are still to come. */
  public synchronized List<Fault> list() {
    return List.copyOf(faults);
  }

  /** Forgets all. */
  public synchronized void clear() {
    faults.clear();
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
    return null;
  }
}
