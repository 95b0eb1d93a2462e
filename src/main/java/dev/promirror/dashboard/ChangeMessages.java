package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of what was changed. */
@MessageBundle("change")
interface ChangeMessages {
  @Message("Changes")
  String title();

  @Message(
      "{#switch action}{#case 'create'}Made{#case 'edit'}Edited{#case 'publish'}Published{#case 'pause'}Paused{#case 'activate'}Activated{#case 'duplicate'}Made as a copy{#case 'archive'}Archived{#case 'goodwill'}Made as goodwill{#case 'goodwill-reason'}Goodwill{#else}{action}{/switch} by {role}")
  String what(String action, String role);

  @Message("{field}: {before} → {after}")
  String changed(String field, String before, String after);

  @Message("{field}: {after}")
  String set(String field, String after);

  @Message("nothing")
  String nothing();

  @Message("Draft")
  String draft();

  @Message("Switched on")
  String active();

  @Message("yes")
  String yes();

  @Message("no")
  String no();

  @Message("Publish")
  String publish();

  @Message("Duplicate")
  String duplicate();

  @Message("All codes of this coupon")
  String siblings();

  @Message("Another code on this coupon")
  String another();

  @Message("Before you rely on it")
  String warnings();

  @Message("Everything but {offers}")
  String except(String offers);

  @Message("Everything")
  String everything();

  @Message("Gives the use back")
  String givesBack();

  @Message("Only {offers}")
  String only(String offers);

  @Message("nothing: it can’t be used")
  String nothingAtAll();

  @Message("{n} offers")
  String offers(String n);
}
