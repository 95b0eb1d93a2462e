package dev.promirror.catalog;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hibernate.query.MutationQuery;

/**
 * Readings of all prices of an account: the first as soon as it is ready, then once a day, or when
 * asked for. A run goes on where it stopped. Works within a transaction.
 */
@ApplicationScoped
class ImportRuns {

  /** Events tell what changes; a run finds what they didn't. */
  static final Duration EVERY = Duration.ofDays(1);

  private static final String WANT =
      """
      insert into offer_import (community_id, wanted) values (?1, true)
      on conflict (community_id) do update set wanted = true
      """;
  private static final String BEGIN =
      """
      insert into offer_import (community_id, wanted, began_at) values (?1, false, clock_timestamp())
      on conflict (community_id)
      do update set wanted = false, began_at = clock_timestamp(), after_price = null
      where offer_import.began_at is null
        and (offer_import.wanted or offer_import.finished_at is null
             or offer_import.finished_at <= ?2)
      """;
  private static final String UNDER_WAY =
      """
      select coalesce(after_price, ''), began_at, clock_timestamp() from offer_import
      where community_id = ?1 and began_at is not null
      """;
  private static final String FRESH =
      """
      select community_id from offer_import
      where not wanted and began_at is null and finished_at > ?1
      """;

  private final Regions regions;
  private final Clock clock;

  ImportRuns(Regions regions, Clock clock) {
    this.regions = regions;
    this.clock = clock;
  }

  /** Asks for a run, after the one under way if there is one. */
  void want(CommunityId community) {
    query(community, WANT).executeUpdate();
  }

  /** The next page to be read; empty if no run is due. */
  Optional<Look.NextPage> next(CommunityId community) {
    query(community, BEGIN).setParameter(2, clock.instant().minus(EVERY)).executeUpdate();
    return regions
        .session(community)
        .createNativeQuery(UNDER_WAY, Object[].class)
        .setParameter(1, community.toString())
        .getResultStream()
        .findFirst()
        .map(row -> new Look.NextPage((String) row[0], (Instant) row[1], (Instant) row[2]));
  }

  /** The run goes on after this price. */
  void reached(CommunityId community, String price) {
    query(community, "update offer_import set after_price = ?2 where community_id = ?1")
        .setParameter(2, price)
        .executeUpdate();
  }

  /** The run begins again: what it would go on after is gone. */
  void restart(CommunityId community) {
    query(community, "update offer_import set after_price = null where community_id = ?1")
        .executeUpdate();
  }

  /** Every page was read. */
  void finished(CommunityId community) {
    query(
            community,
            "update offer_import set began_at = null, after_price = null, finished_at = ?2"
                + " where community_id = ?1")
        .setParameter(2, clock.instant())
        .executeUpdate();
  }

  /** Whether every page was read once. */
  boolean hasFinished(CommunityId community) {
    return !regions
        .session(community)
        .createNativeQuery(
            "select 1 from offer_import where community_id = ?1 and finished_at is not null",
            Integer.class)
        .setParameter(1, community.toString())
        .getResultList()
        .isEmpty();
  }

  /** Those of the communities, all of one region, for which no run is due. */
  Set<CommunityId> fresh(Collection<CommunityId> among) {
    return regions.in(
        among,
        () -> {
          Set<CommunityId> fresh = new HashSet<>();
          regions
              .session(among.iterator().next())
              .createNativeQuery(FRESH, String.class)
              .setParameter(1, clock.instant().minus(EVERY))
              .getResultList()
              .forEach(id -> fresh.add(CommunityId.of(id)));
          return fresh;
        });
  }

  private MutationQuery query(CommunityId community, String sql) {
    return regions
        .session(community)
        .createNativeMutationQuery(sql)
        .setParameter(1, community.toString());
  }
}
