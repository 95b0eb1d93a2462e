package dev.promirror.webhook;

import dev.promirror.region.RecurringWork;
import dev.promirror.region.Region;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Keeps the inbox's days standing ahead of time and lets old ones go. */
@ApplicationScoped
class InboxPartitions implements RecurringWork {

  private final Regions regions;
  private final Clock clock;

  InboxPartitions(Regions regions, Clock clock) {
    this.regions = regions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "inbox-partitions";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run(Region region) {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    regions.cell(
        region,
        () ->
            regions
                .session(region)
                .createNativeQuery(
                    "select keep_inbox_partitions(?1, ?2, ?3) is null", Boolean.class)
                .setParameter(1, today)
                .setParameter(2, InboxRows.DAYS_BACK)
                .setParameter(3, InboxRows.DAYS_AHEAD)
                .getSingleResult());
  }
}
