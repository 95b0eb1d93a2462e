package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the form of a new promo code. */
@MessageBundle("form")
interface FormMessages {
  @Message("New promo code")
  String title();

  @Message("{#if n eq 1}One thing needs{#else}{n} things need{/if} a change")
  String errors(int n);

  @Message("Name")
  String name();

  @Message("Only you and your team see it; at most 40 characters.")
  String nameHint();

  @Message("Code")
  String code();

  @Message("What members type: 3 to 64 letters, digits or hyphens. Capitals don’t matter.")
  String codeHint();

  @Message("Discount")
  String discount();

  @Message("Percentage")
  String percent();

  @Message("Fixed amount")
  String amount();

  @Message("Percent off")
  String percentLabel();

  @Message("Amount off, in {currency}")
  String amountLabel(String currency);

  @Message("How long it lasts")
  String duration();

  @Message("Once")
  String once();

  @Message("The first payment only")
  String onceHint();

  @Message("Some months")
  String repeating();

  @Message("Every payment in that time")
  String repeatingHint();

  @Message("Forever")
  String forever();

  @Message("Every payment until the member leaves")
  String foreverHint();

  @Message("Number of months")
  String months();

  @Message("Limits")
  String limits();

  @Message("How often it can be used")
  String limit();

  @Message("Empty means any number of times.")
  String limitHint();

  @Message("Last day")
  String ends();

  @Message("Until the end of that day in {zone}. Empty means no end.")
  String endsHint(String zone);

  @Message("Usable at once")
  String active();

  @Message("Otherwise it waits, paused, until you activate it.")
  String activeHint();

  @Message("optional")
  String optional();

  @Message("What members get")
  String summary();

  @Message("Create code")
  String submit();

  @Message("Cancel")
  String cancel();

  @Message("Creating …")
  String busy();

  @Message(
      "{code} takes {deal}. It can be used {limit}{#if ends}, until the end of {ends}{/if}.{#if !active} It starts paused.{/if}")
  String sentence(String code, String deal, String limit, String ends, boolean active);

  @Message("Your code")
  String yourCode();

  @Message("a discount you haven’t set yet")
  String noDeal();

  @Message("any number of times")
  String anyTimes();

  @Message("{#if n eq 1}once{#else}{shown} times{/if}")
  String times(long n, String shown);

  @Message("Neither a limit nor a last day: it works until you stop it.")
  String noEnd();
}
