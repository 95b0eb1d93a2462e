package dev.promirror.promotion;

import org.jspecify.annotations.Nullable;

/**
 * A coupon to be made.
 *
 * @param id the owner's id; null lets one be made
 * @param limit uses through all its codes, at least 1; null is unlimited
 * @param redeemBy null is without end
 */
public record NewCoupon(
    @Nullable String id,
    String name,
    Discount discount,
    CouponDuration duration,
    @Nullable Long limit,
    @Nullable Deadline redeemBy) {}
