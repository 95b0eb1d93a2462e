package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about a community's Stripe account. */
@MessageBundle("account")
interface AccountMessages {
  @Message("Opening")
  String opening();

  @Message("Needs details")
  String onboarding();

  @Message("Ready")
  String ready();

  @Message("Refused")
  String refused();

  @Message("Linking")
  String linking();

  @Message("Your Stripe account is being linked.")
  String linkingTitle();

  @Message("You can write codes now; they go to Stripe as soon as the account is linked.")
  String linkingText();

  @Message("Disconnected")
  String deauthorised();

  @Message("Your Stripe account is being opened.")
  String openingTitle();

  @Message("You can write codes now; they go to Stripe as soon as the account is open.")
  String openingText();

  @Message("Stripe needs a few details before you can sell.")
  String onboardingTitle();

  @Message("You can write codes now. Members can use them once Stripe has your details.")
  String onboardingText();

  @Message("Continue at Stripe")
  String onboardingAction();

  @Message("Stripe refused to open the account.")
  String refusedTitle();

  @Message("{reason} Codes written here wait until this is settled.")
  String refusedText(String reason);

  @Message("Stripe gave no reason.")
  String noReason();

  @Message("Your Stripe account is no longer connected.")
  String deauthorisedTitle();

  @Message(
      "Nothing reaches Stripe any more and no new use is counted. Everything up to now stays here.")
  String deauthorisedText();
}
