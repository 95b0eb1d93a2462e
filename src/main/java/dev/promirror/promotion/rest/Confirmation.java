package dev.promirror.promotion.rest;

import dev.promirror.platform.FieldError;
import dev.promirror.platform.ProblemException;
import dev.promirror.platform.ProblemType;
import dev.promirror.promotion.EditCost;
import org.jspecify.annotations.Nullable;

/** The owner's word that a large edit is meant, {@code ?confirm=true}. */
final class Confirmation {

  private Confirmation() {}

  /**
   * @throws ProblemException if it is neither true nor false
   */
  static boolean given(@Nullable String confirm) {
    return switch (confirm) {
      case null -> false;
      case "", "false" -> false;
      case "true" -> true;
      default ->
          throw ProblemException.of(
              ProblemType.INVALID_REQUEST,
              new FieldError(
                  "query:confirm",
                  "unknown-value",
                  "It is neither true nor false.",
                  "Send ?confirm=true, or leave it out."));
    };
  }

  /**
   * @throws ProblemException if an edit of this cost has to be confirmed
   */
  static void check(EditCost cost) {
    if (cost.needsConfirmation()) {
      throw ProblemException.of(
          ProblemType.CONFIRMATION_REQUIRED,
          new FieldError(
              "query:confirm",
              "confirmation-required",
              "The edit writes to %d promo codes at Stripe: %d writes, about %d seconds."
                  .formatted(cost.codes(), cost.writes(), EditCostJson.seconds(cost.time())),
              "Send it again with ?confirm=true."));
    }
  }
}
