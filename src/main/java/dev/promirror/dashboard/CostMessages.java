package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of what an edit takes at Stripe. */
@MessageBundle("cost")
interface CostMessages {
  @Message("What this takes at Stripe")
  String title();

  @Message("This edit makes {writes} at Stripe{#if codes} for {codes}{/if}, {time}.")
  String text(String writes, String codes, String time);

  @Message("{#if n eq 1}1 write{#else}{shown} writes{/if}")
  String writes(long n, String shown);

  @Message("{#if n eq 1}1 code{#else}{shown} codes{/if}")
  String codes(long n, String shown);

  @Message("less than a minute")
  String shortly();

  @Message("about {#if n eq 1}1 minute{#else}{shown} minutes{/if}")
  String minutes(long n, String shown);

  @Message(
      "Each code keeps its old terms until its own successor takes over; for the moment that takes it can’t be used.")
  String codeByCode();

  @Message("The old terms hold until Stripe has the coupon’s successor.")
  String untilSuccessor();

  @Message("The old terms hold until Stripe has the new ones.")
  String untilChanged();

  @Message("Discounts that were given keep their terms for good.")
  String given();

  @Message("Nothing is saved yet.")
  String unsaved();

  @Message("It isn’t what was shown before: the form or its codes have changed since.")
  String changed();

  @Message("Do it")
  String confirm();

  @Message("More than {most} codes are written to.")
  String confirmHint(int most);

  @Message("Tick it if you want this; change the form or cancel if you don’t.")
  String unticked();

  @Message("Save and replace")
  String replace();
}
