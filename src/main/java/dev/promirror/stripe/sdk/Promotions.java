package dev.promirror.stripe.sdk;

import com.stripe.model.Coupon;
import com.stripe.model.PromotionCode;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripePromotionCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Coupons and promotion codes of the SDK in our words. */
final class Promotions {

  private Promotions() {}

  static StripeCoupon of(Coupon coupon) {
    return new StripeCoupon(
        coupon.getId(),
        Boolean.TRUE.equals(coupon.getValid()),
        orZero(coupon.getTimesRedeemed()),
        orEmpty(coupon.getMetadata()));
  }

  static StripePromotionCode of(PromotionCode code) {
    return new StripePromotionCode(
        code.getId(),
        code.getCode(),
        code.getPromotion() == null || code.getPromotion().getCoupon() == null
            ? ""
            : code.getPromotion().getCoupon(),
        Boolean.TRUE.equals(code.getActive()),
        orZero(code.getTimesRedeemed()),
        orEmpty(code.getMetadata()));
  }

  private static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> metadata) {
    return metadata == null ? Map.of() : metadata;
  }
}
