package dev.promirror.stripe.limits;

import java.time.Duration;
import java.util.ArrayDeque;

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

  private final ArrayDeque<Run> runs = new ArrayDeque<>();
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

  /** Takes the earliest; when it may be used. */
  long take() {
    Run run = runs.getFirst();
    long at = run.next;
    run.next += run.gap;
    run.left--;
    if (run.left == 0) {
      runs.removeFirst();
    }
    return at;
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
      while (run.left > 0 && now - run.next > STALE) {
        run.next += run.gap;
        run.left--;
      }
      if (run.left > 0) {
        return;
      }
      runs.removeFirst();
    }
  }
}
