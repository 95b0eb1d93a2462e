package dev.promirror.stripe.limits;

import dev.promirror.platform.Unavailable;
import dev.promirror.region.Region;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.Urgency;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One region's limiter in this replica. A call asks to be let go and waits its turn; while any
 * waits, one thread asks storage for all of them together. Storage that can't be reached fails
 * every call: nothing goes uncounted.
 */
public final class Limits {

  /** No call waits longer for its turn. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final Region region;
  private final Ceilings ceilings;
  private final RateRows rows;
  private final Complaints complaints;
  private final MeterRegistry metrics;
  private final Timer reservations;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Book book;
  private final Statements statements = new Statements();
  private boolean serving;

  Limits(Region region, Ceilings ceilings, RateRows rows, MeterRegistry metrics) {
    this.region = region;
    this.ceilings = ceilings;
    this.rows = rows;
    this.complaints = new Complaints(region, ceilings.sideBySide(), rows, metrics);
    this.metrics = metrics;
    this.reservations = metrics.timer("promirror.stripe.reservations", "region", region.code());
    this.book = new Book(ceilings, System.nanoTime());
  }

  /** Leave to make one call, until it is closed. */
  public interface Leave extends AutoCloseable {
    /** The call is over. */
    @Override
    void close();
  }

  /**
   * Waits until a call may be made.
   *
   * @param most how long to wait at most; never longer than {@link #LONGEST_WAIT}
   * @throws StripeFailure.NotSent if it would have to wait longer
   * @throws Unavailable if storage can't be reached
   */
  public Leave await(Lane lane, Urgency urgency, Duration most) {
    long start = System.nanoTime();
    Duration wait = most.compareTo(LONGEST_WAIT) < 0 ? most : LONGEST_WAIT;
    Demand demand =
        new Demand(
            lane,
            urgency,
            ceilings.scopes(lane),
            start + wait.toNanos(),
            new CompletableFuture<>());
    enter(demand, start);
    try {
      long at = demand.at().get(wait.toNanos(), TimeUnit.NANOSECONDS);
      long left = at - System.nanoTime();
      if (left > 0) {
        TimeUnit.NANOSECONDS.sleep(left);
      }
      waited(urgency, System.nanoTime() - start);
      return () -> leave(lane);
    } catch (TimeoutException e) {
      giveUp(demand);
      throw refused();
    } catch (InterruptedException e) {
      giveUp(demand);
      Thread.currentThread().interrupt();
      throw refused();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StripeFailure.NotSent) {
        throw refused();
      }
      // Whatever it was, nothing was sent.
      throw e.getCause() instanceof Unavailable failure
          ? failure
          : new Unavailable("calls to Stripe can't be counted", e);
    }
  }

  /**
   * Stripe answered 429: what its reason names is slowed down, for all replicas. A lock that
   * couldn't be had says nothing about rates: the account is asked less at once.
   *
   * @param reason {@code Stripe-Rate-Limited-Reason}, or empty if there was none
   * @return the reason, one of those documented or {@code lock_timeout}; others as a rate
   */
  public String throttled(Lane lane, String reason) {
    return complaints.heard(lane, reason);
  }

  private void enter(Demand demand, long now) {
    lock.lock();
    try {
      book.add(demand, now);
      book.settle(now);
      if (demand.at().isDone()) {
        return;
      }
      if (serving) {
        changed.signal();
      } else {
        serving = true;
        Thread.ofVirtual().name("call-limits-" + region).start(this::serve);
      }
    } finally {
      lock.unlock();
    }
  }

  private void leave(Lane lane) {
    lock.lock();
    try {
      book.ended(lane);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** It may have been let go just now. */
  private void giveUp(Demand demand) {
    lock.lock();
    try {
      if (!book.giveUp(demand) && !demand.at().isCompletedExceptionally()) {
        book.ended(demand.lane());
      }
    } finally {
      lock.unlock();
    }
  }

  private StripeFailure.NotSent refused() {
    metrics.counter("promirror.stripe.held.back", "region", region.code()).increment();
    return StripeFailure.NotSent.byOurLimit();
  }

  private void waited(Urgency urgency, long nanos) {
    String kind = urgency.name().toLowerCase(Locale.ROOT);
    metrics
        .timer("promirror.stripe.wait", "region", region.code(), "kind", kind)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Runs while anybody waits. */
  private void serve() {
    try {
      List<Ask> asks = next();
      while (!asks.isEmpty()) {
        long start = System.nanoTime();
        List<Grant> grants = rows.take(region, asks, ceilings.bulkPercent());
        reservations.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        note(asks, grants);
        asks = next();
      }
    } catch (InterruptedException e) {
      stop(StripeFailure.NotSent.byOurLimit());
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      stop(e);
    } catch (Error e) {
      stop(new IllegalStateException(e));
      throw e;
    }
  }

  private void note(List<Ask> asks, List<Grant> grants) {
    lock.lock();
    try {
      book.granted(asks, grants, System.nanoTime());
    } finally {
      lock.unlock();
    }
  }

  private void stop(RuntimeException failure) {
    lock.lock();
    try {
      serving = false;
      book.fail(failure);
    } finally {
      lock.unlock();
    }
  }

  /** What to ask for next; empty when nobody waits any more. */
  private List<Ask> next() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        long now = System.nanoTime();
        book.settle(now);
        if (book.empty()) {
          serving = false;
          return List.of();
        }
        Book.Round round = book.round(now);
        long pause = round.asks().isEmpty() ? round.again() - now : statements.pause(now);
        if (pause <= 0) {
          statements.made(now);
          return round.asks();
        }
        changed.awaitNanos(pause);
      }
    } finally {
      lock.unlock();
    }
  }
}
