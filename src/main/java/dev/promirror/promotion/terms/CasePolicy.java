package dev.promirror.promotion.terms;

/** How a code has to be typed. */
public enum CasePolicy {
  /** In any case. */
  IGNORE_CASE,
  /** As it is written. Stripe's own box ignores case, so it holds at our door alone. */
  EXACT
}
