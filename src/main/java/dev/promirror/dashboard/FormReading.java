package dev.promirror.dashboard;

import dev.promirror.promotion.terms.CouponTerms;
import dev.promirror.promotion.terms.PromoCodeTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a form means, as far as it can be understood.
 *
 * @param coupon null if its part can't be
 * @param couponId the id wished for a new coupon; null lets one be made
 * @param code null if its part can't be
 * @param errors what can't be accepted, in the order of the fields
 * @param content all it asks for, by which it is known again: the same for what means the same
 */
record FormReading(
    @Nullable CouponTerms coupon,
    @Nullable String couponId,
    @Nullable PromoCodeTerms code,
    List<FormError> errors,
    String content) {}
