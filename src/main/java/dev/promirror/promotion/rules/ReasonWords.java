package dev.promirror.promotion.rules;

/** Reasons as a member can read them; the values stand beside them. */
public final class ReasonWords {

  private ReasonWords() {}

  public static String of(Reason reason) {
    return switch (reason) {
      case UNKNOWN -> "There is no such code.";
      case WRONG_CASE -> "Capital and small letters matter in this code.";
      case ARCHIVED, NOT_PUBLISHED -> "This code can't be used.";
      case NOT_STARTED -> "This code can't be used yet.";
      case EXPIRED -> "This code has expired.";
      case EXHAUSTED -> "This code is used up.";
      case BUDGET_SPENT -> "The budget of this code is used up.";
      case PAUSED -> "This code is paused.";
      case ACCOUNT_NOT_READY -> "The community can't take payments right now.";
      case RETRY -> "This code is being changed; try again in a moment.";
      case OTHER_CUSTOMER -> "This code is for somebody else.";
      case NOT_A_NEW_CUSTOMER -> "This code is for new members only.";
      case NOT_AN_EXISTING_CUSTOMER -> "This code is for members who have bought before.";
      case NOT_ON_THE_LIST -> "This code is for invited members only.";
      case NOT_THE_FIRST_PURCHASE -> "This code is for a first purchase only.";
      case PER_CUSTOMER_LIMIT -> "You have used this code as often as it can be used.";
      case WRONG_OFFER -> "This code isn't for what is being bought.";
      case WRONG_CURRENCY -> "This code takes nothing off in this currency.";
      case BELOW_MINIMUM_SPEND -> "The purchase is below this code's minimum.";
      case BELOW_MINIMUM_QUANTITY -> "More has to be bought at once for this code.";
    };
  }
}
