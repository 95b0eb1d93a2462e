package dev.promirror.stripe;

import dev.promirror.region.CommunityId;
import java.util.Set;

/**
 * Hears what Stripe reports; implemented by the rooms above. Asked twice: first, without storage,
 * what must be read for it; then, with that read, to apply it in a transaction all listeners share.
 * Events come in any order and more than once.
 */
public interface StripeEventListener {

  /** The objects that must be read before {@link #apply}; pure. Empty, if nothing is to be done. */
  Set<StripeRead> needed(StripeEvent event);

  /** Applies the event in the surrounding transaction of its community. */
  void apply(CommunityId community, StripeEvent event, Fetched fetched);
}
