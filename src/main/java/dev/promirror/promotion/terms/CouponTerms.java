package dev.promirror.promotion.terms;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an owner wants of a coupon.
 *
 * @param metadata the owner's own notes for programs; at Stripe too
 * @param starts null is at once
 * @param limit uses through all its codes: null is unlimited, 0 can't be used
 * @param redeemBy null is without end
 * @param refundGivesUseBack whether a refunded sale's use can be used again
 * @param acknowledged the rules Stripe can't hold that the owner knows hold here alone, for all its
 *     codes
 */
public record CouponTerms(
    String name,
    Map<String, String> metadata,
    Benefit benefit,
    Scope scope,
    CouponDuration duration,
    @Nullable Start starts,
    Conditions conditions,
    @Nullable Long limit,
    @Nullable Deadline redeemBy,
    boolean refundGivesUseBack,
    Set<String> acknowledged) {

  public CouponTerms {
    acknowledged = java.util.Collections.unmodifiableSet(new TreeSet<>(acknowledged));
    metadata = java.util.Collections.unmodifiableMap(new TreeMap<>(metadata));
    if (limit != null && limit < 0) {
      throw new IllegalArgumentException("limits are not negative");
    }
  }

  /** A coupon of which nothing is acknowledged. */
  public CouponTerms(
      String name,
      Map<String, String> metadata,
      Benefit benefit,
      Scope scope,
      CouponDuration duration,
      @Nullable Start starts,
      Conditions conditions,
      @Nullable Long limit,
      @Nullable Deadline redeemBy,
      boolean refundGivesUseBack) {
    this(
        name,
        metadata,
        benefit,
        scope,
        duration,
        starts,
        conditions,
        limit,
        redeemBy,
        refundGivesUseBack,
        Set.of());
  }

  /** A coupon that says nothing but what it gives and for which charges. */
  public static CouponTerms of(String name, Benefit benefit, CouponDuration duration) {
    return new CouponTerms(
        name,
        Map.of(),
        benefit,
        new Scope.All(),
        duration,
        null,
        Conditions.NONE,
        null,
        null,
        false);
  }

  /**
   * From when on it gives nothing to whoever uses it then: it can't be redeemed any more, or its
   * last discounted day is over. Null is without end.
   */
  public @Nullable Instant ends() {
    Instant redeemable = redeemBy == null ? null : redeemBy.at();
    if (!(duration instanceof CouponDuration.Until until)) {
      return redeemable;
    }
    return redeemable == null || until.at().isBefore(redeemable) ? until.at() : redeemable;
  }

  /** The same with this limit. */
  public CouponTerms limitedTo(@Nullable Long uses) {
    return until(uses, redeemBy);
  }

  /** The same with this end. */
  public CouponTerms endingAt(@Nullable Deadline end) {
    return until(limit, end);
  }

  /** The same of this name and so on. */
  public CouponTerms saying(String called, Map<String, String> noted, Benefit gives) {
    return new CouponTerms(
        called,
        noted,
        gives,
        scope,
        duration,
        starts,
        conditions,
        limit,
        redeemBy,
        refundGivesUseBack,
        acknowledged);
  }

  /** The same for these offers. */
  public CouponTerms within(Scope offers) {
    return new CouponTerms(
        name,
        metadata,
        benefit,
        offers,
        duration,
        starts,
        conditions,
        limit,
        redeemBy,
        refundGivesUseBack,
        acknowledged);
  }

  private CouponTerms until(@Nullable Long uses, @Nullable Deadline end) {
    return new CouponTerms(
        name,
        metadata,
        benefit,
        scope,
        duration,
        starts,
        conditions,
        uses,
        end,
        refundGivesUseBack,
        acknowledged);
  }
}
