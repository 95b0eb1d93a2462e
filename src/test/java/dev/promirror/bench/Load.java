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
  private static final Duration BURST = Duration.ofSeconds(2);
  private static final int LEAST_BURSTS = 3;
  private static final int MOST_BURSTS = 6;

  /** A rate less than this much above the best so far is not rising any more. */
  private static final double RISING = 1.03;

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
    return perSecond(opening, WARM_UP, MEASURED);
  }

  private static double perSecond(Opening opening, Duration before, Duration measured)
      throws Exception {
    LongAdder done = new LongAdder();
    List<Connection> connections = open(opening);
    long start = System.nanoTime() + before.toNanos();
    long end = start + measured.toNanos();
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
    return done.sum() / (double) measured.toSeconds();
  }

  /**
   * Does all of these in turn, each as long as the others, until none gets faster, so that what is
   * compared is equally warm; at most six turns of two seconds each.
   *
   * @throws IllegalStateException if a connection failed
   */
  static void warmUp(Opening... openings) throws Exception {
    double[] best = new double[openings.length];
    boolean rising = true;
    for (int burst = 0; burst < MOST_BURSTS && (rising || burst < LEAST_BURSTS); burst++) {
      rising = false;
      for (int i = 0; i < openings.length; i++) {
        double rate = perSecond(openings[i], Duration.ZERO, BURST);
        rising |= rises(rate, best[i]);
        best[i] = Math.max(best[i], rate);
      }
    }
  }

  /** Whether a rate is above the best one so far by more than chance. */
  static boolean rises(double rate, double best) {
    return rate > best * RISING;
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
