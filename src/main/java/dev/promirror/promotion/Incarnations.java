package dev.promirror.promotion;

import static java.util.Objects.requireNonNull;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Stripe has of the community's coupons and promo codes. Works within a transaction. */
@ApplicationScoped
public class Incarnations {

  private static final String OF_CODES =
      """
      select promo_code_id, number, stripe_id, active, times_redeemed, retired_at,
             terms, details, stripe_coupon, max_redemptions, switched, aside, made_for
      from promo_code_incarnation where community_id = ?1
      """;
  private static final String OF_COUPONS =
      """
      select coupon_id, number, stripe_id, true, times_redeemed, retired_at,
             terms, details, cast(null as text), cast(null as bigint), cast(null as boolean), false,
             made_for
      from coupon_incarnation where community_id = ?1
      """;
  private static final String USED =
      """
      select i.stripe_coupon, bool_or(c.mirrored_revision < c.revision)
      from promo_code_incarnation i
      join promo_code c on c.community_id = i.community_id and c.id = i.promo_code_id
      where i.community_id = ?1 and i.retired_at is null and i.stripe_coupon = any (?2)
        and (i.active or c.mirrored_revision < c.revision)
      group by i.stripe_coupon
      """;

  private final Regions regions;

  Incarnations(Regions regions) {
    this.regions = regions;
  }

  /** The incarnations of these promo codes. */
  public List<Incarnation> ofCodes(CommunityId community, Collection<String> ids) {
    return some(community, OF_CODES, "promo_code_id", ids);
  }

  /** The incarnations of these coupons. */
  public List<Incarnation> ofCoupons(CommunityId community, Collection<String> ids) {
    return some(community, OF_COUPONS, "coupon_id", ids);
  }

  /** The incarnation of a promo code that has this Stripe id. */
  public Optional<Incarnation> codeByStripeId(CommunityId community, String stripeId) {
    return some(community, OF_CODES, "stripe_id", List.of(stripeId)).stream().findFirst();
  }

  /** The incarnations of promo codes that have these Stripe ids. */
  public List<Incarnation> codesByStripeIds(CommunityId community, Collection<String> stripeIds) {
    return some(community, OF_CODES, "stripe_id", stripeIds);
  }

  /** The incarnations of coupons that have these Stripe ids. */
  public List<Incarnation> couponsByStripeIds(CommunityId community, Collection<String> stripeIds) {
    return some(community, OF_COUPONS, "stripe_id", stripeIds);
  }

  /** Those of these promotion codes of which something newer than this is known. */
  public Set<String> codesSeenSince(
      CommunityId community, Collection<String> stripeIds, Instant began) {
    return seenSince(community, "promo_code_incarnation", stripeIds, began);
  }

  /** Those of these coupons of which something newer than this is known. */
  public Set<String> couponsSeenSince(
      CommunityId community, Collection<String> stripeIds, Instant began) {
    return seenSince(community, "coupon_incarnation", stripeIds, began);
  }

  private Set<String> seenSince(
      CommunityId community, String table, Collection<String> stripeIds, Instant began) {
    return Set.copyOf(
        regions
            .session(community)
            .createNativeQuery(
                "select stripe_id from "
                    + table
                    + " where community_id = ?1 and stripe_id = any (?2) and seen_at >= ?3",
                String.class)
            .setParameter(1, community.toString())
            .setParameter(2, stripeIds.toArray(String[]::new))
            .setParameter(3, began)
            .getResultList());
  }

  /** Current coupons at Stripe that nothing was seen of since, some of them. */
  public List<String> couponsUnseenSince(CommunityId community, Instant began) {
    return regions
        .session(community)
        .createNativeQuery(
            "select stripe_id from coupon_incarnation"
                + " where community_id = ?1 and retired_at is null and seen_at < ?2"
                + " order by stripe_id limit 1000",
            String.class)
        .setParameter(1, community.toString())
        .setParameter(2, began)
        .getResultList();
  }

  /** The incarnation of a coupon that has this Stripe id. */
  public Optional<Incarnation> couponByStripeId(CommunityId community, String stripeId) {
    return some(community, OF_COUPONS, "stripe_id", List.of(stripeId)).stream().findFirst();
  }

  /**
   * Which of these coupons at Stripe have current promotion codes that are active or not settled.
   *
   * @return by the coupon's Stripe id, whether one of those codes isn't settled
   */
  public Map<String, Boolean> used(CommunityId community, Collection<String> stripeCoupons) {
    Map<String, Boolean> used = new HashMap<>();
    if (!stripeCoupons.isEmpty()) {
      regions
          .session(community)
          .createNativeQuery(USED, Object[].class)
          .setParameter(1, community.toString())
          .setParameter(2, stripeCoupons.toArray(String[]::new))
          .getResultStream()
          .forEach(row -> used.put((String) row[0], (Boolean) row[1]));
    }
    return used;
  }

  private List<Incarnation> some(
      CommunityId community, String select, String column, Collection<String> values) {
    if (values.isEmpty()) {
      return List.of();
    }
    return regions
        .session(community)
        .createNativeQuery(
            select + " and " + column + " = any (?2) order by number", Object[].class)
        .setParameter(1, community.toString())
        .setParameter(2, values.toArray(String[]::new))
        .getResultStream()
        .map(Incarnations::incarnation)
        .toList();
  }

  private static Incarnation incarnation(@Nullable Object[] row) {
    return new Incarnation(
        (String) requireNonNull(row[0]),
        ((Number) requireNonNull(row[1])).intValue(),
        (String) requireNonNull(row[2]),
        (Boolean) requireNonNull(row[3]),
        ((Number) requireNonNull(row[4])).longValue(),
        (Instant) row[5],
        new Incarnation.Built(
            (String) row[6],
            (String) row[7],
            (String) row[8],
            row[9] == null ? null : ((Number) row[9]).longValue(),
            (Boolean) row[10],
            (Boolean) requireNonNull(row[11]),
            row[12] == null ? null : ((Number) row[12]).longValue()));
  }
}
