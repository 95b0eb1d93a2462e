package dev.promirror.stripe.limits;

import java.time.Duration;

/** How often storage is asked: at once while that is seldom, else in company. */
final class Statements {

  private static final long GAP = Duration.ofMillis(10).toNanos();
  private static final int AT_ONCE = 20;

  private boolean any;
  private long next;

  /** How long the next one has to wait, in nanoseconds; 0 or less not at all. */
  long pause(long now) {
    return any ? next - AT_ONCE * GAP - now : 0;
  }

  void made(long now) {
    next = (any ? Math.max(next, now) : now) + GAP;
    any = true;
  }
}
