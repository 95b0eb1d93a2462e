package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of one promo code. */
@MessageBundle("code")
interface CodeMessages {
  @Message("Edit")
  String edit();

  @Message("Pause")
  String pause();

  @Message("Activate")
  String activate();

  @Message("Archive …")
  String archive();

  @Message("Figures")
  String figures();

  @Message("Uses")
  String uses();

  @Message("Discount given")
  String discount();

  @Message("Revenue after discount")
  String revenue();

  @Message("Payments")
  String payments();

  @Message("{n} first")
  String firstPayments(String n);

  @Message("{n} renewals")
  String renewals(String n);

  @Message("Nothing sold with it yet")
  String noMoney();

  @Message("Uses per day")
  String history();

  @Message("Range")
  String range();

  @Message("{days} days")
  String days(int days);

  @Message("Show as a table")
  String asTable();

  @Message("Day")
  String day();

  @Message("{#if uses eq 1}1 use{#else}{shown} uses{/if} in the last {days} days")
  String usesInDays(long uses, String shown, int days);

  @Message("No use in these days")
  String noUses();

  @Message("Latest redemptions")
  String redemptions();

  @Message("When")
  String when();

  @Message("Member")
  String member();

  @Message("Paid")
  String paid();

  @Message("Discount")
  String off();

  @Message("Kind")
  String kind();

  @Message("First payment")
  String first();

  @Message("Renewal")
  String renewal();

  @Message("Other payment")
  String otherPayment();

  @Message("Unknown member")
  String unknownMember();

  @Message("Nobody has used this code yet. The first use shows here within two seconds.")
  String noRedemptions();

  @Message("Facts")
  String facts();

  @Message("Archive {code}?")
  String archiveTitle(String code);

  @Message(
      "Nobody can use it any more, and it can’t come back. Discounts that members already have stay with them, and all figures stay here.")
  String archiveText();

  @Message("If you only want to stop it for a while, pause it instead.")
  String archiveInstead();

  @Message("Archive this code")
  String archiveYes();

  @Message("Keep it")
  String archiveNo();

  @Message("{code} is made.")
  String madeTitle(String code);

  @Message("It’s on its way to your Stripe account; the state on this page follows by itself.")
  String madeText();
}
