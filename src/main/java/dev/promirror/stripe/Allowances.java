package dev.promirror.stripe;

import dev.promirror.region.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How fast our own limiter lets Stripe be called, over all replicas. Read from storage, by one
 * statement; within a transaction of the region it joins that.
 */
public interface Allowances {

  /**
   * The rate a long run of calls to one endpoint of an account may count on, alone there: the least
   * of its platform, the account and their endpoints, each as configured, or what it is slowed down
   * to after Stripe's complaint. A run begins lower and reaches it within a second.
   *
   * @param account Stripe's id of the connected account
   * @return calls a second, more than 0
   */
  double perSecond(Region region, String account, Urgency urgency);

  /**
   * How many calls an account is given at once, at least 1; an edit always finds one more than bulk
   * work may have. Calls beyond it wait, as those beyond the rate do.
   *
   * @param account Stripe's id of the connected account
   */
  int sideBySide(Region region, String account);

  /** Every bucket of calls used of late in the region, in the order of their names. */
  List<Bucket> buckets(Region region);

  /**
   * One of Stripe's limiters as we keep to it.
   *
   * @param scope {@code platform}, {@code account acct_…}, or one of these and an endpoint ({@code
   *     platform GET /v1/accounts/:id})
   * @param gap the time from one call to the next at the present rate
   * @param ceiling the highest rate, calls a second
   * @param sideBySide calls at once; of platforms and accounts
   * @param throttledAt when Stripe last answered 429 by reason of it, by the database's clock
   * @param reason {@code Stripe-Rate-Limited-Reason} of that answer, or {@code lock_timeout}
   */
  record Bucket(
      String scope,
      Duration gap,
      int ceiling,
      int sideBySide,
      @Nullable Instant throttledAt,
      Optional<String> reason) {

    /** The present rate, calls a second. */
    public double perSecond() {
      return 1e9 / gap.toNanos();
    }
  }
}
