package dev.promirror.promotion;

import dev.promirror.promotion.terms.Benefit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the audit keeps of coupons and promo codes. */
final class AuditValues {

  private AuditValues() {}

  static Map<String, Object> of(Coupon coupon) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", coupon.name());
    switch (coupon.benefit()) {
      case Benefit.PercentOff off -> values.put("percentOff", off.percent().value());
      case Benefit.AmountOff off -> {
        values.put("amountOff", off.amount().minor());
        values.put("currency", off.amount().currency().getCurrencyCode());
      }
      case Benefit.ExtraTrial trial -> values.put("trialDays", trial.days());
    }
    values.put("duration", coupon.duration().kind());
    coupon.limit().ifPresent(limit -> values.put("limit", limit));
    coupon.redeemBy().ifPresent(end -> values.put("redeemBy", end.at().toString()));
    values.put("archived", coupon.isArchived());
    return values;
  }

  static Map<String, Object> of(PromoCode code) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("coupon", code.couponId());
    values.put("code", code.code());
    values.put("name", code.name());
    values.put("active", code.isWantedActive());
    code.limit().ifPresent(limit -> values.put("limit", limit));
    code.expires().ifPresent(end -> values.put("expires", end.at().toString()));
    values.put("archived", code.isArchived());
    return values;
  }
}
