package dev.promirror.promotion.preview;

/** Where a discount hangs. */
public enum Level {
  /** On one item of a subscription or invoice. */
  ITEM,
  /** On this one invoice or checkout. */
  INVOICE,
  /** On a subscription. */
  SUBSCRIPTION,
  /** On a customer. */
  CUSTOMER
}
