package dev.promirror.mirror;

import dev.promirror.money.Currencies;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Deadline;
import dev.promirror.promotion.Discount;
import dev.promirror.promotion.Marks;
import dev.promirror.promotion.PromoCode;
import dev.promirror.stripe.StripeForm;
import dev.promirror.stripe.StripeWrite;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Operations as Stripe takes them. Promotion codes have no id of ours, so all carry metadata. */
final class Writes {

  private static final String COUPONS = "/v1/coupons";
  private static final String CODES = "/v1/promotion_codes";

  private Writes() {}

  static StripeWrite create(Coupon coupon) {
    StripeForm form = new StripeForm().add("id", coupon.id()).add("name", coupon.name());
    switch (coupon.discount()) {
      case Discount.PercentOff off -> form.add("percent_off", off.percent());
      case Discount.AmountOff off ->
          form.add("amount_off", off.amount().minor())
              .add("currency", Currencies.stripeCode(off.amount().currency()));
    }
    return form.add("duration", coupon.duration().kind().name().toLowerCase(Locale.ROOT))
        .add("duration_in_months", coupon.duration().months())
        .add("max_redemptions", coupon.limit().orElse(null))
        .add("redeem_by", seconds(coupon.redeemBy().orElse(null)))
        .add("metadata[" + Marks.COMMUNITY + "]", coupon.communityId())
        .add("metadata[" + Marks.COUPON + "]", coupon.id())
        .post(COUPONS);
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
