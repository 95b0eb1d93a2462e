package dev.promirror.promotion;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** What alone a list of promo codes shows, as conditions of a query. */
@ApplicationScoped
class CodeFilters {

  private static final String FOR_OFFER =
      """
      select id from coupon where community_id = ?1
        and exists (select from offer where community_id = ?1 and id = ?2)
        and (scope = 'ALL' or (scope = 'ONLY' and ?2 = any (scope_offers))
          or (scope = 'EXCEPT' and not ?2 = any (scope_offers)))
      """;

  private final Regions regions;

  CodeFilters(Regions regions) {
    this.regions = regions;
  }

  /** Adds the filter's conditions and their parameters; works within a transaction. */
  void narrow(
      CommunityId community,
      PromoCodeQuery.Filter filter,
      StringBuilder where,
      Map<String, Object> parameters) {
    if (filter.coupon() != null) {
      where.append(" and couponId = :coupon");
      parameters.put("coupon", filter.coupon());
    }
    if (filter.state() != null) {
      where.append(" and state = :state");
      parameters.put("state", filter.state());
    }
    if (filter.channel() != null) {
      where.append(" and channel = :channel");
      parameters.put("channel", filter.channel());
    }
    if (filter.batch() != null) {
      where.append(" and batchId = :batch");
      parameters.put("batch", filter.batch());
    }
    if (filter.offer() != null) {
      where.append(" and couponId in :coupons");
      parameters.put("coupons", couponsFor(community, filter.offer()));
    }
  }

  private List<String> couponsFor(CommunityId community, String offer) {
    return regions
        .session(community)
        .createNativeQuery(FOR_OFFER, String.class)
        .setParameter(1, community.toString())
        .setParameter(2, offer)
        .getResultList();
  }
}
