package dev.promirror.stripe;

/** How long a call to Stripe may stand back for others. */
public enum Urgency {
  /** Somebody waits for it: a single edit, a read for an event. */
  EDIT,

  /**
   * Part of a job of many. It keeps to a share of each rate while there are edits, and reserves so
   * little ahead that an edit is never more than a quarter of a second behind it.
   */
  BULK
}
