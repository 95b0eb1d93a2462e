package dev.promirror.promotion;

/** What came of an owner's wish: the object, or why not. */
public sealed interface Authored<T> {

  /** Done. */
  record Made<T>(T object) implements Authored<T> {}

  /** Not done, and nothing was changed. */
  record Refused<T>(Reason reason) implements Authored<T> {}

  /** Why a wish was refused. */
  enum Reason {
    /** The coupon id was used before. */
    ID_TAKEN,
    /** An unfinished code has this text. */
    CODE_TAKEN,
    /** There is no such coupon. */
    NO_SUCH_COUPON,
    /** There is no such promo code. */
    NO_SUCH_CODE,
    /** The coupon takes no new codes. */
    COUPON_ARCHIVED,
    /** It is archived. */
    ARCHIVED,
    /** It is exhausted or expired. */
    FINISHED,
    /** The code's limit is above its coupon's, which Stripe refuses. */
    LIMIT_ABOVE_COUPON,
    /** The code ends after its coupon, which Stripe refuses. */
    EXPIRES_AFTER_COUPON,
    /** It was changed since the caller read it. */
    CHANGED_MEANWHILE
  }
}
