package dev.promirror.testing;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits for a condition, as short as possible. */
public final class Await {

  private static final Duration LONGEST = Duration.ofSeconds(20);

  private Await() {}

  /**
   * Runs assertions until they pass.
   *
   * @throws AssertionError the last one, if they never do
   */
  public static void passes(Runnable assertions) {
    passes(LONGEST, assertions);
  }

  /** As above, but not for longer than given. */
  public static void passes(Duration longest, Runnable assertions) {
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      try {
        assertions.run();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        pause();
      }
    }
  }

  /** Waits until a value is there that fits. */
  public static <T> T until(Supplier<T> value, java.util.function.Predicate<T> fits) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      T now = value.get();
      if (fits.test(now)) {
        return now;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("waited for long, and it is still " + now);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
