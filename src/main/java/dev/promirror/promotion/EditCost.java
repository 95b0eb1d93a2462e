package dev.promirror.promotion;

/**
 * What an edit costs, told before it is made.
 *
 * @param writes at Stripe
 * @param minutes until Stripe has all of it, rounded up, if nothing else is written meanwhile
 * @param codes promo codes that are written to
 * @param meanwhile which terms hold until then, for the owner
 */
public record EditCost(long writes, long minutes, long codes, String meanwhile) {

  /** An edit that writes to more codes has to be confirmed. */
  public static final int CONFIRMED_ABOVE = 100;

  /**
   * Writes an account takes a minute. Stripe allows 25 a second for each of its endpoints; a fifth
   * is left for others, and each write waits for the last.
   */
  private static final int A_MINUTE = 300;

  /** The cost of so many writes to so many codes. */
  public static EditCost of(long writes, long codes, boolean replaces) {
    return new EditCost(
        writes,
        (writes + A_MINUTE - 1) / A_MINUTE,
        codes,
        replaces
            ? "Each code keeps its old terms until its own successor takes over; discounts that were"
                + " given keep theirs for good."
            : "The new terms hold as soon as Stripe has them; discounts that were given keep"
                + " theirs.");
  }

  /** Whether the owner has to confirm it. */
  public boolean needsConfirmation() {
    return codes > CONFIRMED_ABOVE;
  }
}
