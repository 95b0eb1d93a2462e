package dev.promirror.webhook;

import dev.promirror.region.AccountWork;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Directory;
import dev.promirror.region.GroupCommit;
import dev.promirror.region.Region;
import dev.promirror.region.Regions;
import dev.promirror.region.ServedRegions;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps verified events raw until they are applied. What it has accepted is committed; many events
 * share one commit. An event is kept once, however often it comes.
 */
@ApplicationScoped
public class Inbox {

  private static final int WRITERS = 2;
  private static final int BATCH = 256;
  private static final int KNOWN_ACCOUNTS = 100_000;

  private final Regions regions;
  private final Directory directory;
  private final AccountWork work;
  private final InboxRows rows;
  private final Clock clock;
  private final Map<Region, GroupCommit<Routed>> writers = new EnumMap<>(Region.class);

  /**
   * Whose an account is never changes, so it is asked once; by region, for another region's account
   * is a stranger's.
   */
  private final Map<Heard, CommunityId> owners = new ConcurrentHashMap<>();

  Inbox(
      Regions regions,
      Directory directory,
      AccountWork work,
      InboxRows rows,
      ServedRegions served,
      Clock clock) {
    this.regions = regions;
    this.directory = directory;
    this.work = work;
    this.rows = rows;
    this.clock = clock;
    for (Region region : served.all()) {
      writers.put(region, new GroupCommit<>("inbox-" + region, WRITERS, BATCH, this::write));
    }
  }

  private record Heard(Region region, String account) {}

  /** An event and whose it is. */
  record Routed(CommunityId community, ReceivedEvent event) {}

  void stop(@Observes ShutdownEvent event) {
    writers.values().forEach(GroupCommit::close);
  }

  /**
   * Keeps an event about a connected account. If the account isn't this region's, only that there
   * was one is kept.
   *
   * @return whether it was kept
   */
  boolean accept(Region region, ReceivedEvent event) {
    String account = event.header().account();
    if (account == null) {
      return false;
    }
    Optional<CommunityId> owner = owner(region, account);
    if (owner.isEmpty()) {
      regions.cell(region, () -> rows.waits(region, account, event.header(), clock.instant()));
      return false;
    }
    Objects.requireNonNull(writers.get(region)).commit(new Routed(owner.get(), event));
    return true;
  }

  /** Keeps that there was an event about the platform itself. */
  void acceptForPlatform(Region region, ReceivedEvent event) {
    regions.cell(region, () -> rows.ofPlatform(region, event.header(), clock.instant()));
  }

  private Optional<CommunityId> owner(Region region, String account) {
    Heard heard = new Heard(region, account);
    CommunityId known = owners.get(heard);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<CommunityId> found = directory.owner(region, account);
    if (owners.size() < KNOWN_ACCOUNTS) {
      found.ifPresent(owner -> owners.put(heard, owner));
    }
    return found;
  }

  private void write(List<Routed> batch) {
    Set<CommunityId> communities = new TreeSet<>();
    List<Routed> sorted = new ArrayList<>(batch);
    batch.forEach(routed -> communities.add(routed.community()));
    // Replicas that insert the same rows in different orders would deadlock.
    sorted.sort(
        java.util.Comparator.comparing(Routed::community)
            .thenComparing(routed -> routed.event().header().id()));
    regions.in(
        communities,
        () -> {
          rows.insert(sorted, clock.instant());
          communities.forEach(community -> work.want(InboxWorker.KIND, community));
          return true;
        });
  }
}
