package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The labels and values of what is fixed about a promo code, and the states. */
@MessageBundle("fact")
interface FactMessages {
  @Message("Deal")
  String deal();

  @Message("Coupon")
  String coupon();

  @Message("Limit of this code")
  String limit();

  @Message("Limit of the coupon")
  String couponLimit();

  @Message("{#if n eq 1}1 use{#else}{shown} uses{/if}")
  String uses(long n, String shown);

  @Message("no limit")
  String noLimit();

  @Message("Usable until")
  String ends();

  @Message("no end")
  String noEnd();

  @Message("Made")
  String made();

  @Message("Comes from")
  String origin();

  @Message("Stripe, where it was made")
  String fromStripe();

  @Message("Not shown here")
  String note();

  @Message("Promotion code at Stripe")
  String stripeCode();

  @Message("Coupon at Stripe")
  String stripeCoupon();

  @Message("Not there yet")
  String notYet();

  @Message("Counted by Stripe")
  String stripeCount();

  @Message("Active")
  String active();

  @Message("Draft")
  String draft();

  @Message("Scheduled")
  String scheduled();

  @Message("Paused")
  String paused();

  @Message("Used up")
  String exhausted();

  @Message("Expired")
  String expired();

  @Message("Archived")
  String archived();

  @Message("At Stripe")
  String inSync();

  @Message("On its way")
  String pending();

  @Message("Failed")
  String failed();

  @Message("Differs")
  String drifted();

  @Message("next try {when}")
  String retry(String when);

  @Message("{used} of {limit} used")
  String usedOf(String used, String limit);

  @Message("{used} used")
  String used(String used);

  @Message("{left} left")
  String left(String left);
}
