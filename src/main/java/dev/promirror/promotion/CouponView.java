package dev.promirror.promotion;

import java.util.List;
import java.util.Optional;

/**
 * A coupon with what belongs to it, read at one moment.
 *
 * @param facts what its standing follows from
 * @param timesRedeemed Stripe's count over all incarnations
 */
public record CouponView(
    Coupon coupon,
    Standing<CouponState> standing,
    CouponFacts facts,
    List<Incarnation> incarnations,
    long timesRedeemed,
    Uses.Figures figures) {

  /** What it is right now. */
  public CouponState state() {
    return standing.state();
  }

  /** The Stripe id of the current incarnation, once there is one. */
  public Optional<String> stripeId() {
    return incarnations.stream()
        .filter(incarnation -> incarnation.retiredAt() == null)
        .map(Incarnation::stripeId)
        .findFirst();
  }
}
