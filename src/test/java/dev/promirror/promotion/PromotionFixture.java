package dev.promirror.promotion;

import dev.promirror.money.Percentage;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.region.CommunityId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Coupons and codes without storage, for tests of rules. */
public final class PromotionFixture {

  public static final CommunityId COMMUNITY = CommunityId.of("gl-3f-01jdd5m3x8k7v0q2w9c4n6t1az");
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  private PromotionFixture() {}

  /** Twenty percent, once, without limits. */
  public static Coupon aCoupon(String id) {
    return new Coupon(
        COMMUNITY,
        id,
        CouponTerms.of(
            "Sale",
            new Benefit.PercentOff(new Percentage(BigDecimal.valueOf(20))),
            new CouponDuration.Once()),
        MADE);
  }

  public static Coupon anArchivedCoupon(String id) {
    Coupon coupon = aCoupon(id);
    coupon.archive(MADE);
    return coupon;
  }

  public static Coupon aRefusedCoupon(String id) {
    Coupon coupon = aCoupon(id);
    coupon.mirroring().failed(coupon.revision(), "refused");
    return coupon;
  }

  public static PromoCode aCode(String id, String couponId) {
    PromoCode code =
        new PromoCode(COMMUNITY, id, PromoCodeTerms.of(new CodeText("SUNNY"), couponId), MADE);
    code.settle(new Standing<>(PromoCodeState.ACTIVE, null));
    return code;
  }

  public static PromoCode aPausedCode(String id, String couponId) {
    PromoCode code = aCode(id, couponId);
    code.setWantedActive(false);
    code.settle(new Standing<>(PromoCodeState.PAUSED, null));
    return code;
  }

  public static PromoCode anArchivedCode(String id, String couponId) {
    PromoCode code = aCode(id, couponId);
    code.archive(MADE);
    code.settle(new Standing<>(PromoCodeState.ARCHIVED, null));
    return code;
  }

  /** A coupon of these terms. */
  public static Coupon aCoupon(String id, CouponTerms terms) {
    return new Coupon(COMMUNITY, id, terms, MADE);
  }

  /** A code of these terms. */
  public static PromoCode aCode(String id, PromoCodeTerms terms) {
    return new PromoCode(COMMUNITY, id, terms, MADE);
  }

  public static void edit(Coupon coupon, CouponTerms terms) {
    coupon.edit(terms);
  }

  public static void edit(PromoCode code, PromoCodeTerms terms) {
    code.edit(terms);
  }

  /** Archives a coupon and these codes of it. */
  public static void archive(Coupon coupon, List<PromoCode> codes) {
    coupon.archive(MADE);
    codes.stream().filter(code -> !code.isArchived()).forEach(code -> code.archive(MADE));
  }

  /**
   * Stores what a coupon and codes of it are at a time, as the work that settles states does.
   *
   * @param redeemed the coupon's uses
   */
  public static void settle(
      Coupon coupon, long redeemed, Collection<PromoCode> codes, Instant now) {
    CouponFacts facts = CouponFacts.of(coupon, redeemed, Uses.Figures.NONE);
    coupon.settle(CouponState.of(facts, now));
    codes.forEach(
        code ->
            code.settle(PromoCodeState.of(PromoCodeFacts.of(code, Uses.Figures.NONE, facts), now)));
  }

  public static void archive(PromoCode code) {
    code.archive(MADE);
  }

  public static void activate(PromoCode code, boolean active) {
    code.setWantedActive(active);
  }

  public static Incarnation anIncarnation(String objectId, boolean active) {
    return new Incarnation(objectId, 1, "stripe_" + objectId, active, 0, null);
  }
}
