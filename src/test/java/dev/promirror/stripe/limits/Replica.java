package dev.promirror.stripe.limits;

import dev.promirror.region.Region;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.Urgency;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A gateway's limiter, and callers that make calls through it for as long as they are told. */
final class Replica {

  final Limits limits;
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  Replica(RateRows rows, Ceilings ceilings) {
    limits = new Limits(Region.GL, ceilings, rows, metrics);
  }

  /** Statements so far. */
  long statements() {
    return metrics.get("promirror.stripe.reservations").timer().count();
  }

  /**
   * Calls made side by side, when each began ({@link System#nanoTime()}), and how many couldn't.
   */
  static final class Work {
    final ConcurrentLinkedQueue<Long> made = new ConcurrentLinkedQueue<>();
    final AtomicInteger heldBack = new AtomicInteger();
    private final List<Thread> callers = new ArrayList<>();

    void join() throws InterruptedException {
      for (Thread caller : callers) {
        caller.join();
      }
    }
  }

  /** Lets so many callers call once, then on and on for a time, each call taking so long. */
  Work work(Work work, Lane lane, Urgency urgency, int callers, Duration call, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (int i = 0; i < callers; i++) {
      work.callers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    do {
                      try (Limits.Leave _ = limits.await(lane, urgency, Limits.LONGEST_WAIT)) {
                        work.made.add(System.nanoTime());
                        Thread.sleep(call);
                      } catch (StripeFailure.NotSent e) {
                        work.heldBack.incrementAndGet();
                      } catch (InterruptedException e) {
                        return;
                      }
                    } while (System.nanoTime() < end);
                  }));
    }
    return work;
  }

  /** The most calls that began within any second. */
  static int busiestSecond(Iterable<Long> times) {
    List<Long> sorted = new ArrayList<>();
    times.forEach(sorted::add);
    sorted.sort(null);
    int from = 0;
    int most = 0;
    for (int to = 0; to < sorted.size(); to++) {
      while (sorted.get(to) - sorted.get(from) >= Duration.ofSeconds(1).toNanos()) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }
}
