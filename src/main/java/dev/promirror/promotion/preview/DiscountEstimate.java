package dev.promirror.promotion.preview;

import dev.promirror.money.Money;

/**
 * What one discount probably comes to.
 *
 * @param off the sum of its parts of all lines
 * @param trialDays days added to a free trial, 0 unless that is its effect
 */
public record DiscountEstimate(Discount discount, Effect effect, Money off, int trialDays) {}
