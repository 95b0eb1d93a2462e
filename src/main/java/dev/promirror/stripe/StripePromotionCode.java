package dev.promirror.stripe;

import java.util.Map;

/**
 * What Stripe has of a promotion code.
 *
 * @param coupon the coupon's Stripe id
 * @param timesRedeemed Stripe's count
 */
public record StripePromotionCode(
    String id,
    String code,
    String coupon,
    boolean active,
    long timesRedeemed,
    Map<String, String> metadata) {

  public StripePromotionCode {
    metadata = Map.copyOf(metadata);
  }
}
