package dev.promirror.region;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cell's communities and whose each connected account is: what must be known before a
 * community's rows may be looked at. It knows no person and no amount.
 */
@ApplicationScoped
public class Directory {

  private final Regions regions;
  private final Clock clock;

  Directory(Regions regions, Clock clock) {
    this.regions = regions;
    this.clock = clock;
  }

  /** Enters a new community; part of the surrounding transaction. */
  public void enter(CommunityId community) {
    regions
        .session(community)
        .createNativeMutationQuery(
            "insert into directory (community_id, created_at) values (?1, ?2)")
        .setParameter(1, community.toString())
        .setParameter(2, clock.instant())
        .executeUpdate();
  }

  /** Says whose a connected account is; part of the surrounding transaction. */
  public void route(CommunityId community, String stripeAccount) {
    regions
        .session(community)
        .createNativeMutationQuery(
            "update directory set stripe_account = ?2 where community_id = ?1")
        .setParameter(1, community.toString())
        .setParameter(2, stripeAccount)
        .executeUpdate();
  }

  /** The community a connected account belongs to, if it is one of this region's. */
  public Optional<CommunityId> owner(Region region, String stripeAccount) {
    return regions.cell(
        region,
        () ->
            regions
                .session(region)
                .createNativeQuery(
                    "select community_id from directory where stripe_account = ?1", String.class)
                .setParameter(1, stripeAccount)
                .getResultStream()
                .findFirst()
                .map(CommunityId::of));
  }

  /** Communities of the region in the order of their ids, from after the given one. */
  public List<CommunityId> list(Region region, @Nullable CommunityId after, int limit) {
    return regions.cell(
        region,
        () ->
            regions
                .session(region)
                .createNativeQuery(
                    "select community_id from directory where community_id > ?1 order by community_id",
                    String.class)
                .setParameter(1, after == null ? "" : after.toString())
                .setMaxResults(limit)
                .getResultStream()
                .map(CommunityId::of)
                .toList());
  }
}
