package dev.promirror.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page about the Stripe account shows.
 *
 * @param path its address
 * @param trouble why nothing can be read; null if it can
 */
record AtStripeView(
    String path,
    String revision,
    List<Differing> differing,
    List<ReadStep> steps,
    @Nullable Moment finished,
    @Nullable String trouble,
    boolean mayRead,
    List<Unshown> unadopted) {

  /**
   * A coupon or promo code that differs.
   *
   * @param action where to decide, without the decision
   * @param href its page; null if it has none
   * @param when which is newer
   */
  record Differing(
      String id,
      String title,
      @Nullable String href,
      String action,
      List<DriftLine> lines,
      String when,
      boolean ignored) {}

  /** A field that differs, in words. */
  record DriftLine(String field, String ours, String theirs) {}

  /** A part of the reading. */
  record ReadStep(String name, String kind, String state) {}

  /** What can't be shown, and why. */
  record Unshown(String label, String stripeId, String why) {}
}
