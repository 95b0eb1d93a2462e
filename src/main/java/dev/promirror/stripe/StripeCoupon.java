package dev.promirror.stripe;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe has of a coupon.
 *
 * @param valid whether it can still be redeemed
 * @param timesRedeemed Stripe's count, through codes and directly
 * @param says all else; null where it wasn't read in full
 */
public record StripeCoupon(
    String id,
    boolean valid,
    long timesRedeemed,
    Map<String, String> metadata,
    @Nullable Says says) {

  public StripeCoupon {
    metadata = Map.copyOf(metadata);
  }

  /** One that wasn't read in full. */
  public StripeCoupon(String id, boolean valid, long timesRedeemed, Map<String, String> metadata) {
    this(id, valid, timesRedeemed, metadata, null);
  }

  /**
   * Everything a coupon says, with what Stripe shows only when asked for it.
   *
   * @param amountOff in minor units
   * @param currency of the amount, in Stripe's lower case; null for a percentage
   * @param currencyOptions amounts by further currencies, the first one not among them
   * @param duration {@code once}, {@code repeating} or {@code forever}
   * @param products Stripe's ids; none is all
   */
  public record Says(
      @Nullable String name,
      @Nullable BigDecimal percentOff,
      @Nullable Long amountOff,
      @Nullable String currency,
      Map<String, Long> currencyOptions,
      String duration,
      @Nullable Long durationInMonths,
      @Nullable Long maxRedemptions,
      @Nullable Instant redeemBy,
      List<String> products,
      Instant created) {

    public Says {
      currencyOptions = java.util.Collections.unmodifiableMap(new TreeMap<>(currencyOptions));
      products = products.stream().sorted().toList();
    }
  }
}
