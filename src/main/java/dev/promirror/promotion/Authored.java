package dev.promirror.promotion;

import java.util.List;

/** What came of an owner's wish: the object, or why not. */
public sealed interface Authored<T> {

  /** Done. */
  record Made<T>(T object) implements Authored<T> {}

  /**
   * Not done, and nothing was changed.
   *
   * @param about what is in the way, where the reason alone doesn't say it
   */
  record Refused<T>(Reason reason, About about) implements Authored<T> {

    public Refused(Reason reason) {
      this(reason, About.NOTHING_MORE);
    }
  }

  /**
   * What a refusal is about.
   *
   * @param rules by their names, each with what it would be
   * @param codes by their ids, each with its text; a few, if there are many
   * @param step the position of the coupon at fault among the code's steps; 0 is its first
   */
  record About(List<Named> rules, List<Named> codes, int step) {

    /** The reason says it all. */
    public static final About NOTHING_MORE = new About(List.of(), List.of(), 0);

    public About {
      rules = List.copyOf(rules);
      codes = List.copyOf(codes);
    }

    static About step(int step) {
      return new About(List.of(), List.of(), step);
    }

    static About codes(List<Named> codes) {
      return new About(List.of(), codes, 0);
    }
  }

  /** Something by its name, and a word about it. */
  record Named(String name, String note) {}

  /** Why a wish was refused. */
  enum Reason {
    /** The coupon id was used before, here or for a successor at Stripe. */
    ID_TAKEN,
    /** An unfinished code has this text. */
    CODE_TAKEN,
    /** There is no such coupon. */
    NO_SUCH_COUPON,
    /** There is no such member list. */
    NO_SUCH_LIST,
    /** Coupons or codes are for the members of the list. */
    LIST_IN_USE,
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
    /** The code starts when its coupon has ended, or the reverse. */
    NEVER_USABLE,
    /** Its end has passed, so it would be expired at once. */
    ENDED,
    /** The end of the coupon it begins with has passed, so it would be expired at once. */
    COUPON_ENDED,
    /** Stripe's box would do something else: only our checkout can hold it. */
    NEEDS_OUR_CHECKOUT,
    /** Rules would hold here alone, and nobody has acknowledged that. */
    UNACKNOWLEDGED_RULES,
    /** What was published can't be a draft again. */
    ALREADY_PUBLISHED,
    /** Codes of the coupon would be usable again whose text another code has now. */
    CODES_LOST_TEXT,
    /** It was changed since the caller read it. */
    CHANGED_MEANWHILE
  }
}
