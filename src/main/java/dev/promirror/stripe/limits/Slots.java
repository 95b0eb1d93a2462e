package dev.promirror.stripe.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls one bucket has given a replica for one urgency, by {@link System#nanoTime()}. What
 * isn't taken soon after its time is lost, or a pause would be followed by a burst.
 */
final class Slots {

  private static final long STALE = Duration.ofMillis(50).toNanos();

  /** No replica holds more than so much time's worth of a bucket. */
  private static final long CHUNK = Duration.ofMillis(100).toNanos();

  private static final class Run {
    private final long gap;
    private long next;
    private int left;

    Run(long next, long gap, int left) {
      this.next = next;
      this.gap = gap;
      this.left = left;
    }
  }

  private final List<Run> runs = new ArrayList<>();
  private long gap;
  private long freeAt;

  /**
   * @param gap nanoseconds between two calls, as long as the bucket hasn't said
   * @param now when the bucket is first thought of
   */
  Slots(long gap, long now) {
    this.gap = gap;
    this.freeAt = now;
  }

  void add(Grant.Run given, long now) {
    gap = given.gap();
    freeAt = now + given.first() + given.calls() * gap;
    if (given.calls() > 0) {
      runs.add(new Run(now + given.first(), gap, given.calls()));
    }
  }

  /** How many can still be taken. */
  int left(long now) {
    drop(now);
    int left = 0;
    for (Run run : runs) {
      left += run.left;
    }
    return left;
  }

  boolean any(long now) {
    drop(now);
    return !runs.isEmpty();
  }

  /** When the earliest may be used. */
  long first() {
    return runs.getFirst().next;
  }

  /**
   * Takes the first that may be used at a time or later, else the last: what is used long after its
   * time makes a burst, and what is left may suit another.
   */
  long take(long wanted) {
    for (int i = 0; ; i++) {
      Run run = runs.get(i);
      boolean last = i == runs.size() - 1;
      long skipped = Math.max(0, Math.ceilDiv(wanted - run.next, run.gap));
      if (skipped >= run.left && !last) {
        continue;
      }
      int before = (int) Math.min(skipped, run.left - 1);
      long at = run.next + before * run.gap;
      int after = run.left - before - 1;
      run.left = before;
      if (after > 0) {
        runs.add(i + 1, new Run(at + run.gap, run.gap, after));
      }
      if (before == 0) {
        runs.remove(i);
      }
      return at;
    }
  }

  /** When the bucket may have another, as far as is known here. */
  long freeAt() {
    return freeAt;
  }

  /** How many to hold at most. */
  int most() {
    return (int) Math.max(1, CHUNK / gap);
  }

  private void drop(long now) {
    while (!runs.isEmpty()) {
      Run run = runs.getFirst();
      long stale = Math.max(0, Math.ceilDiv(now - STALE - run.next, run.gap));
      if (stale < run.left) {
        run.next += stale * run.gap;
        run.left -= (int) stale;
        return;
      }
      runs.removeFirst();
    }
  }
}
