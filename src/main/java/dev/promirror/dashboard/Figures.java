package dev.promirror.dashboard;

import java.util.List;

/**
 * A promo code's lifetime figures.
 *
 * @param uses how often it was used
 * @param money discount given and revenue, one line a currency
 * @param payments all counted payments
 * @param firstPayments payments that began a purchase
 * @param renewals payments that continued one
 * @param firstShare the part of first payments, 0 to 100
 */
record Figures(
    UsesView uses,
    List<MoneyLine> money,
    String payments,
    String firstPayments,
    String renewals,
    int firstShare) {}
