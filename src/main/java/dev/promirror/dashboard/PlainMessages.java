package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages that only say something. */
@MessageBundle("say")
interface PlainMessages {
  @Message("You’re signed out")
  String outTitle();

  @Message("Nothing of your communities is left on this screen.")
  String outText();

  @Message("Sign in again")
  String outAction();

  @Message("There’s no such page")
  String lostTitle();

  @Message("It may have moved, or it belongs to a community that isn’t among yours.")
  String lostText();

  @Message("Go to your communities")
  String home();

  @Message("You can’t do that here")
  String deniedTitle();

  @Message(
      "Your role in this community doesn’t include it. An owner can do it, or change your role.")
  String deniedText();

  @Message("This form came from somewhere else")
  String foreignTitle();

  @Message(
      "For your safety nothing was changed. Open the page again and repeat what you wanted to do.")
  String foreignText();

  @Message("Something went wrong on our side")
  String brokenTitle();

  @Message(
      "Nothing was changed. Try again in a moment; if it stays, tell support the reference below.")
  String brokenText();

  @Message("We can’t reach our storage right now")
  String awayTitle();

  @Message("Your codes keep working at Stripe, and nothing was lost. Try again in a moment.")
  String awayText();

  @Message("This community is looked after elsewhere")
  String elsewhereTitle();

  @Message(
      "Its region isn’t served from this address. Use the address you were given for that region.")
  String elsewhereText();

  @Message("Reference")
  String reference();
}
