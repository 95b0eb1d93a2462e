package dev.promirror.catalog;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Objects to be read again at Stripe, each once however often it is wanted; within a transaction.
 */
@ApplicationScoped
class Looks {

  private static final String WANT =
      """
      insert into offer_look (community_id, kind, stripe_id) values (?1, ?2, ?3)
      on conflict (community_id, kind, stripe_id)
      do update set wanted = offer_look.wanted + 1, wanted_at = clock_timestamp(), tried = 0
      """;
  private static final String FIRST =
      """
      select kind, stripe_id, wanted, tried, clock_timestamp() from offer_look
      where community_id = ?1 order by tried, kind, stripe_id limit 1
      """;

  private final Regions regions;

  Looks(Regions regions) {
    this.regions = regions;
  }

  void want(CommunityId community, Look.Kind kind, String stripeId) {
    regions
        .session(community)
        .createNativeMutationQuery(WANT)
        .setParameter(1, community.toString())
        .setParameter(2, kind.name())
        .setParameter(3, stripeId)
        .executeUpdate();
  }

  Optional<Look.Again> first(CommunityId community) {
    return regions
        .session(community)
        .createNativeQuery(FIRST, Object[].class)
        .setParameter(1, community.toString())
        .getResultStream()
        .findFirst()
        .map(
            row ->
                new Look.Again(
                    Look.Kind.valueOf((String) row[0]),
                    (String) row[1],
                    ((Number) row[2]).longValue(),
                    ((Number) row[3]).intValue(),
                    (Instant) row[4]));
  }

  /** Has been read; one that was wanted once more meanwhile stays. */
  void done(CommunityId community, Look.Again look) {
    change(
        "delete from offer_look"
            + " where community_id = ?1 and kind = ?2 and stripe_id = ?3 and wanted = ?4",
        community,
        look);
  }

  /** All has been read since this time: what was wanted before it is done. */
  void doneBefore(CommunityId community, Instant began) {
    regions
        .session(community)
        .createNativeMutationQuery(
            "delete from offer_look where community_id = ?1 and wanted_at < ?2")
        .setParameter(1, community.toString())
        .setParameter(2, began)
        .executeUpdate();
  }

  /** Couldn't be read: others come first. */
  void failed(CommunityId community, Look.Again look) {
    change(
        "update offer_look set tried = tried + 1"
            + " where community_id = ?1 and kind = ?2 and stripe_id = ?3 and wanted = ?4",
        community,
        look);
  }

  private void change(String sql, CommunityId community, Look.Again look) {
    regions
        .session(community)
        .createNativeMutationQuery(sql)
        .setParameter(1, community.toString())
        .setParameter(2, look.kind().name())
        .setParameter(3, look.stripeId())
        .setParameter(4, look.wanted())
        .executeUpdate();
  }

  /** Those of the communities, all of one region, that have something to be read again. */
  Set<CommunityId> waiting(Collection<CommunityId> among) {
    return regions.in(
        among,
        () -> {
          Set<CommunityId> waiting = new HashSet<>();
          regions
              .session(among.iterator().next())
              .createNativeQuery("select distinct community_id from offer_look", String.class)
              .getResultList()
              .forEach(id -> waiting.add(CommunityId.of(id)));
          return waiting;
        });
  }
}
