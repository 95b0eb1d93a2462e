package dev.promirror.catalog;

import java.time.Instant;

/** Something to be read at Stripe. */
sealed interface Look {

  /** When it was taken up, by the database's clock: before the reading begins. */
  Instant began();

  /**
   * One object that changed.
   *
   * @param wanted how often it was wanted when it was taken up
   * @param tried how often it couldn't be read
   */
  record Again(Kind kind, String stripeId, long wanted, int tried, Instant began) implements Look {}

  /**
   * The next page of all prices.
   *
   * @param after the last price of the page before; empty for the first page
   * @param runBegan when the first page was taken up
   */
  record NextPage(String after, Instant runBegan, Instant began) implements Look {}

  /** What is read again. */
  enum Kind {
    /** All prices of a product. */
    PRODUCT,
    PRICE
  }
}
