package dev.promirror.mirror;

import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How fast writes follow each other in one account. Nothing but the answer to the one before holds
 * a write back, so that is measured, with all planning, reading and committing in between, as a
 * moving average over this gateway's accounts.
 */
@ApplicationScoped
class Pace {

  /** Taken for one write's time until others are known. */
  private static final Duration FIRST = Duration.ofMillis(500);

  /** The last so many writes make the average. */
  private static final int REMEMBERED = 50;

  private final Map<CommunityId, Long> laps = new ConcurrentHashMap<>();
  private long nanos = FIRST.toNanos();
  private int seen = 1;

  /** Writing begins, without a pause until it ends. */
  void begin(CommunityId community) {
    laps.put(community, System.nanoTime());
  }

  void end(CommunityId community) {
    laps.remove(community);
  }

  /** A write was made and noted. */
  void wrote(CommunityId community) {
    long now = System.nanoTime();
    Long last = laps.replace(community, now);
    if (last != null) {
      took(now - last);
    }
  }

  private synchronized void took(long time) {
    seen = Math.min(seen + 1, REMEMBERED);
    nanos += (time - nanos) / seen;
  }

  /** The time so many writes take. */
  synchronized Duration of(long writes) {
    return Duration.ofNanos(nanos * writes);
  }
}
