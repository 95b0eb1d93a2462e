package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page about what the Stripe account has. */
@MessageBundle("stripe")
interface StripeMessages {
  @Message("At Stripe")
  String title();

  @Message("Changed at Stripe")
  String drift();

  @Message(
      "Somebody changed these at Stripe after they were written there. Nothing is written until you"
          + " decide.")
  String driftText();

  @Message("All that is here is at Stripe as it was written.")
  String noDrift();

  @Message("Here")
  String ours();

  @Message("At Stripe")
  String theirs();

  @Message("What")
  String field();

  @Message("changed at Stripe {when}, after it was written {told}")
  String newer(String when, String told);

  @Message("changed at Stripe after it was written {told}")
  String newerUnknown(String told);

  @Message("Keep what is here")
  String push();

  @Message("Take what is at Stripe")
  String adopt();

  @Message("Leave both")
  String ignore();

  @Message("Left so by you.")
  String ignored();

  @Message("That can't be done")
  String cannotTitle();

  @Message(
      "It has ended here, has changes on their way, or says what has no words here. Keep what is"
          + " here, or leave both.")
  String cannotText();

  @Message("A code made at Stripe has its text. Give this one another, or end that one.")
  String textTaken();

  @Message("usable")
  String active();

  @Message("yes")
  String yes();

  @Message("no")
  String no();

  @Message("nothing")
  String nothing();

  @Message("there at all")
  String exists();

  @Message("name")
  String name();

  @Message("note {key}")
  String metadata(String key);

  @Message("amount in {currency}")
  String amountIn(String currency);

  @Message("least purchase in {currency}")
  String leastIn(String currency);

  @Message("Coupon {id}")
  String coupon(String id);

  @Message("Reading the account")
  String reading();

  @Message("Offers, coupons and promo codes are read when an account is linked, and once a week.")
  String readingText();

  @Message("Read all of it now")
  String readNow();

  @Message("Offers")
  String offers();

  @Message("Coupons")
  String coupons();

  @Message("Promo codes")
  String codes();

  @Message("{shown} read")
  String read(String shown);

  @Message("done")
  String done();

  @Message("being read")
  String running();

  @Message("waits")
  String waits();

  @Message("Last read in full")
  String finished();

  @Message("not yet")
  String never();

  @Message("Not shown here")
  String unadopted();

  @Message("These are at Stripe and can't be shown as they are. They stay as they are there.")
  String unadoptedText();

  @Message("Stripe account")
  String link();
}
