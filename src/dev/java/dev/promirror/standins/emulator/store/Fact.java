package dev.promirror.standins.emulator.store;

/**
 * What nobody could verify about Stripe: each is said here the way the emulator usually takes it,
 * and can be switched to the other way. Whoever speaks to Stripe must be right either way.
 */
public enum Fact {
  /** The id of a deleted coupon can be given to a new one; otherwise it is refused as taken. */
  DELETED_COUPON_ID_IS_FREE,
  /** An inactive code may be made with an active code's text; otherwise it is refused. */
  INACTIVE_TWIN_IS_ACCEPTED,
  /** A third decimal of {@code percent_off} is refused; otherwise it is rounded off. */
  THIRD_DECIMAL_IS_REFUSED,
  /** A redemption counts even if its payment fails; otherwise it counts when it is paid. */
  FAILED_PAYMENT_COUNTS,
  /** {@code times_redeemed} never falls; otherwise it falls when a discount is taken away. */
  COUNT_NEVER_FALLS,
  /** A redemption emits {@code promotion_code.updated}; otherwise it is silent. */
  REDEMPTION_UPDATES_CODE,
  /** A redemption emits {@code coupon.updated}; otherwise it is silent. */
  REDEMPTION_UPDATES_COUPON,
  /** A trial's invoice over 0 uses up a discount of duration once; otherwise it stays. */
  TRIAL_INVOICE_USES_UP_ONCE,
  /** A percentage is rounded half up; otherwise down. */
  PERCENT_ROUNDS_HALF_UP,
  /** An amount is split over lines by largest remainder; otherwise the last line takes the rest. */
  SPLIT_BY_LARGEST_REMAINDER,
  /** The discounts of a subscription's draft invoice can be changed; otherwise it is refused. */
  DRAFT_DISCOUNTS_CHANGE,
  /** Connect events name their request's idempotency key; otherwise it is null there. */
  CONNECT_EVENTS_NAME_THE_KEY,
  /** Calls in an account draw on the platform's rate too; otherwise on the account's alone. */
  ACCOUNT_CALLS_DRAW_ON_PLATFORM,
  /**
   * A refusal by what is there, such as a taken code, is not kept for its idempotency key;
   * otherwise it is replayed.
   */
  REFUSAL_IS_NOT_KEPT,
  /** An account that may not charge can open a session, unpayable; otherwise it is refused. */
  ACCOUNT_NOT_READY_OPENS_SESSIONS,
  /** The event of a deauthorisation has no API version; otherwise its endpoint's. */
  DEAUTHORISATION_HAS_NO_VERSION,
  /** An account opened by v1 is shown by v2 too; otherwise v2 refuses it. */
  V2_SHOWS_V1_ACCOUNTS
}
