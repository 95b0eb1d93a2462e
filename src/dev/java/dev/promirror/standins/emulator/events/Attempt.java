package dev.promirror.standins.emulator.events;

import java.time.Duration;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * One try to deliver, not before its time; times are of {@link System#nanoTime}.
 *
 * @param number counted from 1; 0 lets go what a window holds
 * @param generation of the world it belongs to
 */
record Attempt(String delivery, int number, int generation, long since, long notBefore)
    implements Delayed {
  /** A try, so many milliseconds from now. */
  static Attempt of(String delivery, int number, int generation, long millis) {
    long now = System.nanoTime();
    return new Attempt(
        delivery, number, generation, now, now + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** The end, so many seconds from now, of a window that has not filled. */
  static Attempt letGo(String delivery, int generation, long seconds) {
    return of(delivery, 0, generation, Duration.ofSeconds(seconds).toMillis());
  }

  boolean letsGo() {
    return number == 0;
  }

  /** The next try, as {@link Retries#QUICK} has it. */
  Attempt next() {
    long pause = Retries.QUICK.pause(number).toNanos();
    return new Attempt(delivery, number + 1, generation, since, System.nanoTime() + pause);
  }

  /** Whether it was tried for three days of this process, after which Stripe gives up. */
  boolean isLast() {
    return System.nanoTime() - since > Retries.PATIENCE.toNanos();
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
