package dev.promirror.promotion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.catalog.rest.MirrorJson;
import dev.promirror.catalog.rest.MoneyJson;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.CouponState;
import dev.promirror.promotion.CouponView;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CouponDuration;
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
    Benefit benefit = coupon.benefit();
    CouponDuration duration = coupon.duration();
    return new CouponJson(
        coupon.id(),
        coupon.name(),
        benefit instanceof Benefit.PercentOff off ? off.percent().value() : null,
        benefit instanceof Benefit.AmountOff off ? MoneyJson.of(off.amount()) : null,
        duration.kind(),
        duration instanceof CouponDuration.Months months ? months.count() : null,
        coupon.limit().orElse(null),
        coupon.redeemBy().map(DeadlineJson::of).orElse(null),
        view.state(),
        MirrorJson.of(coupon.mirroring(), view.stripeId().orElse(null)),
        view.timesRedeemed(),
        coupon.createdAt(),
        coupon.revision());
  }
}
