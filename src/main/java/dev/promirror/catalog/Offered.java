package dev.promirror.catalog;

/** What came of an owner's wish about an offer: the offer, or why not. */
public sealed interface Offered {

  /** Done. */
  record Made(Offer offer) implements Offered {}

  /** Not done, and nothing was changed. */
  record Refused(Reason reason) implements Offered {}

  /** Why a wish was refused. */
  enum Reason {
    /** There is no such offer. */
    NO_SUCH_OFFER,
    /** No offer is of that product. */
    NO_SUCH_PRODUCT,
    /** Nothing of that product can be sold any more. */
    PRODUCT_ARCHIVED,
    /** It is archived. */
    ARCHIVED,
    /** Stripe can't change a price's amount or currency. */
    PRICE_IS_FIXED,
    /** Stripe can't change when a price is charged. */
    CADENCE_IS_FIXED,
    /** Only what is charged again can begin with a trial. */
    TRIAL_OF_ONE_TIME,
    /** It was changed since the caller read it. */
    CHANGED_MEANWHILE
  }
}
