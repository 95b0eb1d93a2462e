package dev.promirror.promotion.preview;

import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.Scope;
import java.time.Instant;

/**
 * A discount that a subscription has.
 *
 * @param id what people know it by; a code's text will do
 * @param since when it was given
 * @param discounted how many charges it has discounted, not negative
 */
public record HeldDiscount(
    String id,
    Benefit benefit,
    Scope scope,
    CouponDuration duration,
    Instant since,
    long discounted) {}
