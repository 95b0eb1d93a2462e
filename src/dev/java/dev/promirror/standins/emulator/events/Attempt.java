package dev.promirror.standins.emulator.events;

import java.time.Duration;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** One try to deliver, not before its time (of {@link System#nanoTime}). */
record Attempt(String delivery, int number, long notBefore) implements Delayed {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  static Attempt first(String delivery) {
    return new Attempt(delivery, 1, System.nanoTime());
  }

  /** The next try: half a second later, then twice as long each time, at most 15 s. */
  Attempt next() {
    long delay = Math.min(FIRST.toNanos() << Math.min(number - 1, 5), LONGEST.toNanos());
    return new Attempt(delivery, number + 1, System.nanoTime() + delay);
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(notBefore - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }
}
