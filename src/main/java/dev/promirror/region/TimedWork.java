package dev.promirror.region;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
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
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Recurring work of a region, run by one of its replicas at a time (db-scheduler on the region's
 * own database). It is never used as a wake-up: scheduling what is executing would be lost.
 */
@ApplicationScoped
class TimedWork {

  private static final Logger LOG = Logger.getLogger(TimedWork.class);

  private final ServedRegions served;
  private final DataSources dataSources;
  private final List<RecurringWork> recurring;
  private final Clock clock;
  private final List<Scheduler> schedulers = new ArrayList<>();

  TimedWork(
      ServedRegions served,
      DataSources dataSources,
      @All List<RecurringWork> recurring,
      Clock clock) {
    this.served = served;
    this.dataSources = dataSources;
    this.recurring = recurring;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    for (Region region : served.all()) {
      recurring.forEach(work -> work.run(region));
      List<RecurringTask<Void>> tasks = recurring.stream().map(work -> task(region, work)).toList();
      Scheduler scheduler =
          Scheduler.create(dataSources.of(region))
              .startTasks(tasks)
              .schedulerName(new SchedulerName.Fixed(region + "-" + UUID.randomUUID()))
              .executorService(Executors.newVirtualThreadPerTaskExecutor())
              .threads(2)
              .pollUsingLockAndFetch(0.5, 1.0)
              .pollingInterval(Duration.ofSeconds(5))
              .heartbeatInterval(Duration.ofSeconds(5))
              .missedHeartbeatsLimit(4)
              .shutdownMaxWait(Duration.ofSeconds(5))
              .clock(clock::instant)
              .build();
      scheduler.start();
      schedulers.add(scheduler);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    schedulers.forEach(Scheduler::stop);
  }

  private static RecurringTask<Void> task(Region region, RecurringWork work) {
    return Tasks.recurring(work.name(), FixedDelay.of(work.every()))
        .execute(
            (instance, context) -> {
              try {
                work.run(region);
              } catch (RuntimeException e) {
                LOG.errorf(
                    Telemetry.withoutMessages(e),
                    "recurring work failed: region=%s kind=%s",
                    region,
                    work.name());
              }
            });
  }
}
