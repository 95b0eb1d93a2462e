package dev.promirror.region;

import dev.promirror.platform.Telemetry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Gives account work to its workers: per served region a dispatcher that leases what is due and a
 * bounded number of slices side by side. One bad account only ever delays itself.
 */
@ApplicationScoped
class WorkRunner {

  private static final Logger LOG = Logger.getLogger(WorkRunner.class);

  /** Slices mostly wait for Stripe; some that hang must not keep others from their turn. */
  private static final int SLICES = 48;

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration STOP = Duration.ofSeconds(12);

  /** Outlives a slice of 5 s and the longest call that may begin at its end. */
  private static final Duration LEASE = Duration.ofSeconds(20);

  private final AccountWork work;
  private final WakeUps wakeUps;
  private final ServedRegions served;
  private final Map<String, AccountWorker> workers;
  private final List<Thread> dispatchers = new ArrayList<>();
  private final Semaphore running = new Semaphore(SLICES * Region.values().length);
  private final Clock clock;
  private volatile boolean stopping;

  WorkRunner(
      AccountWork work,
      WakeUps wakeUps,
      ServedRegions served,
      @All List<AccountWorker> workers,
      Clock clock) {
    this.work = work;
    this.wakeUps = wakeUps;
    this.served = served;
    this.clock = clock;
    this.workers =
        workers.stream().collect(Collectors.toMap(AccountWorker::kind, Function.identity()));
  }

  void start(@Observes StartupEvent event) {
    for (Region region : served.all()) {
      dispatchers.add(
          Thread.ofVirtual().name("account-work-" + region).start(() -> dispatch(region)));
    }
  }

  /** Takes nothing new; slices under way finish, and what they leave is released or runs out. */
  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    served.all().forEach(wakeUps::ring);
    try {
      for (Thread dispatcher : dispatchers) {
        dispatcher.join(STOP);
      }
      int all = SLICES * Region.values().length;
      if (!running.tryAcquire(all, STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("stopped with slices under way; their leases run out by themselves");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void dispatch(Region region) {
    Semaphore slots = new Semaphore(SLICES);
    while (!stopping) {
      try {
        slots.acquire();
        Optional<Lease> lease = next(region);
        if (lease.isEmpty()) {
          slots.release();
          wakeUps.await(region, LOOK);
          continue;
        }
        running.acquire();
        Thread.ofVirtual()
            .name("slice-" + lease.get().kind())
            .start(
                () -> {
                  try {
                    run(lease.get());
                  } finally {
                    running.release();
                    slots.release();
                  }
                });
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Optional<Lease> next(Region region) {
    try {
      work.wake(region, clock.instant());
      return work.lease(region, workers.keySet(), LEASE);
    } catch (RuntimeException e) {
      LOG.warnf("no work can be taken: region=%s reason=%s", region, e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private void run(Lease lease) {
    AccountWorker worker = java.util.Objects.requireNonNull(workers.get(lease.kind()));
    Outcome outcome;
    try {
      outcome = worker.work(lease);
    } catch (LeaseLost e) {
      LOG.infof("lost a lease: community=%s kind=%s", lease.community(), lease.kind());
      return;
    } catch (RuntimeException e) {
      LOG.errorf(
          Telemetry.withoutMessages(e),
          "slice failed: community=%s kind=%s",
          lease.community(),
          lease.kind());
      outcome = new Outcome.Later(delay(lease.failures()), e.getClass().getSimpleName());
    }
    try {
      work.release(lease, outcome);
    } catch (RuntimeException e) {
      LOG.warnf(
          "a lease runs out instead of being released: community=%s kind=%s reason=%s",
          lease.community(), lease.kind(), e.getClass().getSimpleName());
    }
    if (!(outcome instanceof Outcome.Later)) {
      wakeUps.ring(lease.community().region());
    }
  }

  /** Doubling from half a second, so that a passing fault costs little and a lasting one too. */
  static Duration delay(int failures) {
    Duration delay = Duration.ofMillis(500L << Math.min(failures, 10));
    return delay.compareTo(LONGEST_WAIT) < 0 ? delay : LONGEST_WAIT;
  }
}
