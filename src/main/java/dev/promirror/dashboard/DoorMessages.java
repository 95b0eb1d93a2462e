package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the form about people, doors, states and the coupon behind a code. */
@MessageBundle("door")
interface DoorMessages {
  @Message("Everyone")
  String everyone();

  @Message("New members")
  String newMembers();

  @Message("Who bought nothing here before. They can use it once.")
  String newHint();

  @Message("Members who bought before")
  String existing();

  @Message("Works at our checkout only.")
  String oursOnly();

  @Message("A list of members")
  String members();

  @Message("Choose a list")
  String chooseList();

  @Message("{name} ({size})")
  String list(String name, String size);

  @Message("There’s no list yet. Lists are uploaded as CSV through the API.")
  String noLists();

  @Message("For one member alone: the id begins with cus_.")
  String customerHint();

  @Message("Stripe refuses customers who have paid before.")
  String firstHint();

  @Message("Everywhere")
  String everywhere();

  @Message("In Stripe’s own box too. Some rules hold there only in part.")
  String everywhereHint();

  @Message("Only at our checkout")
  String ours();

  @Message("Stripe’s box doesn’t know it. Every rule holds.")
  String oursHint();

  @Message("Capitals don’t matter")
  String ignoreCase();

  @Message("Exactly as written")
  String exact();

  @Message("Stripe’s box can’t hold this; Promirror alone does. Tick what you accept.")
  String acknowledge();

  @Message("Newsletter, podcast, … Reports compare channels.")
  String channelHint();

  @Message("Usable at once")
  String active();

  @Message("Paused, until you activate it")
  String paused();

  @Message("A draft: nothing of it is at Stripe until you publish it")
  String draft();

  @Message("Somebody else changed it while you were writing.")
  String conflictTitle();

  @Message(
      "Nothing of yours was saved yet. Look at what it says now; if you save again, yours replaces it.")
  String conflictText();

  @Message("You saved this form before.")
  String savedBeforeTitle();

  @Message(
      "What you changed since isn’t saved yet. Look at what it says now; if you save again, this form replaces it.")
  String savedBeforeText();

  @Message("It’s archived.")
  String archivedTitle();

  @Message(
      "It was archived while you were writing, which is final: nothing of yours was saved. Duplicate it on its own page to go on with a copy.")
  String archivedText();

  @Message("{code} is archived")
  String archivedCode(String code);

  @Message(
      "That’s final, so it can’t be edited any more. A duplicate begins as a draft that says the same, and can be changed.")
  String archivedDuplicate();

  @Message("Its coupon is archived. That’s final, so it can’t be edited or copied any more.")
  String archivedWithCoupon();

  @Message("Open it as it is now")
  String conflictAction();

  @Message("What members get")
  String summary();

  @Message("On your offers")
  String preview();

  @Message("{now} instead of {full}")
  String instead(String now, String full);

  @Message("An estimate; what is booked is read from Stripe.")
  String estimate();

  @Message("Who sees to what")
  String enforcement();

  @Message("It’s saved.")
  String savedTitle();

  @Message(
      "It’s on its way to your Stripe account. Discounts members already have stay as they are.")
  String savedText();
}
