package dev.promirror.promotion;

import org.jspecify.annotations.Nullable;

/**
 * A promo code to be made.
 *
 * @param active whether it is usable at once, as opposed to paused
 * @param limit at least 1; null is unlimited
 * @param expires null is without an end of its own
 */
public record NewPromoCode(
    String couponId,
    CodeText code,
    String name,
    boolean active,
    @Nullable Long limit,
    @Nullable Deadline expires) {}
