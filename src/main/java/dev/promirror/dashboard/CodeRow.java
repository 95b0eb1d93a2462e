package dev.promirror.dashboard;

import java.util.List;

/**
 * One promo code in the list.
 *
 * @param id its id
 * @param code the text a member types
 * @param name the owner's name for it; empty if that is its text
 * @param coupon the id of its coupon
 * @param deal the discount in words
 * @param state whether it can be used now
 * @param uses how often it was used
 * @param money one line a currency; empty before the first sale
 * @param mirror whether Stripe has it
 */
record CodeRow(
    String id,
    String code,
    String name,
    String coupon,
    String deal,
    Badge state,
    UsesView uses,
    List<MoneyLine> money,
    MirrorView mirror) {}
