package dev.promirror.promotion.preview;

/** What an estimate rests on, as Stripe doesn't say. */
public enum Assumption {
  /** The invoice over 0 that begins a trial doesn't use up a discount on one charge. */
  TRIAL_INVOICE_LEAVES_ONCE
}
