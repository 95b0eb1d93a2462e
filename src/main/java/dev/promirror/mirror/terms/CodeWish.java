package dev.promirror.mirror.terms;

import org.jspecify.annotations.Nullable;

/** What Stripe should have of a promo code. */
public sealed interface CodeWish {

  /**
   * Nothing usable: what is there is switched off, nothing new is made.
   *
   * @param reason why, for the owner; null if that shows in its state
   */
  record Nothing(@Nullable String reason) implements CodeWish {}

  /**
   * A promotion code.
   *
   * @param core what Stripe can't change, but for the coupon and the limit, in its form encoding
   * @param details what Stripe can change but the switch, likewise
   * @param active whether it can be used
   */
  record Wanted(String core, String details, boolean active) implements CodeWish {}
}
