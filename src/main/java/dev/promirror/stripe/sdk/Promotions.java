package dev.promirror.stripe.sdk;

import com.stripe.model.Coupon;
import com.stripe.model.PromotionCode;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripePromotionCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Coupons and promotion codes of the SDK in our words. */
final class Promotions {

  /** What Stripe leaves out of a coupon unless asked for. */
  static final List<String> COUPON = List.of("applies_to", "currency_options");

  /** The same of a promotion code. */
  static final List<String> CODE =
      List.of(
          "promotion.coupon.applies_to",
          "promotion.coupon.currency_options",
          "restrictions.currency_options");

  private Promotions() {}

  static StripeCoupon of(Coupon coupon) {
    return coupon(coupon, null);
  }

  /** One that was read with all of {@link #COUPON}. */
  static StripeCoupon full(Coupon coupon) {
    Map<String, Long> options = new TreeMap<>();
    if (coupon.getCurrencyOptions() != null) {
      coupon
          .getCurrencyOptions()
          .forEach((currency, option) -> put(options, currency, option.getAmountOff()));
      options.remove(coupon.getCurrency());
    }
    return coupon(
        coupon,
        new StripeCoupon.Says(
            coupon.getName(),
            coupon.getPercentOff(),
            coupon.getAmountOff(),
            coupon.getAmountOff() == null ? null : coupon.getCurrency(),
            options,
            coupon.getDuration(),
            coupon.getDurationInMonths(),
            coupon.getMaxRedemptions(),
            instant(coupon.getRedeemBy()),
            coupon.getAppliesTo() == null || coupon.getAppliesTo().getProducts() == null
                ? List.of()
                : coupon.getAppliesTo().getProducts(),
            Instant.ofEpochSecond(orZero(coupon.getCreated()))));
  }

  private static StripeCoupon coupon(Coupon coupon, StripeCoupon.@Nullable Says says) {
    return new StripeCoupon(
        coupon.getId(),
        Boolean.TRUE.equals(coupon.getValid()),
        orZero(coupon.getTimesRedeemed()),
        orEmpty(coupon.getMetadata()),
        says);
  }

  static StripePromotionCode of(PromotionCode code) {
    return code(code, null);
  }

  /** One that was read with all of {@link #CODE}. */
  static StripePromotionCode full(PromotionCode code) {
    Coupon coupon = code.getPromotion() == null ? null : code.getPromotion().getCouponObject();
    Map<String, Long> minimums = new TreeMap<>();
    PromotionCode.Restrictions restrictions = code.getRestrictions();
    if (restrictions != null) {
      if (restrictions.getCurrencyOptions() != null) {
        restrictions
            .getCurrencyOptions()
            .forEach((currency, option) -> put(minimums, currency, option.getMinimumAmount()));
      }
      put(minimums, restrictions.getMinimumAmountCurrency(), restrictions.getMinimumAmount());
    }
    return code(
        code,
        new StripePromotionCode.Says(
            coupon == null || Boolean.TRUE.equals(coupon.getDeleted()) ? null : full(coupon),
            code.getCustomer(),
            code.getCustomerAccount() != null && code.getCustomer() == null,
            instant(code.getExpiresAt()),
            code.getMaxRedemptions(),
            restrictions != null && Boolean.TRUE.equals(restrictions.getFirstTimeTransaction()),
            minimums,
            Instant.ofEpochSecond(orZero(code.getCreated()))));
  }

  private static StripePromotionCode code(
      PromotionCode code, StripePromotionCode.@Nullable Says says) {
    return new StripePromotionCode(
        code.getId(),
        code.getCode(),
        code.getPromotion() == null || code.getPromotion().getCoupon() == null
            ? ""
            : code.getPromotion().getCoupon(),
        Boolean.TRUE.equals(code.getActive()),
        orZero(code.getTimesRedeemed()),
        orEmpty(code.getMetadata()),
        says);
  }

  private static void put(
      Map<String, Long> amounts, @Nullable String currency, @Nullable Long amount) {
    if (currency != null && amount != null) {
      amounts.put(currency, amount);
    }
  }

  private static @Nullable Instant instant(@Nullable Long seconds) {
    return seconds == null ? null : Instant.ofEpochSecond(seconds);
  }

  private static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> metadata) {
    return metadata == null ? Map.of() : metadata;
  }
}
