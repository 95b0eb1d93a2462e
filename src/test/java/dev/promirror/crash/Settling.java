package dev.promirror.crash;

import dev.promirror.testing.TestWorld;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Waits until all is at rest, and lets time pass where nothing but time is missing. */
final class Settling {

  /** Milliseconds in which a world must come to rest: longer than the sweep for what was lost. */
  static final int LONGEST = 60_000;

  /** Longer than Stripe may take to carry out what it answered with a failure. */
  private static final String STRAGGLERS = "150 seconds";

  private static final int LOOK = 30;
  private static final int PATIENCE = 1_200;

  private Settling() {}

  /** What is still to be done after that time; null if all rests. */
  static @Nullable String settle(String community, Wire wire, int millis) {
    long end = System.currentTimeMillis() + millis;
    long stuck = System.currentTimeMillis() + PATIENCE;
    int rests = 0;
    while (true) {
      List<String> busy = busy(community);
      rests = busy.isEmpty() ? rests + 1 : 0;
      if (rests == 2) {
        return null;
      }
      long now = System.currentTimeMillis();
      if (now > end) {
        return String.join("; ", busy);
      }
      if (!busy.isEmpty() && wire.quiet()) {
        Ledger.waitNoLonger(community);
        if (now > stuck) {
          Ledger.age(community, STRAGGLERS);
          stuck = now + PATIENCE;
        }
      }
      Pause.millis(LOOK);
    }
  }

  /** What is still to be done, events on their way included; empty if nothing is. */
  static List<String> busy(String community) {
    List<String> busy = Ledger.busy(community);
    int pending = TestWorld.stripe().hooks().deliveries().path("pending").asInt();
    return busy.isEmpty() && pending > 0 ? List.of(pending + " events to be delivered") : busy;
  }
}
