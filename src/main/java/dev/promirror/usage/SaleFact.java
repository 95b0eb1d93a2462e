package dev.promirror.usage;

import org.jspecify.annotations.Nullable;

/**
 * A discount on a line of a sale, in minor units of the sale's currency.
 *
 * @param couponId ours; null if the coupon wasn't made here
 * @param promoCodeId ours; null if a coupon was applied directly, or the code wasn't made here
 * @param amount taken off, as booked
 * @param revenue this discount's share of the sale's revenue
 * @param givenBack whether the use counts no more, since the sale was refunded
 */
record SaleFact(
    String line,
    String discount,
    @Nullable String couponId,
    @Nullable String promoCodeId,
    @Nullable String stripeCoupon,
    @Nullable String stripeCode,
    long amount,
    long revenue,
    boolean givenBack) {}
