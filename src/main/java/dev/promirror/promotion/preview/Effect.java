package dev.promirror.promotion.preview;

/** What became of a discount in a preview. */
public enum Effect {
  /** It takes something off, though perhaps nothing was left to take. */
  TAKEN_OFF,
  /** It takes nothing off, and makes the free trial longer. */
  EXTRA_TRIAL,
  /** A discount of another level holds in its place. */
  OUTRANKED,
  /** It is a sum, and has none in the basket's currency. */
  WRONG_CURRENCY,
  /** No line is among those it is for. */
  NO_LINE
}
