package dev.promirror.webhook;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Lease;
import dev.promirror.stripe.Fetched;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeAccounts;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripeRead;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Reads at Stripe what listeners need, each object once; no transaction is open. */
@ApplicationScoped
class Reads {

  private static final Logger LOG = Logger.getLogger(Reads.class);

  private final StripeAccounts stripe;

  Reads(StripeAccounts stripe) {
    this.stripe = stripe;
  }

  /**
   * Reads until all is read, the lease no longer outlives another read, or Stripe can't be read
   * now. Reading the same again would use up what Stripe allows, so whatever was read counts.
   *
   * @return what was read; perhaps not all, or nothing
   * @throws StripeFailure.Refused if one of the objects can't be read, now or later
   * @throws StripeFailure.AccessLost if the account can't be reached
   */
  Fetched some(Lease lease, String account, Set<StripeRead> needed) {
    CommunityId community = lease.community();
    StripeAccount handle = stripe.of(community.region(), account);
    Map<StripeRead, Optional<?>> found = new HashMap<>();
    for (StripeRead read : needed) {
      if (!lease.outlives(StripeAccount.LONGEST_CALL)) {
        break;
      }
      try {
        found.put(read, read(handle, community, read));
      } catch (StripeFailure.Refused | StripeFailure.AccessLost lasting) {
        throw lasting;
      } catch (StripeFailure notNow) {
        LOG.infof(
            "events wait: community=%s reason=%s", community, notNow.getClass().getSimpleName());
        break;
      }
    }
    return new Fetched(found);
  }

  private Optional<?> read(StripeAccount handle, CommunityId community, StripeRead read) {
    return switch (read) {
      case StripeRead.OfCoupon r -> handle.coupon(r.id());
      case StripeRead.OfPromotionCode r -> handle.promotionCode(r.id());
      case StripeRead.OfSession r -> handle.saleBySession(r.id());
      case StripeRead.OfInvoice r -> handle.saleByInvoice(r.id());
      case StripeRead.OfCharge r -> handle.saleByCharge(r.id());
      case StripeRead.OfRefund r -> handle.saleByRefund(r.id());
      case StripeRead.OfAccount r -> stripe.platform(community.region()).account(r.id());
    };
  }
}
