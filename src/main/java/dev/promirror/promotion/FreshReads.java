package dev.promirror.promotion;

import dev.promirror.platform.Unavailable;
import dev.promirror.promotion.rules.Person;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.GroupCommit;
import dev.promirror.region.PersonHash;
import dev.promirror.region.Region;
import dev.promirror.region.Regions;
import dev.promirror.region.ServedRegions;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is read from storage for every inquiry: the community's revision, which says whether what is
 * remembered still holds, and what the person has used. All inquiries of a region that wait share
 * one transaction, which begins after each of them did; so each sees whatever was committed before
 * it, by any replica.
 */
@ApplicationScoped
class FreshReads {

  private static final int MOST = 256;

  /** Next to what a request takes under load; with one at a time there is none. */
  private static final Duration PAUSE = Duration.ofMillis(2);

  private final Regions regions;
  private final Changes changes;
  private final MemberLists lists;
  private final Instance<Uses> uses;
  private final PersonHash hash;
  private final Map<Region, GroupCommit<Asked>> readers = new EnumMap<>(Region.class);

  FreshReads(
      Regions regions,
      Changes changes,
      MemberLists lists,
      Instance<Uses> uses,
      PersonHash hash,
      ServedRegions served) {
    this.regions = regions;
    this.changes = changes;
    this.lists = lists;
    this.uses = uses;
    this.hash = hash;
    for (Region region : served.all()) {
      readers.put(region, new GroupCommit<>("validations-" + region, 1, MOST, PAUSE, this::read));
    }
  }

  /**
   * What was read.
   *
   * @param revision the community's
   * @param figures nobody's if nobody was asked about
   * @param lists the member lists the person is on
   */
  record Fresh(long revision, Uses.PersonFigures figures, Set<String> lists) {}

  private static final class Asked {
    private final CommunityId community;
    private final @Nullable Person person;
    private volatile @Nullable Fresh fresh;

    private Asked(CommunityId community, @Nullable Person person) {
      this.community = community;
      this.person = person;
    }
  }

  void stop(@Observes ShutdownEvent event) {
    readers.values().forEach(GroupCommit::close);
  }

  /**
   * Reads. No transaction is open.
   *
   * @throws Unavailable if the region's database can't be reached
   */
  Fresh of(CommunityId community, @Nullable Person person) {
    Asked asked = new Asked(community, person);
    Objects.requireNonNull(readers.get(community.region()), "a region served").commit(asked);
    return Objects.requireNonNull(asked.fresh);
  }

  private void read(List<Asked> all) {
    Set<CommunityId> communities = new HashSet<>();
    Buyers people = new Buyers(hash);
    for (Asked asked : all) {
      communities.add(asked.community);
      if (asked.person != null) {
        people.add(asked.community, asked.person);
      }
    }
    regions.in(
        communities,
        () -> {
          // First, so that all else is as new or newer.
          Map<String, Long> revisions = changes.revisions(communities);
          answer(all, revisions, figures(people), people.isEmpty() ? List.of() : lists.on(people));
          return true;
        });
  }

  private List<Uses.PersonFigures> figures(Buyers people) {
    return people.isEmpty() || !uses.isResolvable() ? List.of() : uses.get().ofPeople(people);
  }

  private static void answer(
      List<Asked> all,
      Map<String, Long> revisions,
      List<Uses.PersonFigures> figures,
      List<Set<String>> lists) {
    int place = 0;
    for (Asked asked : all) {
      long revision = revisions.getOrDefault(asked.community.toString(), 0L);
      if (asked.person == null) {
        asked.fresh = new Fresh(revision, Uses.PersonFigures.NONE, Set.of());
      } else {
        asked.fresh =
            new Fresh(
                revision,
                figures.isEmpty() ? Uses.PersonFigures.NONE : figures.get(place),
                lists.get(place));
        place++;
      }
    }
  }
}
