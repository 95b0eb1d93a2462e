package dev.promirror.stripe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something Stripe told us, reduced to what it points at. Payloads come in the API version of the
 * endpoint, old shapes and new; the id of the object is where it always was.
 */
public sealed interface StripeEvent {

  /** What every event has. */
  Header header();

  /**
   * @param id {@code evt_…}
   * @param type {@code promotion_code.updated}, …
   * @param account the connected account, absent for the platform's own
   * @param created Stripe's time, to the second
   * @param object the id of the object it is about
   * @param apiVersion the version the payload is written in; can be absent
   * @param requestKey the idempotency key of the request that caused it, where Stripe says so
   */
  record Header(
      String id,
      String type,
      @Nullable String account,
      Instant created,
      String object,
      @Nullable String apiVersion,
      @Nullable String requestKey) {}

  /** A promotion code was made or changed. */
  record PromotionCodeChanged(Header header) implements StripeEvent {}

  /** A coupon was made, changed or deleted. */
  record CouponChanged(Header header) implements StripeEvent {}

  /** A product was made, changed or deleted. */
  record ProductChanged(Header header) implements StripeEvent {}

  /** A price was made, changed or deleted. */
  record PriceChanged(Header header) implements StripeEvent {}

  /** A checkout session was completed, or its late payment arrived. */
  record SessionPaid(Header header) implements StripeEvent {}

  /** An invoice was paid. */
  record InvoicePaid(Header header) implements StripeEvent {}

  /** All or some of a charge was refunded. */
  record ChargeRefunded(Header header) implements StripeEvent {}

  /** A refund didn't arrive: the money is the seller's again. */
  record RefundFailed(Header header) implements StripeEvent {}

  /** The facts of a connected account changed. */
  record AccountUpdated(Header header) implements StripeEvent {}

  /** The account's owner took our access away. */
  record AccountDeauthorised(Header header) implements StripeEvent {}

  /** A type nothing here listens to. */
  record Other(Header header) implements StripeEvent {}

  /** The event a header stands for. */
  static StripeEvent of(Header header) {
    return switch (header.type()) {
      case "promotion_code.created", "promotion_code.updated" -> new PromotionCodeChanged(header);
      case "coupon.created", "coupon.updated", "coupon.deleted" -> new CouponChanged(header);
      case "product.created", "product.updated", "product.deleted" -> new ProductChanged(header);
      case "price.created", "price.updated", "price.deleted" -> new PriceChanged(header);
      case "checkout.session.completed", "checkout.session.async_payment_succeeded" ->
          new SessionPaid(header);
      case "invoice.paid" -> new InvoicePaid(header);
      case "charge.refunded" -> new ChargeRefunded(header);
      case "refund.failed" -> new RefundFailed(header);
      case "account.updated" -> new AccountUpdated(header);
      case "account.application.deauthorized" -> new AccountDeauthorised(header);
      default -> new Other(header);
    };
  }
}
