package dev.promirror.stripe;

import dev.promirror.region.Region;

/** The way to Stripe: a handle per connected account, and one per region's platform. */
public interface StripeAccounts {

  /**
   * The handle scoped to one connected account ({@code acct_…}) of a region's platform, whose calls
   * somebody waits for.
   */
  default StripeAccount of(Region region, String account) {
    return of(region, account, Urgency.EDIT);
  }

  /** The same for calls of this urgency. */
  StripeAccount of(Region region, String account, Urgency urgency);

  /** The region's platform itself. */
  StripePlatform platform(Region region);
}
