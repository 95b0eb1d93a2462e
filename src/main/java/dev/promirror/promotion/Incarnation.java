package dev.promirror.promotion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe has of a coupon or promo code. An edit Stripe can't do retires one and makes the
 * next; events and ledger resolve through any of them.
 *
 * @param objectId our id of the coupon or promo code
 * @param number from 1
 * @param active what Stripe last said; always true for coupons
 * @param timesRedeemed Stripe's count, the highest seen
 * @param retiredAt null while it is the current one
 */
public record Incarnation(
    String objectId,
    int number,
    String stripeId,
    boolean active,
    long timesRedeemed,
    @Nullable Instant retiredAt) {}
