package dev.promirror.mirror;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Lease;
import dev.promirror.stripe.StripeAccount;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One turn of an account.
 *
 * @param lease the right to it
 * @param account the account at Stripe
 * @param commits how its operations commit what they did
 */
record Slice(Lease lease, StripeAccount account, Commits commits) {

  CommunityId community() {
    return lease.community();
  }

  /** Commits work under the lease. */
  <T extends @Nullable Object> T in(Supplier<T> work) {
    return commits.in(work);
  }

  /** As {@link #in}, for work without a result. */
  void run(Runnable work) {
    commits.run(work);
  }
}
