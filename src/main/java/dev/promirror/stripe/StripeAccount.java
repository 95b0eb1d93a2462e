package dev.promirror.stripe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connected account at Stripe. Every method is a call over the network, made without any
 * transaction open, lasts at most {@link #LONGEST_CALL}, and fails with a {@link StripeFailure}.
 */
public interface StripeAccount {

  /** No call lasts longer. */
  Duration LONGEST_CALL = Duration.ofSeconds(8);

  /** Makes or changes a coupon. */
  StripeCoupon sendCoupon(StripeWrite write, String idempotencyKey);

  /** Makes or changes a promotion code. */
  StripePromotionCode sendPromotionCode(StripeWrite write, String idempotencyKey);

  /** A coupon by its id, read in full; empty if there is none (any more). */
  Optional<StripeCoupon> coupon(String id);

  /** A promotion code by Stripe's id, read in full with its coupon. */
  Optional<StripePromotionCode> promotionCode(String id);

  /**
   * Up to 100 coupons, read in full; deleted ones aren't among them.
   *
   * @param after Stripe's id of the last one of the page before; null for the first page
   */
  StripePage<StripeCoupon> coupons(@Nullable String after);

  /**
   * Up to 100 promotion codes in any state, read in full with their coupons.
   *
   * @param after Stripe's id of the last one of the page before; null for the first page
   */
  StripePage<StripePromotionCode> promotionCodes(@Nullable String after);

  /** The promotion codes of a coupon with this text, in any state. */
  List<StripePromotionCode> promotionCodesOf(String coupon, String text);

  /** Makes or changes a product. */
  StripeProduct sendProduct(StripeWrite write, String idempotencyKey);

  /** Makes or changes a price. */
  StripePrice sendPrice(StripeWrite write, String idempotencyKey);

  /** A product by its id; empty if there is none (any more). */
  Optional<StripeProduct> product(String id);

  /** A price with its product; empty if there is none (any more). */
  Optional<StripePrice> price(String id);

  /**
   * Up to 100 prices with their products, in any state.
   *
   * @param after Stripe's id of the last price of the page before; null for the first page
   */
  StripePage<StripePrice> prices(@Nullable String after);

  /** All prices of a product with the product, in any state. */
  List<StripePrice> pricesOf(String product);

  /**
   * A sale by a checkout session in payment mode; empty if the session is none, isn't paid, or is
   * of another mode (then its invoices are the sales). Read with all its lines: that can take more
   * than one request, which share the time of a call.
   */
  Optional<BookedSale> saleBySession(String id);

  /**
   * A sale by a paid invoice of a subscription; empty if it is none or isn't paid. Read with all
   * its lines, like a session.
   */
  Optional<BookedSale> saleByInvoice(String id);

  /**
   * The sale a charge paid, with how much of the charge was refunded; empty if it paid none that
   * would be booked. A charge doesn't name its session or invoice: they are found by its payment
   * intent, in a few requests that share the time of a call.
   */
  Optional<RefundedSale> saleByCharge(String charge);

  /** As {@link #saleByCharge}, of the charge a refund is of. */
  Optional<RefundedSale> saleByRefund(String refund);
}
