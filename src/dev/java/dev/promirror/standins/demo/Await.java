package dev.promirror.standins.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what happens by itself. */
final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Await() {}

  /**
   * Waits until it holds.
   *
   * @throws IllegalStateException after a minute
   */
  static void that(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Waited a minute for " + what + ", in vain.");
      }
      pause();
    }
  }

  /**
   * Waits until the value is there and isn't null.
   *
   * @throws IllegalStateException after a minute
   */
  static JsonNode of(String what, Supplier<JsonNode> value) {
    that(what, () -> value.get() != null && !value.get().isNull());
    return value.get();
  }

  static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
