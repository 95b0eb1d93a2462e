package dev.promirror.dashboard;

import dev.promirror.community.ConnectedAccount;
import org.jspecify.annotations.Nullable;

/**
 * The state of a community's Stripe account, in words.
 *
 * @param messages the wording
 */
record AccountWords(AccountMessages messages) {

  /** The state in a word. */
  Badge badge(ConnectedAccount.State state) {
    return switch (state) {
      case OPENING -> new Badge("pending", messages.opening());
      case ONBOARDING -> new Badge("warn", messages.onboarding());
      case READY -> new Badge("active", messages.ready());
      case REFUSED -> new Badge("bad", messages.refused());
      case LINKING -> new Badge("pending", messages.linking());
      case DEAUTHORISED -> new Badge("bad", messages.deauthorised());
    };
  }

  /**
   * What its owner must know; nothing while all is well.
   *
   * @param reason Stripe's, if it gave one
   * @param onboarding the address that leads on to Stripe's onboarding; none for those who may not
   *     take it
   */
  @Nullable Notice notice(
      ConnectedAccount.State state, @Nullable String reason, @Nullable String onboarding) {
    return switch (state) {
      case READY -> null;
      case OPENING -> new Notice("info", messages.openingTitle(), messages.openingText(), null);
      case ONBOARDING ->
          new Notice(
              "warn",
              messages.onboardingTitle(),
              messages.onboardingText(),
              onboarding == null
                  ? null
                  : new Notice.Action(messages.onboardingAction(), onboarding));
      case REFUSED ->
          new Notice(
              "bad",
              messages.refusedTitle(),
              messages.refusedText(reason == null ? messages.noReason() : reason),
              null);
      case LINKING -> new Notice("info", messages.linkingTitle(), messages.linkingText(), null);
      case DEAUTHORISED ->
          new Notice("bad", messages.deauthorisedTitle(), messages.deauthorisedText(), null);
    };
  }
}
