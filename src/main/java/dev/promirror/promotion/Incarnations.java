package dev.promirror.promotion;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Stripe has of the community's coupons and promo codes. Works within a transaction. */
@ApplicationScoped
public class Incarnations {

  private static final String OF_CODES =
      """
      select promo_code_id, number, stripe_id, active, times_redeemed, retired_at
      from promo_code_incarnation where community_id = ?1
      """;
  private static final String OF_COUPONS =
      """
      select coupon_id, number, stripe_id, true, times_redeemed, retired_at
      from coupon_incarnation where community_id = ?1
      """;
  private static final String SAW_CODE =
      """
      insert into promo_code_incarnation
        (community_id, promo_code_id, number, stripe_id, active, times_redeemed, made_at)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      on conflict (community_id, promo_code_id, number) do update
      set active = excluded.active,
          times_redeemed =
            greatest(promo_code_incarnation.times_redeemed, excluded.times_redeemed)
      """;
  private static final String SAW_COUPON =
      """
      insert into coupon_incarnation
        (community_id, coupon_id, number, stripe_id, times_redeemed, made_at)
      values (?1, ?2, ?3, ?4, ?5, ?6)
      on conflict (community_id, coupon_id, number) do update
      set times_redeemed = greatest(coupon_incarnation.times_redeemed, excluded.times_redeemed)
      """;

  private final Regions regions;
  private final Clock clock;

  Incarnations(Regions regions, Clock clock) {
    this.regions = regions;
    this.clock = clock;
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

  /** The incarnation of a coupon that has this Stripe id. */
  public Optional<Incarnation> couponByStripeId(CommunityId community, String stripeId) {
    return some(community, OF_COUPONS, "stripe_id", List.of(stripeId)).stream().findFirst();
  }

  /** Notes what Stripe has of a promo code; its count never goes down. */
  public void sawCode(CommunityId community, Incarnation seen) {
    regions
        .session(community)
        .createNativeMutationQuery(SAW_CODE)
        .setParameter(1, community.toString())
        .setParameter(2, seen.objectId())
        .setParameter(3, seen.number())
        .setParameter(4, seen.stripeId())
        .setParameter(5, seen.active())
        .setParameter(6, seen.timesRedeemed())
        .setParameter(7, clock.instant())
        .executeUpdate();
  }

  /** Notes what Stripe has of a coupon; its count never goes down. */
  public void sawCoupon(CommunityId community, Incarnation seen) {
    regions
        .session(community)
        .createNativeMutationQuery(SAW_COUPON)
        .setParameter(1, community.toString())
        .setParameter(2, seen.objectId())
        .setParameter(3, seen.number())
        .setParameter(4, seen.stripeId())
        .setParameter(5, seen.timesRedeemed())
        .setParameter(6, clock.instant())
        .executeUpdate();
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
        .map(
            row ->
                new Incarnation(
                    (String) row[0],
                    ((Number) row[1]).intValue(),
                    (String) row[2],
                    (Boolean) row[3],
                    ((Number) row[4]).longValue(),
                    (@Nullable Instant) row[5]))
        .toList();
  }
}
