package dev.promirror.dashboard;

/**
 * A rule that Stripe can't hold, and whether the owner knows.
 *
 * @param field where it is ticked: the code's box or its coupon's
 * @param rule its name in the API
 * @param label what it is called
 * @param note what it means
 */
record Acknowledgement(String field, String rule, String label, String note, boolean known) {

  /** Sent along with the form: that the box was there to be ticked. */
  public String asked() {
    return Acks.asked(field, rule);
  }
}
