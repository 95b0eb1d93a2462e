package dev.promirror.promotion;

import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.PromoCodeTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether terms let nothing be used any more. */
final class Ends {

  private Ends() {}

  static boolean reached(CouponTerms coupon, long uses, Instant now) {
    return reached(coupon.limit(), uses, coupon.redeemBy(), now);
  }

  static boolean reached(PromoCodeTerms code, long uses, Instant now) {
    return reached(code.limit(), uses, code.expires(), now);
  }

  private static boolean reached(
      @Nullable Long limit, long uses, @Nullable Deadline end, Instant now) {
    return (limit != null && uses >= limit) || (end != null && !now.isBefore(end.at()));
  }
}
