package dev.promirror.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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

  /** What a connection does until it is done. */
  private interface Work {
    void on(Connection connection) throws Exception;
  }

  /**
   * @return how many were done per second, after warming up
   * @throws IllegalStateException if a connection failed
   */
  static double perSecond(Opening opening) throws Exception {
    LongAdder done = new LongAdder();
    List<Connection> connections = open(opening);
    long start = System.nanoTime() + WARM_UP.toNanos();
    long end = start + MEASURED.toNanos();
    run(
        connections,
        connection -> {
          while (System.nanoTime() < end) {
            connection.once();
            long now = System.nanoTime();
            if (now > start && now < end) {
              done.increment();
            }
          }
        });
    return done.sum() / (double) MEASURED.toSeconds();
  }

  /**
   * Does it so many times, as fast as it goes.
   *
   * @throws IllegalStateException if a connection failed
   */
  static void times(long times, Opening opening) throws Exception {
    AtomicLong left = new AtomicLong(times);
    run(
        open(opening),
        connection -> {
          while (left.getAndDecrement() > 0) {
            connection.once();
          }
        });
  }

  private static List<Connection> open(Opening opening) throws Exception {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(opening.open());
    }
    return connections;
  }

  private static void run(List<Connection> connections, Work work) throws InterruptedException {
    List<Exception> failures = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (Connection connection : connections) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (connection) {
                      work.on(connection);
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
  }
}
