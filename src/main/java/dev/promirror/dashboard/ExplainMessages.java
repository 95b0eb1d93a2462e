package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page that tells why a code was refused. */
@MessageBundle("explain")
interface ExplainMessages {
  @Message("Why was {code} refused?")
  String title(String code);

  @Message("Why refused?")
  String link();

  @Message("Say what the member wanted to buy, and who it was. Nothing is used up by asking.")
  String help();

  @Message("As they typed it")
  String typed();

  @Message("Offer {n}")
  String offer(int n);

  @Message("No further offer")
  String noOffer();

  @Message("Choose an offer")
  String chooseOffer();

  @Message("Quantity {n}")
  String quantity(int n);

  @Message("Member’s e-mail address")
  String email();

  @Message("Stripe customer")
  String customer();

  @Message("Without either, the rules about people can’t be checked.")
  String personHint();

  @Message("Currency")
  String currency();

  @Message("Check")
  String check();

  @Message("It can be used")
  String usable();

  @Message("It can be used, as far as it is known without the member")
  String usableSoFar();

  @Message("It’s refused: {reason}")
  String refused(String reason);

  @Message("There is no code with this text.")
  String unknown();

  @Message("Every rule")
  String rules();

  @Message("Passed")
  String passed();

  @Message("Refused")
  String failed();

  @Message("Not checked")
  String unchecked();

  @Message("{total} instead of {subtotal}")
  String price(String total, String subtotal);

  @Message("Give a goodwill code")
  String goodwillTitle();

  @Message("One use for this person alone, within 7 days, of what this code gives.")
  String goodwillText();

  @Message("Reason")
  String why();

  @Message("Kept for good in the history of the new code: say what happened, and name nobody.")
  String whyHint();

  @Message("Name the member above to give a goodwill code.")
  String nobody();

  @Message("This offer isn’t for sale.")
  String noSuchOffer();

  @Message("This offer has no price in that currency.")
  String noPrice();

  @Message("It costs more than can be counted.")
  String tooMuch();

  @Message("Choose another offer.")
  String otherOffer();

  @Message("No offer is chosen.")
  String noLine();

  @Message(
      "{#switch name}{#case 'startsAt'}starts{#case 'endedAt'}ended{#case 'limit'}limit{#case 'couponLimit'}limit of the coupon{#case 'uses'}uses{#case 'budget'}budget{#case 'currencies'}currencies{#case 'minimum'}minimum{#case 'eligible'}in the purchase{#else}{name}{/switch}")
  String value(String name);
}
