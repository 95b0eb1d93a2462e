package dev.promirror.standins.emulator.events;

import java.time.Duration;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** One try to deliver, not before its time; times are of {@link System#nanoTime}. */
record Attempt(String delivery, int number, long since, long notBefore) implements Delayed {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofDays(3);

  /** The first try, so many milliseconds from now. */
  static Attempt first(String delivery, long millis) {
    long now = System.nanoTime();
    return new Attempt(delivery, 1, now, now + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** The next try: half a second later, then twice as long each time, at most 15 s. */
  Attempt next() {
    long delay = Math.min(FIRST.toNanos() << Math.min(number - 1, 5), LONGEST.toNanos());
    return new Attempt(delivery, number + 1, since, System.nanoTime() + delay);
  }

  /** Whether it was tried for three days, after which Stripe gives up. */
  boolean isLast() {
    return System.nanoTime() - since > PATIENCE.toNanos();
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(notBefore - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.signum(notBefore - ((Attempt) other).notBefore);
  }
}
