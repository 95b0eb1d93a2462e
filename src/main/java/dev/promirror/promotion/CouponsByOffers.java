package dev.promirror.promotion;

import dev.promirror.catalog.OffersListener;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Has the coupons looked at again whose form at Stripe follows from what can be bought: which
 * products one is for, and how many months its billing periods are. Where nothing has changed for
 * one, nothing is written for it.
 */
@ApplicationScoped
class CouponsByOffers implements OffersListener {

  private static final String AGAIN =
      """
      with its as (
        select id from coupon
        where community_id = ?1 and archived_at is null
          and (duration = 'PERIODS' or cardinality(scope_offers) > 0)
          and not mirror_untouched and coalesce(mirror_drift, 'NOTED') = 'NOTED'
        order by id for update)
      update coupon c
      set mirrored_revision = least(mirrored_revision, revision - 1), mirror_looks = mirror_looks + 1,
          mirror_state = 'PENDING', mirror_reason = null, mirror_next_attempt = null
      from its where c.community_id = ?1 and c.id = its.id
      """;

  private final Regions regions;
  private final Changes changes;

  CouponsByOffers(Regions regions, Changes changes) {
    this.regions = regions;
    this.changes = changes;
  }

  @Override
  public void offersChanged(CommunityId community) {
    int some =
        regions
            .session(community)
            .createNativeMutationQuery(AGAIN)
            .setParameter(1, community.toString())
            .executeUpdate();
    if (some > 0) {
      changes.wanted(community);
    }
  }
}
