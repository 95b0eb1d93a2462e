package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a discount: what it gives, and for how long. */
@MessageBundle("deal")
interface DealMessages {
  @Message("{percent} % off")
  String percent(String percent);

  @Message("{amount} off")
  String amount(String amount);

  @Message("{#if days eq 1}1 extra trial day{#else}{days} extra trial days{/if}")
  String trial(int days);

  @Message("{what} once")
  String once(String what);

  @Message("{what} for {#if months eq 1}1 month{#else}{months} months{/if}")
  String months(String what, int months);

  @Message("{what} for {#if charges eq 1}1 charge{#else}{charges} charges{/if}")
  String periods(String what, int charges);

  @Message("{what} until {day}")
  String until(String what, String day);

  @Message("{what} forever")
  String forever(String what);
}
