package dev.promirror.webhook;

import dev.promirror.region.RecurringWork;
import dev.promirror.region.Region;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Forgets what was heard about the platform and about accounts that never became ours. */
@ApplicationScoped
class OldNews implements RecurringWork {

  /** As far as Stripe's list of events reaches back. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final List<String> STATEMENTS =
      List.of(
          "delete from waiting_event where received_at < ?1",
          "delete from platform_event where received_at < ?1");

  private final Regions regions;
  private final Clock clock;

  OldNews(Regions regions, Clock clock) {
    this.regions = regions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "forget-old-news";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run(Region region) {
    Instant before = clock.instant().minus(KEPT);
    regions.cell(
        region,
        () -> {
          for (String statement : STATEMENTS) {
            regions
                .session(region)
                .createNativeMutationQuery(statement)
                .setParameter(1, before)
                .executeUpdate();
          }
          return true;
        });
  }
}
