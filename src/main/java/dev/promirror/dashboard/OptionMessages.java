package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the fields of a promo code and its coupon are called, on the form and everywhere else. */
@MessageBundle("option")
interface OptionMessages {
  @Message("Name")
  String name();

  @Message("Code")
  String code();

  @Message("Percent off")
  String percent();

  @Message("Amount off")
  String amount();

  @Message("Amounts in other currencies")
  String options();

  @Message("Extra trial days")
  String trialDays();

  @Message("How long it lasts")
  String duration();

  @Message("Number of months")
  String months();

  @Message("Number of charges")
  String periods();

  @Message("Last discounted day")
  String until();

  @Message("What it’s for")
  String offers();

  @Message("Starts")
  String starts();

  @Message("Ends")
  String ends();

  @Message("Uses in total")
  String limit();

  @Message("Uses per member")
  String perCustomer();

  @Message("Budget")
  String budget();

  @Message("Minimum spend")
  String spend();

  @Message("Minimum quantity")
  String quantity();

  @Message("Who can use it")
  String audience();

  @Message("Member list")
  String memberList();

  @Message("Only this Stripe customer")
  String customer();

  @Message("First purchase only")
  String first();

  @Message("Where it can be typed")
  String door();

  @Message("Capitals")
  String casePolicy();

  @Message("Rules Stripe can’t hold")
  String acknowledged();

  @Message("Channel")
  String channel();

  @Message("When it’s saved")
  String status();

  @Message("Coupon name")
  String couponName();

  @Message("Coupon id")
  String couponId();

  @Message("Uses of all its codes together")
  String couponLimit();

  @Message("Start of all its codes")
  String couponStarts();

  @Message("End of all its codes")
  String couponEnds();

  @Message("Refunds")
  String refund();

  @Message("Single purchases")
  String single();

  @Message("Auto-renewing")
  String recurring();

  @Message("Services and events")
  String event();

  @Message("{days} days of free trial in all")
  String trialOf(String days);

  @Message("Stripe")
  String byStripe();

  @Message("Promirror")
  String byPromirror();

  @Message("Stripe and Promirror")
  String byBoth();

  @Message("Further steps")
  String steps();

  @Message("Notes for programs")
  String metadata();

  @Message("{label}, for all codes of the coupon")
  String forAllCodes(String label);
}
