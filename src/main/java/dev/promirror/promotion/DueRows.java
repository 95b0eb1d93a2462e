package dev.promirror.promotion;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Coupons and codes whose stored state may not follow from facts and the clock any more, locked to
 * be settled: coupons before codes, each in the order of their ids. Works within a transaction.
 */
@ApplicationScoped
class DueRows {

  private static final String DUE =
      " where communityId = ?1 and stateUntil is not null and stateUntil <= ?2 order by id";
  private static final String NEXT =
      """
      select least(
        (select min(state_until) from coupon where community_id = ?1 and state_until is not null),
        (select min(state_until) from promo_code where community_id = ?1 and state_until is not null))
      """;
  private static final String AMONG =
      """
      select community_id from coupon where unsettled_from is not null or state_until <= ?1
      union select community_id from promo_code where state_until <= ?1
      """;

  private final Regions regions;

  DueRows(Regions regions) {
    this.regions = regions;
  }

  List<Coupon> coupons(CommunityId community, Instant now, int most) {
    return regions
        .session(community)
        .createQuery("from Coupon" + DUE, Coupon.class)
        .setParameter(1, community)
        .setParameter(2, now)
        .setMaxResults(most)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  List<PromoCode> codes(CommunityId community, Instant now, int most) {
    return regions
        .session(community)
        .createQuery("from PromoCode" + DUE, PromoCode.class)
        .setParameter(1, community)
        .setParameter(2, now)
        .setMaxResults(most)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  List<Coupon> coupons(CommunityId community, Collection<String> ids) {
    return regions
        .session(community)
        .createQuery("from Coupon where communityId = ?1 and id in ?2 order by id", Coupon.class)
        .setParameter(1, community)
        .setParameter(2, ids)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  List<PromoCode> codes(CommunityId community, Collection<String> ids) {
    return regions
        .session(community)
        .createQuery(
            "from PromoCode where communityId = ?1 and id in ?2 order by id", PromoCode.class)
        .setParameter(1, community)
        .setParameter(2, ids)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** A coupon whose codes don't all follow from it yet. */
  Optional<Coupon> unsettled(CommunityId community) {
    return regions
        .session(community)
        .createQuery(
            "from Coupon where communityId = ?1 and unsettledFrom is not null order by id",
            Coupon.class)
        .setParameter(1, community)
        .setMaxResults(1)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  List<PromoCode> codesFrom(CommunityId community, String coupon, String after, int most) {
    return regions
        .session(community)
        .createQuery(
            "from PromoCode where communityId = ?1 and couponId = ?2 and id > ?3 order by id",
            PromoCode.class)
        .setParameter(1, community)
        .setParameter(2, coupon)
        .setParameter(3, after)
        .setMaxResults(most)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** When time changes a state next. */
  Optional<Instant> next(CommunityId community) {
    return regions
        .session(community)
        .createNativeQuery(NEXT, Instant.class)
        .setParameter(1, community.toString())
        .getResultStream()
        // One row, empty if nothing is due ever.
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Those of the transaction's communities that have something due. */
  Set<CommunityId> among(Collection<CommunityId> communities, Instant now) {
    Set<CommunityId> due = new HashSet<>();
    regions
        .session(communities.iterator().next())
        .createNativeQuery(AMONG, String.class)
        .setParameter(1, now)
        .getResultList()
        .forEach(id -> due.add(CommunityId.of(id)));
    return due;
  }
}
