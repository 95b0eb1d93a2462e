package dev.promirror.promotion;

import dev.promirror.promotion.Authored.Named;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Start;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hibernate.query.NativeQuery;

/**
 * The unarchived codes that have a coupon in any of their steps, asked what an edit of the coupon
 * would do to them. However many there are, a few are named. Works within a transaction.
 */
@ApplicationScoped
class CodesOfCoupon {

  /** How many are named; one more says that there are others. */
  static final int NAMED = 5;

  private static final String ITS =
      """
      from promo_code p where p.community_id = ?1 and p.archived_at is null
        and (p.coupon_id = ?2
          or (jsonb_array_length(p.steps) > 1
            and p.steps @> jsonb_build_array(jsonb_build_object('coupon', cast(?2 as text)))))
      """;
  private static final String ABOVE =
      """
       and exists (
        select 1 from jsonb_array_elements(p.steps) step
        where step ->> 'coupon' = ?2 and cast(step ->> 'uses' as bigint) > ?3)
      """;
  private static final String UNACKNOWLEDGED =
      " and p.door = 'EVERYWHERE' and not p.acknowledged @> cast(?3 as text[])";

  private final Regions regions;

  CodesOfCoupon(Regions regions) {
    this.regions = regions;
  }

  /** Whether more codes than this have the coupon now. */
  boolean areMoreThan(CommunityId community, String coupon, int count) {
    return regions.in(
            community,
            () ->
                regions
                    .session(community)
                    .createNativeQuery(
                        "select 1 from promo_code where community_id = ?1 and coupon_id = ?2"
                            + " and archived_at is null",
                        Integer.class)
                    .setParameter(1, community.toString())
                    .setParameter(2, coupon)
                    .setMaxResults(count + 1)
                    .getResultList()
                    .size())
        > count;
  }

  /** How many there are. */
  long count(CommunityId community, String coupon) {
    return regions
        .session(community)
        .createNativeQuery("select count(*) " + ITS, Long.class)
        .setParameter(1, community.toString())
        .setParameter(2, coupon)
        .getSingleResult();
  }

  /** Those with more uses of the coupon than it will have. */
  List<Named> above(CommunityId community, String coupon, long limit) {
    return named(some(community, coupon, ABOVE).setParameter(3, limit));
  }

  /** Those that end after it will end. */
  List<Named> endingAfter(CommunityId community, String coupon, Deadline end) {
    return named(some(community, coupon, " and p.expires_at > ?3").setParameter(3, end.at()));
  }

  /** Those that will never be usable, since one begins when the other has ended. */
  List<Named> never(CommunityId community, String coupon, CouponTerms terms) {
    Start starts = terms.starts();
    Deadline ends = terms.redeemBy();
    return named(
        some(community, coupon, " and (p.expires_at <= ?3 or p.starts_at >= ?4)")
            .setParameter(3, starts == null ? Instant.EPOCH : starts.at())
            .setParameter(4, ends == null ? Instant.parse("9999-12-31T00:00:00Z") : ends.at()));
  }

  /** Those that can be typed anywhere. */
  List<Named> everywhere(CommunityId community, String coupon) {
    return named(some(community, coupon, " and p.door = 'EVERYWHERE'"));
  }

  /** Those that can be typed anywhere and for which some of these rules isn't acknowledged. */
  List<Named> unacknowledged(CommunityId community, String coupon, Set<String> rules) {
    return named(
        some(community, coupon, UNACKNOWLEDGED).setParameter(3, rules.toArray(String[]::new)));
  }

  /** Those that have let their text go, being finished. */
  List<PromoCode> finished(CommunityId community, String coupon) {
    return regions
        .session(community)
        .createNativeQuery(
            "select p.* " + ITS + " and p.finished_at is not null order by p.id", PromoCode.class)
        .setParameter(1, community.toString())
        .setParameter(2, coupon)
        .getResultList();
  }

  private NativeQuery<Object[]> some(CommunityId community, String coupon, String which) {
    return regions
        .session(community)
        .createNativeQuery(
            "select p.id, p.code " + ITS + which + " order by p.id limit " + (NAMED + 1),
            Object[].class)
        .setParameter(1, community.toString())
        .setParameter(2, coupon);
  }

  private static List<Named> named(NativeQuery<Object[]> query) {
    Collection<Object[]> rows = query.getResultList();
    return rows.stream().map(row -> new Named((String) row[0], (String) row[1])).toList();
  }
}
