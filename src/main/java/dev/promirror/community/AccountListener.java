package dev.promirror.community;

import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Fetched;
import dev.promirror.stripe.StripeEvent;
import dev.promirror.stripe.StripeEventListener;
import dev.promirror.stripe.StripeRead;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;

/** Hears that an account changed, and reads it again. */
@ApplicationScoped
class AccountListener implements StripeEventListener {

  private final Communities communities;
  private final Changes changes;
  private final Listings listings;
  private final Clock clock;

  AccountListener(Communities communities, Changes changes, Listings listings, Clock clock) {
    this.communities = communities;
    this.changes = changes;
    this.listings = listings;
    this.clock = clock;
  }

  @Override
  public Set<StripeRead> needed(StripeEvent event) {
    return event instanceof StripeEvent.AccountUpdated updated && updated.header().account() != null
        ? Set.of(new StripeRead.OfAccount(updated.header().account()))
        : Set.of();
  }

  @Override
  public void apply(CommunityId community, StripeEvent event, Fetched fetched) {
    if (event instanceof StripeEvent.AccountUpdated updated && updated.header().account() != null) {
      fetched
          .account(updated.header().account())
          .ifPresent(
              facts -> {
                ConnectedAccount account = communities.account(community).orElseThrow();
                boolean was = account.isReady();
                account.learn(facts, clock.instant());
                changes.wanted(community);
                if (!was && account.isReady()) {
                  // Whatever was changed at Stripe meanwhile.
                  listings.want(community);
                }
              });
    }
    if (event instanceof StripeEvent.AccountDeauthorised) {
      communities.account(community).orElseThrow().deauthorised();
      changes.wanted(community);
    }
  }
}
