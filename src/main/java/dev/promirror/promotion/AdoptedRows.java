package dev.promirror.promotion;

import dev.promirror.promotion.Adopting.Found;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/** Writes the incarnations of what was made at Stripe, a page at a time, within a transaction. */
@ApplicationScoped
class AdoptedRows {

  private static final String COUPONS =
      """
      insert into coupon_incarnation
        (community_id, coupon_id, number, stripe_id, times_redeemed, made_at, terms, details,
         made_for, seen_at)
      select ?1, object, 1, stripe, cast(times as bigint), ?2, terms, details, 1, clock_timestamp()
      from unnest(cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]), cast(?6 as text[]),
                  cast(?7 as text[])) its (object, stripe, times, terms, details)
      order by stripe
      on conflict (community_id, stripe_id) do update
      set times_redeemed = greatest(coupon_incarnation.times_redeemed, excluded.times_redeemed),
          terms = excluded.terms, details = excluded.details, seen_at = excluded.seen_at
      """;
  private static final String CODES =
      """
      insert into promo_code_incarnation
        (community_id, promo_code_id, number, stripe_id, times_redeemed, made_at, terms, details,
         active, switched, stripe_coupon, max_redemptions, made_for, seen_at)
      select ?1, object, 1, stripe, cast(times as bigint), ?2, terms, details,
             cast(active as boolean), cast(active as boolean), coupon,
             cast(nullif(most, '') as bigint), 1, clock_timestamp()
      from unnest(cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]), cast(?6 as text[]),
                  cast(?7 as text[]), cast(?8 as text[]), cast(?9 as text[]), cast(?10 as text[]))
        its (object, stripe, times, terms, details, active, coupon, most)
      order by stripe
      on conflict (community_id, stripe_id) do update
      set times_redeemed = greatest(promo_code_incarnation.times_redeemed, excluded.times_redeemed),
          terms = excluded.terms, details = excluded.details, active = excluded.active,
          switched = excluded.switched, stripe_coupon = excluded.stripe_coupon,
          max_redemptions = excluded.max_redemptions, seen_at = excluded.seen_at
      """;

  private final Regions regions;
  private final Clock clock;

  AdoptedRows(Regions regions, Clock clock) {
    this.regions = regions;
    this.clock = clock;
  }

  /** Coupons whose ids here are known by Stripe's. */
  void addCoupons(
      CommunityId community, List<Found<CouponTerms>> found, Map<String, String> byStripe) {
    query(community, COUPONS, found.stream().map(Found::made).toList(), byStripe).executeUpdate();
  }

  /** Promo codes whose ids here are known by Stripe's. */
  void addCodes(
      CommunityId community, List<Found<PromoCodeTerms>> found, Map<String, String> byStripe) {
    List<Incarnation> made = found.stream().map(Found::made).toList();
    query(community, CODES, made, byStripe)
        .setParameter(8, each(made, it -> it.active()))
        .setParameter(9, each(made, it -> it.built().stripeCoupon()))
        .setParameter(10, each(made, it -> it.built().maxRedemptions()))
        .executeUpdate();
  }

  private MutationQuery query(
      CommunityId community, String sql, List<Incarnation> made, Map<String, String> byStripe) {
    return regions
        .session(community)
        .createNativeMutationQuery(sql)
        .setParameter(1, community.toString())
        .setParameter(2, clock.instant())
        .setParameter(3, each(made, it -> byStripe.get(it.stripeId())))
        .setParameter(4, each(made, Incarnation::stripeId))
        .setParameter(5, each(made, Incarnation::timesRedeemed))
        .setParameter(6, each(made, it -> it.built().terms()))
        .setParameter(7, each(made, it -> it.built().details()));
  }

  private static String[] each(
      List<Incarnation> made, Function<Incarnation, @Nullable Object> value) {
    return made.stream().map(it -> Objects.toString(value.apply(it), "")).toArray(String[]::new);
  }
}
