package dev.promirror.mirror.terms;

import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Scope;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripeForm;
import dev.promirror.stripe.StripePromotionCode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is at Stripe in the form in which {@link StripeTerms} asks for it, so that both can be
 * compared as they stand: pure.
 */
public final class SeenForms {

  private SeenForms() {}

  /** What Stripe can't change of a coupon, its limit and end among it. */
  static String terms(CouponTerms terms, StripeCoupon.Says says) {
    CouponWish wish = StripeTerms.of(terms.within(new Scope.All()), List.of(), false, false);
    if (!(wish instanceof CouponWish.Wanted wanted)) {
      throw new IllegalStateException("what is at Stripe can be there");
    }
    StripeForm form = new StripeForm().addEncoded(wanted.core());
    int at = 0;
    for (String product : says.products()) {
      form.add("applies_to[products][" + at++ + "]", product);
    }
    return form.add("max_redemptions", says.maxRedemptions())
        .add("redeem_by", seconds(says.redeemBy()))
        .encoded();
  }

  /** What Stripe can change of a coupon, our marks not among it. */
  public static String details(StripeCoupon seen) {
    StripeForm form = new StripeForm();
    StripeCoupon.Says says = seen.says();
    form.add("name", says == null ? null : says.name());
    SeenTerms.notes(seen.metadata())
        .forEach((key, value) -> form.add("metadata[" + key + "]", value));
    if (says != null) {
      says.currencyOptions()
          .forEach(
              (currency, amount) ->
                  form.add("currency_options[%s][amount_off]".formatted(currency), amount));
    }
    return form.encoded();
  }

  /** What Stripe can't change of a promotion code, but for its coupon and limit. */
  static String terms(PromoCodeTerms terms, StripePromotionCode.Says says, ZoneId zone) {
    StripeCoupon coupon = says.couponRead();
    StripeCoupon.Says couponSays = coupon == null ? null : coupon.says();
    // Its coupon's end is its own: we build it into both.
    Deadline end = SeenEnds.deadline(couponSays == null ? null : couponSays.redeemBy(), zone);
    return StripeTerms.of(terms, plain(terms).endingAt(end), true).core();
  }

  private static CouponTerms plain(PromoCodeTerms terms) {
    return new CouponTerms(
        terms.name(),
        Map.of(),
        new Benefit.ExtraTrial(1),
        new Scope.All(),
        new CouponDuration.Once(),
        null,
        Conditions.NONE,
        null,
        null,
        false);
  }

  /** What Stripe can change of a promotion code but the switch; the first minimum isn't. */
  public static String details(StripePromotionCode.Says says) {
    StripeForm form = new StripeForm();
    Map<String, Long> minimums = new TreeMap<>(says.minimums());
    minimums.entrySet().stream()
        .skip(1)
        .forEach(
            it ->
                form.add(
                    "restrictions[currency_options][%s][minimum_amount]".formatted(it.getKey()),
                    it.getValue()));
    return form.encoded();
  }

  private static @Nullable Long seconds(@Nullable Instant time) {
    return time == null ? null : time.getEpochSecond();
  }
}
