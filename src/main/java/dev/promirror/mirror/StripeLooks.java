package dev.promirror.mirror;

import dev.promirror.promotion.Drifts;
import dev.promirror.region.AccountWork;
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
import org.jspecify.annotations.Nullable;

/**
 * Coupons and promotion codes that seem to differ at Stripe: each is to be read alone, once however
 * often it is wanted. Works within a transaction.
 */
@ApplicationScoped
class StripeLooks {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final String WANT =
      """
      insert into stripe_look (community_id, kind, stripe_id, told_at)
      values (?1, ?2, ?3, cast(?4 as timestamptz))
      on conflict (community_id, kind, stripe_id) do update
      set told_at = greatest(stripe_look.told_at, excluded.told_at), due_at = clock_timestamp()
      """;
  private static final String FIRST =
      """
      select kind, stripe_id, told_at from stripe_look
      where community_id = ?1 and due_at <= clock_timestamp() order by due_at, stripe_id limit 1
      """;

  private final Regions regions;
  private final AccountWork work;
  private final Clock clock;

  StripeLooks(Regions regions, AccountWork work, Clock clock) {
    this.regions = regions;
    this.work = work;
    this.clock = clock;
  }

  /**
   * One to be read.
   *
   * @param toldAt when Stripe said that it changed; null if it didn't
   */
  record Look(Drifts.Kind kind, String stripeId, @Nullable Instant toldAt) {}

  void want(CommunityId community, Drifts.Kind kind, String stripeId, @Nullable Instant toldAt) {
    query(community, WANT)
        .setParameter(2, kind.name())
        .setParameter(3, stripeId)
        .setParameter(4, toldAt == null ? null : toldAt.toString())
        .executeUpdate();
    work.want(Comparing.KIND, community);
  }

  Optional<Look> first(CommunityId community) {
    return regions
        .session(community)
        .createNativeQuery(FIRST, Object[].class)
        .setParameter(1, community.toString())
        .getResultStream()
        .findFirst()
        .map(
            row ->
                new Look(Drifts.Kind.valueOf((String) row[0]), (String) row[1], (Instant) row[2]));
  }

  void done(CommunityId community, Look look) {
    change(
        "delete from stripe_look where community_id = ?1 and kind = ?2 and stripe_id = ?3",
        community,
        look);
  }

  /** Somebody writes to it just now: a little later. */
  void later(CommunityId community, Look look) {
    change(
        "update stripe_look set due_at = clock_timestamp() + interval '%d seconds'"
                .formatted(PAUSE.toSeconds())
            + " where community_id = ?1 and kind = ?2 and stripe_id = ?3",
        community,
        look);
    work.wakeAt(Comparing.KIND, community, clock.instant().plus(PAUSE));
  }

  private void change(String sql, CommunityId community, Look look) {
    query(community, sql)
        .setParameter(2, look.kind().name())
        .setParameter(3, look.stripeId())
        .executeUpdate();
  }

  /** Those of the communities, all of one region, that have something to be read. */
  Set<CommunityId> waiting(Collection<CommunityId> among) {
    return regions.in(
        among,
        () -> {
          Set<CommunityId> waiting = new HashSet<>();
          regions
              .session(among.iterator().next())
              .createNativeQuery(
                  "select distinct community_id from stripe_look where due_at <= clock_timestamp()",
                  String.class)
              .getResultList()
              .forEach(id -> waiting.add(CommunityId.of(id)));
          return waiting;
        });
  }

  private MutationQuery query(CommunityId community, String sql) {
    return regions
        .session(community)
        .createNativeMutationQuery(sql)
        .setParameter(1, community.toString());
  }
}
