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

  @Message("Write the number of months.")
  String monthsMissing();

  @Message("The number of months isn’t a whole number from 1 to 60.")
  String monthsWrong();

  @Message("The limit isn’t a whole number of at least 1.")
  String limitWrong();

  @Message("Write 20, for example, or leave it empty.")
  String limitFix();

  @Message("The last day isn’t a date.")
  String endsWrong();

  @Message("Write 2026-12-31, for example, or leave it empty.")
  String endsFix();

  @Message("The last day is over already.")
  String endsOver();

  @Message("Choose today or later, or leave it empty.")
  String endsOverFix();

  @Message("The last day is more than five years ahead.")
  String endsFar();

  @Message("Choose an earlier day, or leave it empty.")
  String endsFarFix();

  @Message("The name is longer than 40 characters.")
  String nameLong();

  @Message("Shorten it.")
  String nameFix();

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

  @Message("It was changed meanwhile. Look at it again.")
  String changed();

  @Message("It’s archived and can’t be changed any more.")
  String archived();

  @Message("It’s used up or expired, which is final. Make a new code with the same text instead.")
  String finished();
}
