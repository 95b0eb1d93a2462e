package dev.promirror.promotion;

import dev.promirror.promotion.terms.SoldOffer;
import dev.promirror.region.CommunityId;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where nobody keeps offers or member lists, none can be named. */
@ApplicationScoped
@DefaultBean
class NothingKnown implements KnownOffers, KnownLists {

  @Override
  public List<SoldOffer> of(CommunityId community) {
    return List.of();
  }

  @Override
  public boolean has(CommunityId community, String list) {
    return false;
  }
}
