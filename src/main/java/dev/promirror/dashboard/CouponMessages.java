package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the form about the coupon behind a code, and of those that take over from it. */
@MessageBundle("coupon")
interface CouponMessages {
  @Message("More about the coupon behind it")
  String title();

  @Message(
      "{shown} codes have this coupon: {codes}{#if more} and others{/if}. What you change of discount, duration, offers and “More about the coupon” changes for all {shown}.")
  String shared(String shown, String codes, boolean more);

  @Message("What you change here changes for all {shown} codes of the coupon.")
  String sharedHere(String shown);

  @Message("Another code on the coupon {coupon}: {deal}.")
  String onCoupon(String coupon, String deal);

  @Message("Stripe shows it to members. Empty, it’s called like the code.")
  String nameHint();

  @Message("Stripe shows it to members.")
  String nameEditHint();

  @Message("Letters, digits, _ and -. Empty, one is made. Ids are never used again.")
  String idHint();

  @Message("It never changes.")
  String idFixed();

  @Message("What has to hold for every code of the coupon")
  String conditions();

  @Message("A refund gives the use back")
  String refund();

  @Message(
      "When a sale is refunded in full, its use isn’t counted here any more. Stripe’s own count stays.")
  String refundHint();

  @Message("Kept with the coupon at Stripe too; members don’t see them.")
  String metadataHint();

  @Message("Name")
  String metadataName();

  @Message("Name {n}")
  String metadataKey(int n);

  @Message("Value {n}")
  String metadataValue(int n);

  @Message(
      "“Uses in total” then counts for the first coupon alone. When these are used up, the next coupon takes over under the same text.")
  String stepsHint();

  @Message("Coupon of step {n}")
  String stepCoupon(int n);

  @Message("Uses")
  String stepUses();

  @Message("Only the last step’s uses can stay empty: then it’s without end.")
  String stepsEnd();
}
