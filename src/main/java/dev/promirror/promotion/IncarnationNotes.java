package dev.promirror.promotion;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/**
 * Notes what Stripe has of the community's coupons and promo codes. Works within a transaction.
 * Counts never go down, a retired incarnation stays so, and a second object under a number that is
 * noted already changes nothing.
 */
@ApplicationScoped
public class IncarnationNotes {

  private static final String SAW_CODE =
      """
      insert into promo_code_incarnation
        (community_id, promo_code_id, number, stripe_id, active, times_redeemed, made_at, seen_at)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, clock_timestamp())
      on conflict (community_id, promo_code_id, number) do update
      set active = excluded.active, seen_at = excluded.seen_at,
          times_redeemed =
            greatest(promo_code_incarnation.times_redeemed, excluded.times_redeemed)
      where promo_code_incarnation.stripe_id = excluded.stripe_id
      """;
  private static final String SAW_COUPON =
      """
      insert into coupon_incarnation
        (community_id, coupon_id, number, stripe_id, times_redeemed, made_at, seen_at)
      values (?1, ?2, ?3, ?4, ?5, ?6, clock_timestamp())
      on conflict (community_id, coupon_id, number) do update
      set seen_at = excluded.seen_at, times_redeemed = greatest(coupon_incarnation.times_redeemed, excluded.times_redeemed)
      where coupon_incarnation.stripe_id = excluded.stripe_id
      """;
  private static final String CODE_BUILT =
      """
      update promo_code_incarnation
      set terms = ?3, stripe_coupon = ?4, max_redemptions = cast(?5 as bigint),
          made_for = ?6
      where community_id = ?1 and stripe_id = ?2
      """;
  private static final String CODE_TOLD =
      """
      update promo_code_incarnation
      set details = coalesce(cast(?3 as text), details, ''), switched = cast(?4 as boolean)
      where community_id = ?1 and stripe_id = ?2
      """;
  private static final String CODE_UNSURE =
      """
      update promo_code_incarnation set details = null, switched = null
      where community_id = ?1 and stripe_id = ?2
      """;
  private static final String NOT_ASIDE =
      """
      update promo_code_incarnation set aside = false
      where community_id = ?1 and promo_code_id = ?2 and aside
      """;
  private static final String COUPON_BUILT =
      """
      update coupon_incarnation set terms = ?3, made_for = ?4
      where community_id = ?1 and stripe_id = ?2
      """;
  private static final String COUPON_TOLD =
      """
      update coupon_incarnation set details = cast(?3 as text)
      where community_id = ?1 and stripe_id = ?2
      """;
  private static final String ASIDE =
      "update promo_code_incarnation set aside = ?3 where community_id = ?1 and stripe_id = ?2";
  private static final String RETIRE_CODE =
      """
      update promo_code_incarnation set retired_at = coalesce(retired_at, ?3), aside = false
      where community_id = ?1 and stripe_id = ?2
      """;
  private static final String RETIRE_COUPON =
      """
      update coupon_incarnation set retired_at = coalesce(retired_at, ?3)
      where community_id = ?1 and stripe_id = ?2
      """;

  private final Regions regions;
  private final Clock clock;

  IncarnationNotes(Regions regions, Clock clock) {
    this.regions = regions;
    this.clock = clock;
  }

  /** Stripe has this of a promo code. */
  public void sawCode(CommunityId community, Incarnation seen) {
    query(community, SAW_CODE)
        .setParameter(2, seen.objectId())
        .setParameter(3, seen.number())
        .setParameter(4, seen.stripeId())
        .setParameter(5, seen.active())
        .setParameter(6, seen.timesRedeemed())
        .setParameter(7, clock.instant())
        .executeUpdate();
  }

  /** Stripe has this of a coupon. */
  public void sawCoupon(CommunityId community, Incarnation seen) {
    query(community, SAW_COUPON)
        .setParameter(2, seen.objectId())
        .setParameter(3, seen.number())
        .setParameter(4, seen.stripeId())
        .setParameter(5, seen.timesRedeemed())
        .setParameter(6, clock.instant())
        .executeUpdate();
  }

  /**
   * A promotion code was made with these terms.
   *
   * @param revision of the promo code, that it was made for
   */
  public void codeBuilt(
      CommunityId community,
      String stripeId,
      String terms,
      String stripeCoupon,
      @Nullable Long max,
      long revision) {
    query(community, CODE_BUILT)
        .setParameter(2, stripeId)
        .setParameter(3, terms)
        .setParameter(4, stripeCoupon)
        .setParameter(5, max == null ? null : max.toString())
        .setParameter(6, revision)
        .executeUpdate();
  }

  /**
   * What a promotion code was last told and answered.
   *
   * @param details null leaves them as they are
   */
  public void codeTold(
      CommunityId community, String stripeId, @Nullable String details, boolean switched) {
    query(community, CODE_TOLD)
        .setParameter(2, stripeId)
        .setParameter(3, details)
        .setParameter(4, Boolean.toString(switched))
        .executeUpdate();
  }

  /** Whether a promotion code is as it was last told isn't known. */
  public void codeUnsure(CommunityId community, String stripeId) {
    query(community, CODE_UNSURE).setParameter(2, stripeId).executeUpdate();
  }

  /**
   * A coupon was made with these terms.
   *
   * @param revision of ours, that it was made for
   */
  public void couponBuilt(CommunityId community, String stripeId, String terms, long revision) {
    query(community, COUPON_BUILT)
        .setParameter(2, stripeId)
        .setParameter(3, terms)
        .setParameter(4, revision)
        .executeUpdate();
  }

  /** What a coupon was last told; null if that isn't known any more. */
  public void couponTold(CommunityId community, String stripeId, @Nullable String details) {
    query(community, COUPON_TOLD)
        .setParameter(2, stripeId)
        .setParameter(3, details)
        .executeUpdate();
  }

  /** A promotion code is off for its successor alone, or isn't any more. */
  public void aside(CommunityId community, String stripeId, boolean aside) {
    query(community, ASIDE).setParameter(2, stripeId).setParameter(3, aside).executeUpdate();
  }

  /** No promotion code of this promo code is off for its successor alone any more. */
  public void noneAside(CommunityId community, String code) {
    query(community, NOT_ASIDE).setParameter(2, code).executeUpdate();
  }

  /** A promotion code was replaced, or never came to be used. */
  public void retireCode(CommunityId community, String stripeId) {
    query(community, RETIRE_CODE)
        .setParameter(2, stripeId)
        .setParameter(3, clock.instant())
        .executeUpdate();
  }

  /** These coupons are at Stripe just now. */
  public void couponsShown(CommunityId community, Collection<String> stripeIds) {
    query(
            community,
            "update coupon_incarnation set seen_at = clock_timestamp()"
                + " where community_id = ?1 and stripe_id = any (?2)")
        .setParameter(2, stripeIds.toArray(String[]::new))
        .executeUpdate();
  }

  /** A coupon was deleted at Stripe. */
  public void retireCoupon(CommunityId community, String stripeId) {
    query(community, RETIRE_COUPON)
        .setParameter(2, stripeId)
        .setParameter(3, clock.instant())
        .executeUpdate();
  }

  private MutationQuery query(CommunityId community, String sql) {
    return regions
        .session(community)
        .createNativeMutationQuery(sql)
        .setParameter(1, community.toString());
  }
}
