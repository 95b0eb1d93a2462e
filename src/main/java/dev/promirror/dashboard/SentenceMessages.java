package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The form as one plain sentence. */
@MessageBundle("sentence")
interface SentenceMessages {
  @Message(
      "{code} {#if trial}gives{#else}takes{/if} {deal}. It can be used {limit}{#if starts}, from {starts}{/if}{#if ends}, until {#if wholeDay}the end of {/if}{ends}{/if}.{#if paused} It starts paused.{/if}{#if draft} It’s a draft until you publish it.{/if}")
  String sentence(
      String code,
      boolean trial,
      String deal,
      String limit,
      String starts,
      String ends,
      boolean wholeDay,
      boolean paused,
      boolean draft);

  @Message("Your code")
  String yourCode();

  @Message("a discount you haven’t set yet")
  String noDeal();

  @Message("any number of times")
  String anyTimes();

  @Message("{#if n eq 1}once{#else}{shown} times{/if}")
  String times(long n, String shown);
}
