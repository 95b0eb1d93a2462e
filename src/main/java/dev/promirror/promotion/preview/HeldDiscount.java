package dev.promirror.promotion.preview;

import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.Scope;
import java.time.Instant;

/**
 * A discount that a subscription has.
 *
 * @param id what people know it by; a code's text will do
 * @param level where it hangs
 * @param since when it was given
 * @param discounted how many charges it has discounted, not negative
 */
public record HeldDiscount(
    String id,
    Benefit benefit,
    Scope scope,
    CouponDuration duration,
    Level level,
    Instant since,
    long discounted) {

  /** The same after so many discounted charges. */
  public HeldDiscount discounting(long charges) {
    return new HeldDiscount(id, benefit, scope, duration, level, since, charges);
  }
}
