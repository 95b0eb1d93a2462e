package dev.promirror.promotion;

import java.util.List;

/** What is said to the wish for a preview. */
public sealed interface Previewed<T> {

  /** Why something can't be previewed. */
  enum Why {
    /** The community sells no such offer. */
    NO_SUCH_OFFER,
    /** The offer has no price in that currency. */
    NO_PRICE,
    /** No code of the community ever had that text. */
    NO_SUCH_CODE,
    /** The community has no such coupon. */
    NO_SUCH_COUPON,
    /** It is charged once, or so many times, so there is no plan to change. */
    NOT_A_PLAN,
    /** It is the offer the subscription has already. */
    SAME_OFFER,
    /** Extra trial days are no discount that a subscription has. */
    NOT_A_DISCOUNT,
    /** It costs more than can be counted. */
    TOO_MUCH
  }

  /**
   * A fault of a wish.
   *
   * @param field a JSON pointer to it
   */
  record Fault(String field, Why why) {}

  /** It can be previewed. */
  record Shown<T>(T value) implements Previewed<T> {}

  /** It can't, for all these reasons. */
  record Refused<T>(List<Fault> faults) implements Previewed<T> {

    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
