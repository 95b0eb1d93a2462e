package dev.promirror.stripe.limits;

import dev.promirror.region.Region;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.jboss.logging.Logger;

/** Slows down what Stripe's 429s name. */
final class Complaints {

  private static final Logger LOG = Logger.getLogger(Complaints.class);

  /** What Stripe documents as {@code Stripe-Rate-Limited-Reason} (docs.stripe.com/rate-limits). */
  private static final Set<String> REASONS =
      Set.of(
          "global-rate",
          "global-concurrency",
          "endpoint-rate",
          "endpoint-concurrency",
          "resource-specific");

  private static final String NO_REASON = "lock_timeout";
  private static final String OTHER = "global-rate";

  private final Region region;
  private final int sideBySide;
  private final RateRows rows;
  private final MeterRegistry metrics;

  /**
   * @param sideBySide how many calls an account is given at once
   */
  Complaints(Region region, int sideBySide, RateRows rows, MeterRegistry metrics) {
    this.region = region;
    this.sideBySide = sideBySide;
    this.rows = rows;
    this.metrics = metrics;
  }

  /** Notes one; returns its reason as it is understood. */
  String heard(Lane lane, String said) {
    String reason = said.isEmpty() ? NO_REASON : REASONS.contains(said) ? said : OTHER;
    metrics
        .counter("promirror.stripe.throttled", "region", region.code(), "reason", reason)
        .increment();
    LOG.infof("Stripe throttled: region=%s account=%s reason=%s", region, lane.account(), reason);
    try {
      slow(lane, reason);
    } catch (RuntimeException e) {
      // The call's outcome is known; the next one that is throttled slows us down.
      LOG.warnf("not slowed down: region=%s reason=%s", region, e.getClass().getSimpleName());
    }
    return reason;
  }

  private void slow(Lane lane, String reason) {
    String owner = lane.owner();
    if (reason.endsWith("-concurrency") || reason.equals(NO_REASON)) {
      rows.slow(region, owner, false, sideBySide, reason, owner, false);
      return;
    }
    boolean endpoint = !reason.equals(OTHER);
    rows.slow(region, scope(owner, lane, endpoint), true, 0, reason, owner, false);
    if (lane.account() != null) {
      rows.slow(region, scope(Scope.PLATFORM, lane, endpoint), true, 0, reason, owner, true);
    }
  }

  private static String scope(String owner, Lane lane, boolean endpoint) {
    return endpoint ? Scope.endpoint(owner, lane.endpoint()) : owner;
  }
}
