package dev.promirror.mirror;

import dev.promirror.community.ConnectedAccount;
import dev.promirror.stripe.StripeFailure;

/** Why something isn't at Stripe, in words an owner can act on. */
final class Words {

  static final String NO_ACCESS =
      "Stripe doesn't let us reach the account: see that it is still connected, and that the"
          + " platform's key may write coupons, promotion codes, products and prices";

  private Words() {}

  static String refused(StripeFailure.Refused refused) {
    return switch (refused.code()) {
      case "resource_already_exists" ->
          "Stripe already has a coupon with this id that wasn't made here. Archive this one and"
              + " make it under another id.";
      case "resource_missing" ->
          "customer".equals(refused.param())
              ? "The account has no such customer. Name another, or leave the customer out."
              : "Its coupon is gone at Stripe. Archive this code and make it on another coupon.";
      default ->
          "Stripe refused it (%s). Archive it and make it again with other terms."
              .formatted(named(refused));
    };
  }

  static String refusedOffer(StripeFailure.Refused refused) {
    return refused.code().equals("resource_missing")
        ? "Its product or price is gone at Stripe. Archive this offer and make another."
        : "Stripe refused it (%s). Change it, or archive it and make another."
            .formatted(named(refused));
  }

  static String waiting(ConnectedAccount account) {
    return switch (account.state()) {
      case OPENING -> "Stripe is opening the account.";
      case ONBOARDING -> "The account isn't ready: complete Stripe's onboarding first.";
      case REFUSED -> "Stripe refused to open the account.";
      case LINKING -> "The account is being linked.";
      case DEAUTHORISED -> "The account was disconnected at Stripe: connect it again.";
      case READY -> "";
    };
  }

  private static String named(StripeFailure.Refused refused) {
    return refused.code() + (refused.param() == null ? "" : " at '" + refused.param() + "'");
  }
}
