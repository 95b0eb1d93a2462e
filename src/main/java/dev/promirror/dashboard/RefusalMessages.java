package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said beside a field that can't be accepted: what is wrong, and what to write. */
@MessageBundle("refusal")
interface RefusalMessages {
  @Message("Write the percentage.")
  String percentMissing();

  @Message("The percentage isn’t a number from 0.01 to 100 with at most two decimals.")
  String percentWrong();

  @Message("Write 20 or 12.5, for example.")
  String percentFix();

  @Message("Write the amount.")
  String amountMissing();

  @Message("The amount isn’t a sum in {currency}.")
  String amountWrong(String currency);

  @Message("Write {example}, for example, without separators for thousands.")
  String amountFix(String example);

  @Message("Write the code.")
  String codeMissing();

  @Message("The code isn’t 3 to 64 letters, digits or hyphens.")
  String codeWrong();

  @Message("Write SUMMER-20, for example, without spaces or accents.")
  String codeFix();

  @Message("Another code with this text is still running.")
  String codeTaken();

  @Message("Choose another text, or archive the other code first.")
  String codeTakenFix();

  @Message("This form was sent already, with other values.")
  String sentBefore();

  @Message("If you want a second code, send it again.")
  String sentBeforeFix();

  @Message("It’s still being saved.")
  String stillSaving();

  @Message("Wait a moment and send it again; it’s done once.")
  String stillSavingFix();

  @Message("It was changed meanwhile. Look at it again.")
  String changed();

  @Message("It’s archived and can’t be changed any more.")
  String archived();

  @Message("It’s used up or expired, which is final. Make a new code with the same text instead.")
  String finished();

  @Message("Write a whole number from {min} to {max}.")
  String wholeMissing(int min, int max);

  @Message("It isn’t a whole number from {min} to {max}.")
  String wholeWrong(int min, int max);

  @Message("It isn’t a whole number.")
  String limitWrong();

  @Message("It isn’t a whole number of at least 1.")
  String quantityWrong();

  @Message("Write 20, for example, or leave it empty.")
  String limitFix();

  @Message("One of the amounts isn’t a sum in its currency.")
  String rowsWrong();

  @Message("Write a currency such as USD and an amount such as 5.00, or leave the row empty.")
  String rowsFix();

  @Message("One of the steps has no coupon, or its uses aren’t a whole number.")
  String stepsWrong();

  @Message("Write a coupon’s id and a number such as 100, or leave the row empty.")
  String stepsFix();

  @Message("One of the rows has no name or no value.")
  String metadataWrong();

  @Message("A name is there twice.")
  String metadataTwice();

  @Message("Fill in both, or leave the row empty.")
  String metadataFix();

  @Message("Give each row a name of its own.")
  String metadataTwiceFix();

  @Message("It starts when it has ended already.")
  String startAfterEnd();

  @Message("Choose an earlier start or a later end.")
  String startAfterEndFix();

  @Message("There’s no date.")
  String dateMissing();

  @Message("It isn’t a date.")
  String dateWrong();

  @Message("Write 2026-12-31, for example.")
  String dateFix();

  @Message("It’s over already.")
  String over();

  @Message("Choose a later one, or leave it empty.")
  String overFix();

  @Message("It’s more than five years ahead.")
  String far();

  @Message("Choose an earlier one, or leave it empty.")
  String farFix();

  @Message("No list is chosen.")
  String listMissing();

  @Message("Choose one, or another audience.")
  String listFix();

  @Message("Choose “Only at our checkout”, or leave it out.")
  String ourCheckoutFix();

  @Message("Tick that you know this, or choose “Only at our checkout”.")
  String acknowledgeFix();
}
