package dev.promirror.promotion.bulk;

import dev.promirror.region.AccountWorker;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Lease;
import dev.promirror.region.Outcome;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Works off batches, the oldest first, some codes a transaction. */
@ApplicationScoped
class BulkWorker implements AccountWorker {

  static final String KIND = "bulk";

  private static final Duration SLICE = Duration.ofSeconds(5);

  private final Regions regions;
  private final CodeBatches batches;
  private final Making making;
  private final Cancelling cancelling;

  BulkWorker(Regions regions, CodeBatches batches, Making making, Cancelling cancelling) {
    this.regions = regions;
    this.batches = batches;
    this.making = making;
    this.cancelling = cancelling;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<CommunityId> dirty(Collection<CommunityId> communities) {
    return batches.dirty(communities);
  }

  @Override
  public Outcome work(Lease lease) {
    long end = System.nanoTime() + SLICE.toNanos();
    while (some(lease)) {
      if (System.nanoTime() >= end) {
        return new Outcome.More();
      }
    }
    return new Outcome.Done();
  }

  /** Whether there was something to do. */
  private boolean some(Lease lease) {
    CommunityId community = lease.community();
    return regions.in(
        community,
        () -> {
          lease.confirm();
          Optional<CodeBatches.Work> next = batches.underWay(community);
          next.ifPresent(
              work -> {
                switch (work.state()) {
                  case MAKING -> making.some(community, work.batch(), work.firstCode());
                  case CANCELLING -> cancelling.some(community, work.batch());
                  case MADE, CANCELLED, STOPPED -> throw new IllegalStateException("no work");
                }
              });
          return next.isPresent();
        });
  }
}
