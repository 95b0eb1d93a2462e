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

  @Message("The limit isn’t a whole number.")
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

  @Message("Write the code.")
  String codeMissing();
}
