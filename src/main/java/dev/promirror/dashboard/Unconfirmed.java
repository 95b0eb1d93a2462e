package dev.promirror.dashboard;

import dev.promirror.promotion.EditCost;

/** The owner hasn't seen yet what an edit takes, or hasn't said that it is meant: it's undone. */
final class Unconfirmed extends RuntimeException {
  private final transient EditCost cost;
  private final String mark;
  private final Why why;

  /** Why it isn't confirmed. */
  enum Why {
    /** It wasn't shown before. */
    NEW,
    /** Something else was: the form has changed since, or what it takes. */
    CHANGED,
    /** It was shown, but its box wasn't ticked. */
    UNTICKED
  }

  /**
   * @param mark by which this edit, at this cost, is known again
   */
  Unconfirmed(EditCost cost, String mark, Why why) {
    super("an edit to be confirmed", null, false, false);
    this.cost = cost;
    this.mark = mark;
    this.why = why;
  }

  EditCost cost() {
    return cost;
  }

  String mark() {
    return mark;
  }

  Why why() {
    return why;
  }
}
