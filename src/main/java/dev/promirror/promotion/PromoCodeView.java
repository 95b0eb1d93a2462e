package dev.promirror.promotion;

import java.util.List;
import java.util.Optional;

/**
 * A promo code with its coupon, its state and its figures, read at one moment.
 *
 * @param coupon of the step its uses have reached
 * @param steps the coupons of all its steps
 */
public record PromoCodeView(
    PromoCode code,
    Coupon coupon,
    PromoCodeFacts facts,
    Standing<PromoCodeState> standing,
    List<Incarnation> incarnations,
    Uses.Figures figures,
    List<Coupon> steps) {

  /** What it is right now. */
  public PromoCodeState state() {
    return standing.state();
  }

  /**
   * Whether an edit has switched its promotion code off at Stripe and the next isn't on yet: for
   * the time of two calls.
   */
  public boolean isBeingReplaced() {
    return state() == PromoCodeState.ACTIVE && hasSteppedAside();
  }

  /** Whether its promotion code is off at Stripe for a successor alone. */
  boolean hasSteppedAside() {
    return incarnations.stream()
        .filter(incarnation -> !incarnation.isRetired())
        .anyMatch(incarnation -> incarnation.built().aside() && !incarnation.active());
  }

  /** The Stripe id of the current incarnation, once there is one. */
  public Optional<String> stripeId() {
    return incarnations.stream()
        .filter(incarnation -> incarnation.retiredAt() == null)
        .map(Incarnation::stripeId)
        .findFirst();
  }

  /**
   * Uses left by the code's own limit; empty if it has none. Stripe enforces the limit by its own
   * count, so that count decides where the ledger hasn't heard of a use yet.
   */
  public Optional<Long> remaining() {
    return code.limit()
        .map(limit -> Math.max(0, limit - Math.max(figures.uses(), code.timesRedeemed())));
  }
}
