package dev.promirror.promotion.bulk;

/** Why not all codes of a batch could be made. */
public enum StopReason {
  /** Its coupon was archived meanwhile. */
  COUPON_ARCHIVED,
  /** Unfinished codes have all texts that were drawn, again and again. */
  TEXTS_USED_UP
}
