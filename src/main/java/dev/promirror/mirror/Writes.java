package dev.promirror.mirror;

import dev.promirror.money.Currencies;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Marks;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.stripe.StripeForm;
import dev.promirror.stripe.StripeWrite;
import org.jspecify.annotations.Nullable;

/** Operations as Stripe takes them. Promotion codes have no id of ours, so all carry metadata. */
final class Writes {

  private static final String COUPONS = "/v1/coupons";
  private static final String CODES = "/v1/promotion_codes";

  private Writes() {}

  static StripeWrite create(Coupon coupon) {
    StripeForm form = new StripeForm().add("id", coupon.id()).add("name", coupon.name());
    switch (coupon.benefit()) {
      case Benefit.PercentOff off -> form.add("percent_off", off.percent());
      case Benefit.AmountOff off ->
          form.add("amount_off", off.amount().minor())
              .add("currency", Currencies.stripeCode(off.amount().currency()));
      case Benefit.ExtraTrial trial ->
          throw new IllegalArgumentException("Stripe has no coupon for trials");
    }
    return duration(form, coupon.duration())
        .add("max_redemptions", coupon.limit().orElse(null))
        .add("redeem_by", seconds(coupon.redeemBy().orElse(null)))
        .add("metadata[" + Marks.COMMUNITY + "]", coupon.communityId())
        .add("metadata[" + Marks.COUPON + "]", coupon.id())
        .post(COUPONS);
  }

  /** Where Stripe has no such duration, it is without end there and ended by us. */
  private static StripeForm duration(StripeForm form, CouponDuration duration) {
    return switch (duration) {
      case CouponDuration.Once once -> form.add("duration", "once");
      case CouponDuration.Months months ->
          form.add("duration", "repeating").add("duration_in_months", months.count());
      case CouponDuration.Periods periods -> form.add("duration", "forever");
      case CouponDuration.Until until -> form.add("duration", "forever");
      case CouponDuration.Forever forever -> form.add("duration", "forever");
    };
  }

  /** Creating needs {@code promotion[type]} since 2025-09-30.clover. */
  static StripeWrite create(PromoCode code, String stripeCoupon, boolean active) {
    return new StripeForm()
        .add("promotion[type]", "coupon")
        .add("promotion[coupon]", stripeCoupon)
        .add("code", code.code())
        .add("active", active)
        .add("max_redemptions", code.limit().orElse(null))
        .add("expires_at", seconds(code.expires().orElse(null)))
        .add("metadata[" + Marks.COMMUNITY + "]", code.communityId())
        .add("metadata[" + Marks.CODE + "]", code.id())
        .post(CODES);
  }

  static StripeWrite activate(String stripeCode, boolean active) {
    return new StripeForm().add("active", active).post(CODES + "/" + stripeCode);
  }

  private static @Nullable Long seconds(@Nullable Deadline deadline) {
    return deadline == null ? null : deadline.at().getEpochSecond();
  }
}
