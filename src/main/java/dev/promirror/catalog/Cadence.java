package dev.promirror.catalog;

/** When an offer is charged. */
public sealed interface Cadence {

  /** Once. */
  record OneTime() implements Cadence {}

  /**
   * A fixed number of charges.
   *
   * @param charges at least 2
   * @param every how far they lie apart
   */
  record Instalments(int charges, Interval every) implements Cadence {

    public Instalments {
      if (charges < 2) {
        throw new IllegalArgumentException("instalments are at least two");
      }
    }
  }

  /** Until it is cancelled. */
  record Recurring(Interval every) implements Cadence {}
}
