package dev.promirror.promotion;

import java.util.List;
import java.util.Optional;

/** A promo code with its coupon, its state and its figures, read at one moment. */
public record PromoCodeView(
    PromoCode code,
    Coupon coupon,
    Standing<PromoCodeState> standing,
    List<Incarnation> incarnations,
    Uses.Figures figures) {

  /** What it is right now. */
  public PromoCodeState state() {
    return standing.state();
  }

  /** The Stripe id of the current incarnation, once there is one. */
  public Optional<String> stripeId() {
    return incarnations.stream()
        .filter(incarnation -> incarnation.retiredAt() == null)
        .map(Incarnation::stripeId)
        .findFirst();
  }

  /** Whether it is off at Stripe for its successor alone right now: it works again in a moment. */
  public boolean isBeingReplaced() {
    return incarnations.stream()
        .filter(incarnation -> !incarnation.isRetired())
        .anyMatch(incarnation -> incarnation.built().aside() && !incarnation.active());
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
