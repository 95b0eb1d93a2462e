package dev.promirror.promotion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.CouponDuration;
import dev.promirror.promotion.CouponState;
import dev.promirror.promotion.CouponView;
import dev.promirror.promotion.Discount;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A coupon in the API. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CouponJson(
    String id,
    String name,
    @Nullable BigDecimal percentOff,
    @Nullable MoneyJson amountOff,
    CouponDuration.Kind duration,
    @Nullable Integer durationInMonths,
    @Nullable Long limit,
    @Nullable DeadlineJson redeemBy,
    CouponState state,
    MirrorJson mirror,
    long timesRedeemed,
    Instant createdAt,
    long revision) {

  static CouponJson of(CouponView view) {
    Coupon coupon = view.coupon();
    Discount discount = coupon.discount();
    return new CouponJson(
        coupon.id(),
        coupon.name(),
        discount instanceof Discount.PercentOff off ? off.percent().value() : null,
        discount instanceof Discount.AmountOff off ? MoneyJson.of(off.amount()) : null,
        coupon.duration().kind(),
        coupon.duration().months(),
        coupon.limit().orElse(null),
        coupon.redeemBy().map(DeadlineJson::of).orElse(null),
        view.state(),
        MirrorJson.of(coupon.mirroring(), view.stripeId().orElse(null)),
        view.timesRedeemed(),
        coupon.createdAt(),
        coupon.revision());
  }
}
