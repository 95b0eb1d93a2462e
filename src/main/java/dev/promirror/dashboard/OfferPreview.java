package dev.promirror.dashboard;

/**
 * What members pay for one offer with the code, an estimate.
 *
 * @param offer its name and cadence
 * @param full the price without the code
 * @param now the first charge with the code; empty where there is no single price
 * @param lasting which charges are discounted, in words
 */
record OfferPreview(String offer, String full, String now, String lasting) {

  /** Whether the first charge is less than the price. */
  public boolean cheaper() {
    return !now.isEmpty() && !now.equals(full);
  }
}
