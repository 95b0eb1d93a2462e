package dev.promirror.dashboard;

import dev.promirror.promotion.EditCost;

/** The owner hasn't seen yet what an edit takes, or hasn't said that it is meant: it's undone. */
final class Unconfirmed extends RuntimeException {
  private final transient EditCost cost;
  private final boolean unticked;

  /**
   * @param unticked whether it was seen, but its box wasn't ticked
   */
  Unconfirmed(EditCost cost, boolean unticked) {
    super("an edit to be confirmed", null, false, false);
    this.cost = cost;
    this.unticked = unticked;
  }

  EditCost cost() {
    return cost;
  }

  boolean unticked() {
    return unticked;
  }
}
