package dev.promirror.stripe.limits;

/**
 * What a bucket gives.
 *
 * @param edits calls somebody waits for
 * @param bulks calls of bulk work
 * @param sideBySide calls at once after a complaint; 0 for as many as configured
 */
record Grant(Run edits, Run bulks, int sideBySide) {

  /**
   * Calls evenly spaced.
   *
   * @param calls how many, 0 if none may be made soon
   * @param first nanoseconds from now to the first, or to when one may be had
   * @param gap nanoseconds from each to the next
   */
  record Run(int calls, long first, long gap) {}
}
