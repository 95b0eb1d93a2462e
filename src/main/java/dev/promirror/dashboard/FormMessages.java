package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the form of a promo code: headings, choices, help. */
@MessageBundle("form")
interface FormMessages {
  @Message("New promo code")
  String title();

  @Message("Edit {code}")
  String editTitle(String code);

  @Message("{#if n eq 1}One thing needs{#else}{n} things need{/if} a change")
  String errors(int n);

  @Message("Only you and your team see it.")
  String nameHint();

  @Message("What members type: 3 to 64 letters, digits or hyphens. Empty, it’s made of the name.")
  String codeHint();

  @Message("Discount")
  String discount();

  @Message("Percentage")
  String percent();

  @Message("Fixed amount")
  String amount();

  @Message("Longer free trial")
  String trial();

  @Message("Amount off, in {currency}")
  String amountLabel(String currency);

  @Message("Where an offer is sold in a currency without an amount, the code can’t be used.")
  String optionsHint();

  @Message("Currency {n}")
  String rowCurrency(int n);

  @Message("Amount {n}")
  String rowAmount(int n);

  @Message("Added to the trial an offer has. Works at our checkout only.")
  String trialHint();

  @Message("Once")
  String once();

  @Message("The first charge only")
  String onceHint();

  @Message("Some months")
  String repeating();

  @Message("Every charge within calendar months from the first use")
  String repeatingHint();

  @Message("Some charges")
  String periods();

  @Message("So many charges, the first counted, however far apart")
  String periodsHint();

  @Message("Until a day")
  String until();

  @Message("Every charge until that day is over where you are")
  String untilHint();

  @Message("Forever")
  String forever();

  @Message("Every charge until the member leaves")
  String foreverHint();

  @Message("Everything")
  String all();

  @Message("Also what you add later")
  String allHint();

  @Message("Only these")
  String only();

  @Message("Nothing but what you tick")
  String onlyHint();

  @Message("All but these")
  String except();

  @Message("Everything but what you tick")
  String exceptHint();

  @Message("Select all")
  String selectAll();

  @Message("Nothing is sold at your account yet. Offers show here as soon as there are some.")
  String noOffers();

  @Message("Start and end")
  String times();

  @Message("Empty means at once. Without a time, the beginning of that day.")
  String startsHint();

  @Message("Empty means no end. Without a time, the end of that day.")
  String endsHint();

  @Message("Day")
  String date();

  @Message("Time")
  String time();

  @Message("Time zone")
  String zone();

  @Message("Limits")
  String limits();

  @Message("Empty means any number of times; 0 means it can’t be used.")
  String limitHint();

  @Message("Empty means any number of times.")
  String perCustomerHint();

  @Message("It stops once discounts of this sum were given, in {currency}.")
  String budgetHint(String currency);

  @Message("Of what it’s for, before the discount. Other currencies than these don’t reach it.")
  String spendHint();

  @Message("Pieces of what it’s for in one purchase.")
  String quantityHint();

  @Message("optional")
  String optional();

  @Message("Save changes")
  String save();

  @Message("Create code")
  String submit();

  @Message("Cancel")
  String cancel();

  @Message("Saving …")
  String busy();
}
