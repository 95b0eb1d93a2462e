package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around the content of every page. */
@MessageBundle("frame")
interface FrameMessages {
  @Message("Promirror")
  String product();

  @Message("Skip to content")
  String skip();

  @Message("Sign out")
  String signOut();

  @Message("Signed in as")
  String signedInAs();

  @Message("Promo codes")
  String promoCodes();

  @Message("All communities")
  String allCommunities();

  @Message("Your communities")
  String communities();

  @Message(
      "No community belongs to this sign-in yet. Ask whoever runs Promirror for you to add one.")
  String noCommunities();

  @Message("Global")
  String regionGl();

  @Message("India")
  String regionIn();

  @Message("Payment data of this community stays in: {region}")
  String regionMeaning(String region);

  @Message("Times and days in {zone}")
  String zone(String zone);

  @Message("Keyboard:")
  String keys();

  @Message("search")
  String keySearch();

  @Message("new code")
  String keyNew();

  @Message("Turn shortcuts off")
  String keysOff();

  @Message("Turn shortcuts on")
  String keysOn();

  @Message("Copy {code}")
  String copy(String code);

  @Message("Copied")
  String copied();

  @Message("Connection lost. Trying again …")
  String offline();

  @Message("Your session has ended. Load the page again to sign in.")
  String sessionEnded();
}
