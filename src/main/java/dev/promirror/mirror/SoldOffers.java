package dev.promirror.mirror;

import dev.promirror.mirror.terms.SoldOffer;
import dev.promirror.region.CommunityId;
import java.util.List;

/** What a community sells; works within a transaction. */
interface SoldOffers {

  /** All that can be bought. */
  List<SoldOffer> of(CommunityId community);
}
