package dev.promirror.standins.emulator.store;

import java.util.EnumSet;
import java.util.Set;

/** Which way each {@link Fact} is taken at the moment. */
public final class Facts {
  private final Set<Fact> atStart;
  private volatile Set<Fact> otherwise;

  /** Takes these facts the other way, the rest as usual. */
  public Facts(Set<Fact> otherwise) {
    this.atStart = Set.copyOf(otherwise);
    this.otherwise = atStart;
  }

  /** Whether a fact is as it is said; false once it is switched to the other way. */
  public boolean hold(Fact fact) {
    return !otherwise.contains(fact);
  }

  /** Takes a fact as it is said, or the other way. */
  public synchronized void take(Fact fact, boolean holds) {
    var changed = EnumSet.noneOf(Fact.class);
    changed.addAll(otherwise);
    if (holds) {
      changed.remove(fact);
    } else {
      changed.add(fact);
    }
    otherwise = Set.copyOf(changed);
  }

  /** Takes every fact as at the start. */
  public synchronized void reset() {
    otherwise = atStart;
  }
}
