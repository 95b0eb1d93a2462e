package dev.promirror.promotion;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What is at Stripe and can't be shown here as it is; and what was deleted there before it was
 * known, so that late news of it is none. Works within a transaction.
 */
@ApplicationScoped
public class Unadopted {

  private static final String NOTE =
      """
      insert into unadopted (community_id, kind, stripe_id, label, why, seen_at)
      values (?1, ?2, ?3, ?4, ?5, ?6)
      on conflict (community_id, kind, stripe_id)
      do update set label = excluded.label, why = excluded.why, seen_at = excluded.seen_at
      """;
  private static final String FORGET =
      """
      delete from unadopted
      where community_id = ?1 and kind = ?2 and stripe_id = any (?3) and why <> 'GONE'
      """;
  private static final String GONE =
      """
      select stripe_id from unadopted
      where community_id = ?1 and kind = ?2 and stripe_id = any (?3) and why = 'GONE'
      """;
  private static final String LIST =
      """
      select kind, stripe_id, label, why, seen_at from unadopted
      where community_id = ?1 and why <> 'GONE' order by kind, label, stripe_id
      """;

  private final Regions regions;
  private final Clock clock;

  Unadopted(Regions regions, Clock clock) {
    this.regions = regions;
    this.clock = clock;
  }

  /** What it is at Stripe. */
  public enum Kind {
    COUPON,
    CODE
  }

  /**
   * Something at Stripe that isn't shown as a coupon or code.
   *
   * @param label its name or text
   */
  public record Entry(Kind kind, String stripeId, String label, Unsayable why, Instant seenAt) {}

  /** It can't be shown here. */
  public void note(CommunityId community, Kind kind, String stripeId, String label, Unsayable why) {
    regions
        .session(community)
        .createNativeMutationQuery(NOTE)
        .setParameter(1, community.toString())
        .setParameter(2, kind.name())
        .setParameter(3, stripeId)
        .setParameter(4, label)
        .setParameter(5, why.name())
        .setParameter(6, clock.instant())
        .executeUpdate();
  }

  /** These can be shown by now. */
  public void forget(CommunityId community, Kind kind, Collection<String> stripeIds) {
    regions
        .session(community)
        .createNativeMutationQuery(FORGET)
        .setParameter(1, community.toString())
        .setParameter(2, kind.name())
        .setParameter(3, stripeIds.toArray(String[]::new))
        .executeUpdate();
  }

  /** Those of these that were deleted before they were known. */
  public Set<String> gone(CommunityId community, Kind kind, Collection<String> stripeIds) {
    return Set.copyOf(
        regions
            .session(community)
            .createNativeQuery(GONE, String.class)
            .setParameter(1, community.toString())
            .setParameter(2, kind.name())
            .setParameter(3, stripeIds.toArray(String[]::new))
            .getResultList());
  }

  /** What can't be shown, at most so many. */
  public List<Entry> list(CommunityId community, int most) {
    return regions.in(
        community,
        () ->
            regions
                .session(community)
                .createNativeQuery(LIST, Object[].class)
                .setParameter(1, community.toString())
                .setMaxResults(most)
                .getResultStream()
                .map(
                    row ->
                        new Entry(
                            Kind.valueOf((String) row[0]),
                            (String) row[1],
                            (String) row[2],
                            Unsayable.valueOf((String) row[3]),
                            (Instant) row[4]))
                .toList());
  }
}
