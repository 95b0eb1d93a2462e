package dev.promirror.webhook;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Lease;
import dev.promirror.stripe.Fetched;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeAccounts;
import dev.promirror.stripe.StripeRead;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads at Stripe what listeners need, each object once; no transaction is open. */
@ApplicationScoped
class Reads {

  private final StripeAccounts stripe;

  Reads(StripeAccounts stripe) {
    this.stripe = stripe;
  }

  /**
   * @return what was read before the lease no longer outlived another read; perhaps not all
   */
  Fetched some(Lease lease, String account, Set<StripeRead> needed) {
    CommunityId community = lease.community();
    StripeAccount handle = stripe.of(community.region(), account);
    Map<StripeRead, Optional<?>> found = new HashMap<>();
    for (StripeRead read : needed) {
      if (!lease.outlives(StripeAccount.LONGEST_CALL)) {
        break;
      }
      found.put(
          read,
          switch (read) {
            case StripeRead.OfCoupon r -> handle.coupon(r.id());
            case StripeRead.OfPromotionCode r -> handle.promotionCode(r.id());
            case StripeRead.OfSession r -> handle.saleBySession(r.id());
            case StripeRead.OfInvoice r -> handle.saleByInvoice(r.id());
            case StripeRead.OfAccount r -> stripe.platform(community.region()).account(r.id());
          });
    }
    return new Fetched(found);
  }
}
