package dev.promirror.stripe;

import java.util.Map;

/**
 * What Stripe has of a coupon.
 *
 * @param valid whether it can still be redeemed
 * @param timesRedeemed Stripe's count, through codes and directly
 */
public record StripeCoupon(
    String id, boolean valid, long timesRedeemed, Map<String, String> metadata) {

  public StripeCoupon {
    metadata = Map.copyOf(metadata);
  }
}
