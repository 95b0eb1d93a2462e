package dev.promirror.stripe.sdk;

import com.stripe.model.Coupon;
import com.stripe.model.Discount;
import com.stripe.model.PromotionCode;
import com.stripe.model.checkout.Session;
import dev.promirror.stripe.StripeCoupon;
import dev.promirror.stripe.StripePromotionCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the coupons and codes that were read along with a sale, each once. */
final class Redeemed {

  private final Map<String, StripeCoupon> coupons = new LinkedHashMap<>();
  private final Map<String, StripePromotionCode> codes = new LinkedHashMap<>();

  void add(Session.Discount applied) {
    add(applied.getCouponObject());
    add(applied.getPromotionCodeObject());
  }

  void add(Discount discount) {
    add(discount.getSource() == null ? null : discount.getSource().getCouponObject());
    add(discount.getPromotionCodeObject());
  }

  private void add(@Nullable PromotionCode code) {
    if (code != null) {
      codes.put(code.getId(), Promotions.of(code));
      add(code.getPromotion() == null ? null : code.getPromotion().getCouponObject());
    }
  }

  private void add(@Nullable Coupon coupon) {
    if (coupon != null) {
      coupons.put(coupon.getId(), Promotions.of(coupon));
    }
  }

  List<StripeCoupon> coupons() {
    return List.copyOf(coupons.values());
  }

  List<StripePromotionCode> codes() {
    return List.copyOf(codes.values());
  }
}
