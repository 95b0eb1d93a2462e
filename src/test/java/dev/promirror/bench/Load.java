package dev.promirror.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Does something over and over on many connections for some time. */
final class Load {

  static final int CONNECTIONS = 64;

  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration MEASURED = Duration.ofSeconds(5);

  private Load() {}

  /** One connection. */
  interface Connection extends AutoCloseable {
    void once() throws Exception;

    @Override
    default void close() throws IOException {}
  }

  /** Opens a connection, with whatever it sends made ready before the clock starts. */
  interface Opening {
    Connection open() throws Exception;
  }

  /**
   * @return how many were done per second, after warming up
   * @throws IllegalStateException if a connection failed
   */
  static double perSecond(Opening opening) throws Exception {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(opening.open());
    }
    LongAdder done = new LongAdder();
    List<Exception> failures = new ArrayList<>();
    long start = System.nanoTime() + WARM_UP.toNanos();
    long end = start + MEASURED.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (Connection connection : connections) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (connection) {
                      while (System.nanoTime() < end) {
                        connection.once();
                        long now = System.nanoTime();
                        if (now > start && now < end) {
                          done.increment();
                        }
                      }
                    } catch (Exception e) {
                      synchronized (failures) {
                        failures.add(e);
                      }
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(failures.size() + " connections failed", failures.getFirst());
    }
    return done.sum() / (double) MEASURED.toSeconds();
  }
}
