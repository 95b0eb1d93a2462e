package dev.promirror.stripe;

/**
 * A sale and how much of it went back.
 *
 * @param refunded of its charge until now, in minor units of the sale's currency; less again when a
 *     refund doesn't arrive
 */
public record RefundedSale(BookedSale sale, long refunded) {}
