package dev.promirror.promotion;

import dev.promirror.promotion.terms.SoldOffer;
import dev.promirror.region.CommunityId;
import java.util.List;

/** The offers a community's coupons can name. */
public interface KnownOffers {

  /** All of them, archived ones too. */
  List<SoldOffer> of(CommunityId community);
}
