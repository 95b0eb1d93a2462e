package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a discount. */
@MessageBundle("deal")
interface DealMessages {
  @Message("{percent} % off once")
  String percentOnce(String percent);

  @Message("{percent} % off for {#if months eq 1}1 month{#else}{months} months{/if}")
  String percentMonths(String percent, int months);

  @Message("{percent} % off forever")
  String percentForever(String percent);

  @Message("{amount} off once")
  String amountOnce(String amount);

  @Message("{amount} off for {#if months eq 1}1 month{#else}{months} months{/if}")
  String amountMonths(String amount, int months);

  @Message("{amount} off forever")
  String amountForever(String amount);
}
