package dev.promirror.stripe;

import dev.promirror.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sale as Stripe booked it. One sale shows at Stripe as session, invoice and subscription; it is
 * named after the session in payment mode, else after the invoice.
 *
 * @param occurredAt when it was paid
 * @param gross before discounts
 * @param discount what was taken off
 * @param revenue what was charged
 * @param discounts by line and discount
 * @param coupons what Stripe had of the coupons in it when it was read, as far as it said
 * @param codes the same of the promotion codes
 */
public record BookedSale(
    String id,
    Kind kind,
    Instant occurredAt,
    Money gross,
    Money discount,
    Money revenue,
    Buyer buyer,
    List<BookedDiscount> discounts,
    List<StripeCoupon> coupons,
    List<StripePromotionCode> codes) {

  /** What the sale is to its buyer. */
  public enum Kind {
    /** Bought once. */
    ONE_TIME,
    /** The first charge of a subscription. */
    FIRST,
    /** A later period of a subscription. */
    RENEWAL,
    /** A change of a subscription, or an invoice written by hand. */
    OTHER;

    /** Whether a code in it was entered for it, as opposed to running on. */
    public boolean isUse() {
      return this == ONE_TIME || this == FIRST;
    }
  }

  /**
   * A discount on one line.
   *
   * @param line Stripe's id of the line
   * @param discount Stripe's id of the discount
   * @param coupon Stripe's id of the coupon
   * @param code the promotion code; null if the coupon was applied directly
   * @param amount taken off, in minor units of the sale's currency
   */
  public record BookedDiscount(
      String line, String discount, @Nullable String coupon, @Nullable Code code, long amount) {}

  /**
   * The promotion code of a discount.
   *
   * @param id Stripe's
   * @param metadata what its maker wrote on it; empty if it wasn't read
   */
  public record Code(String id, Map<String, String> metadata) {

    public Code {
      metadata = Map.copyOf(metadata);
    }
  }

  /** Who bought; masked in texts. */
  public record Buyer(@Nullable String customer, @Nullable String email, @Nullable String name) {
    @Override
    public String toString() {
      return "Buyer[masked]";
    }
  }

  public BookedSale {
    discounts = List.copyOf(discounts);
    coupons = List.copyOf(coupons);
    codes = List.copyOf(codes);
  }

  /** Masked but for the id. */
  @Override
  public String toString() {
    return "BookedSale[" + id + "]";
  }
}
