package dev.promirror.dashboard;

/**
 * One payment that a promo code made cheaper.
 *
 * @param when in the community's zone
 * @param member the member's e-mail address, or words for an unknown one
 * @param paid the amount after discount
 * @param discount the amount taken off
 * @param first whether the payment began the purchase; else it renewed it
 */
record RedemptionRow(Moment when, String member, String paid, String discount, boolean first) {}
