package dev.promirror.region;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wakes communities that have something to do although nobody said so. */
@ApplicationScoped
class Sweep implements RecurringWork {

  private static final int AT_ONCE = 500;

  private final Regions regions;
  private final Directory directory;
  private final AccountWork work;
  private final List<AccountWorker> workers;

  Sweep(Regions regions, Directory directory, AccountWork work, @All List<AccountWorker> workers) {
    this.regions = regions;
    this.directory = directory;
    this.work = work;
    this.workers = workers;
  }

  @Override
  public String name() {
    return "sweep";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(30);
  }

  @Override
  public void run(Region region) {
    CommunityId after = null;
    do {
      after = sweep(region, after);
    } while (after != null);
  }

  private @Nullable CommunityId sweep(Region region, @Nullable CommunityId after) {
    List<CommunityId> some = directory.list(region, after, AT_ONCE);
    if (some.isEmpty()) {
      return null;
    }
    regions.in(
        some,
        () -> {
          for (AccountWorker worker : workers) {
            worker.dirty(some).forEach(community -> work.want(worker.kind(), community));
          }
          return true;
        });
    return some.size() < AT_ONCE ? null : some.getLast();
  }
}
