package dev.promirror.catalog;

import dev.promirror.region.CommunityId;

/** Hears that what can be bought has changed; implemented by the rooms above. */
public interface OffersListener {

  /**
   * An offer was made or ended, is sold otherwise than before, or its product came to Stripe.
   * Called within the transaction of the change, any number of times.
   */
  void offersChanged(CommunityId community);
}
