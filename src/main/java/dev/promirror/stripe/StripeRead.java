package dev.promirror.stripe;

/** An object to be read at Stripe before an event is applied. */
public sealed interface StripeRead {

  /** Stripe's id of the object. */
  String id();

  record OfCoupon(String id) implements StripeRead {}

  record OfPromotionCode(String id) implements StripeRead {}

  record OfSession(String id) implements StripeRead {}

  record OfInvoice(String id) implements StripeRead {}

  record OfCharge(String id) implements StripeRead {}

  record OfRefund(String id) implements StripeRead {}

  record OfAccount(String id) implements StripeRead {}
}
