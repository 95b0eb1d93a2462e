package dev.promirror.stripe;

import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe has of a price.
 *
 * @param product the product's Stripe id
 * @param productRead the product itself, where it was read with the price
 * @param active whether it can be sold, for its own part
 * @param amount null if it has no single whole amount
 * @param others amounts in further currencies, where they were read
 * @param every null if it is charged once
 * @param created when it was made, by Stripe's clock
 */
public record StripePrice(
    String id,
    String product,
    @Nullable StripeProduct productRead,
    boolean active,
    @Nullable Money amount,
    Amounts others,
    @Nullable Recurrence every,
    Instant created,
    Map<String, String> metadata) {

  /**
   * How often it is charged.
   *
   * @param unit {@code day}, {@code week}, {@code month} or {@code year}
   * @param trialDays of the price itself; 0 if it says none
   */
  public record Recurrence(String unit, int count, int trialDays) {}

  public StripePrice {
    metadata = Map.copyOf(metadata);
  }
}
