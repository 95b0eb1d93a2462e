package dev.promirror.dashboard;

/**
 * One payment that a promo code made cheaper.
 *
 * @param when in the community's zone
 * @param member the member's e-mail address, or words for an unknown one
 * @param paid the amount after discount
 * @param discount the amount taken off
 * @param kind whether the payment began a purchase or renewed it, in words
 */
record RedemptionRow(Moment when, String member, String paid, String discount, String kind) {}
