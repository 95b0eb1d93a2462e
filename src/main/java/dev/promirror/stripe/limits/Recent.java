package dev.promirror.stripe.limits;

import java.time.Duration;

/** How many calls came within a tenth of a second of late: so many will come in the next. */
final class Recent {

  private static final long WINDOW = Duration.ofMillis(100).toNanos();

  private long began;
  private int before;
  private int now;

  Recent(long began) {
    this.began = began;
  }

  void count(long at) {
    turn(at);
    now++;
  }

  int calls(long at) {
    turn(at);
    return Math.max(before, now);
  }

  private void turn(long at) {
    long passed = at - began;
    if (passed >= WINDOW) {
      before = passed < 2 * WINDOW ? now : 0;
      now = 0;
      began = at;
    }
  }
}
