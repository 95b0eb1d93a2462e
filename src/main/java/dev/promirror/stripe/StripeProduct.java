package dev.promirror.stripe;

import java.util.Map;

/**
 * What Stripe has of a product.
 *
 * @param active whether it can be sold
 */
public record StripeProduct(String id, String name, boolean active, Map<String, String> metadata) {

  public StripeProduct {
    metadata = Map.copyOf(metadata);
  }
}
