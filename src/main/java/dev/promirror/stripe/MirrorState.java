package dev.promirror.stripe;

/** How an object here stands to Stripe. */
public enum MirrorState {
  /** On its way. */
  PENDING,
  /** Stripe has what was asked for. */
  IN_SYNC,
  /** Stripe refused, or something must be done first; the reason says what. */
  FAILED,
  /** Somebody changed it at Stripe: its owner decides what holds. */
  DRIFTED
}
