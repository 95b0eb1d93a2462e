package dev.promirror.webhook;

/** What became of a webhook. */
public enum Verdict {
  /** Kept, or known already. */
  KEPT,
  /** Verified, but not for this cell: other livemode, or an account that isn't ours. */
  NOT_OURS,
  /** No active secret fits the signature, or its stamp is off. */
  UNSIGNED,
  /** Well signed, but the body is no event. */
  UNREADABLE
}
