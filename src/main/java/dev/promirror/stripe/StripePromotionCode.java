package dev.promirror.stripe;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe has of a promotion code.
 *
 * @param coupon the coupon's Stripe id
 * @param timesRedeemed Stripe's count
 * @param says all else; null where it wasn't read in full
 */
public record StripePromotionCode(
    String id,
    String code,
    String coupon,
    boolean active,
    long timesRedeemed,
    Map<String, String> metadata,
    @Nullable Says says) {

  public StripePromotionCode {
    metadata = Map.copyOf(metadata);
  }

  /** One that wasn't read in full. */
  public StripePromotionCode(
      String id,
      String code,
      String coupon,
      boolean active,
      long timesRedeemed,
      Map<String, String> metadata) {
    this(id, code, coupon, active, timesRedeemed, metadata, null);
  }

  /**
   * Everything a promotion code says, with what Stripe shows only when asked for it.
   *
   * @param couponRead its coupon, where that was read with it
   * @param customer Stripe's id of the one customer it is for
   * @param otherOwner whether it is for one person who isn't a customer of the older kind
   * @param minimums least amounts by currency, in Stripe's lower case and in minor units
   */
  public record Says(
      @Nullable StripeCoupon couponRead,
      @Nullable String customer,
      boolean otherOwner,
      @Nullable Instant expiresAt,
      @Nullable Long maxRedemptions,
      boolean firstTime,
      Map<String, Long> minimums,
      Instant created) {

    public Says {
      minimums = java.util.Collections.unmodifiableMap(new TreeMap<>(minimums));
    }
  }
}
