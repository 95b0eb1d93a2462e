package dev.promirror.region;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Forgets idempotency keys once they no longer count. */
@ApplicationScoped
class KeyPruning implements RecurringWork {

  private static final Duration KEPT = Duration.ofHours(25);
  private static final int AT_ONCE = 500;

  private final Regions regions;
  private final Directory directory;
  private final Clock clock;

  KeyPruning(Regions regions, Directory directory, Clock clock) {
    this.regions = regions;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "prune-idempotency-keys";
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
        () ->
            regions
                .session(region)
                .createNativeMutationQuery("delete from operator_key where created_at < ?1")
                .setParameter(1, before)
                .executeUpdate());
    List<CommunityId> some = directory.list(region, null, AT_ONCE);
    while (!some.isEmpty()) {
      prune(some, before);
      some = directory.list(region, some.getLast(), AT_ONCE);
    }
  }

  private void prune(List<CommunityId> communities, Instant before) {
    regions.in(
        communities,
        () ->
            regions
                .session(communities.getFirst())
                .createNativeMutationQuery("delete from idempotency_key where created_at < ?1")
                .setParameter(1, before)
                .executeUpdate());
  }
}
