package dev.promirror.promotion;

import dev.promirror.catalog.Offer;
import dev.promirror.catalog.Offers;
import dev.promirror.promotion.terms.SoldOffer;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The offers of the catalog. */
@ApplicationScoped
class CatalogOffers implements KnownOffers {

  /** More than any community sells. */
  private static final int MOST = 5_000;

  private final Offers offers;

  CatalogOffers(Offers offers) {
    this.offers = offers;
  }

  @Override
  public List<SoldOffer> of(CommunityId community) {
    return offers.all(community, MOST).stream().map(CatalogOffers::sold).toList();
  }

  private static SoldOffer sold(Offer offer) {
    return new SoldOffer(
        offer.id(),
        offer.stripeProduct(),
        offer.cadence(),
        offer.price().orElse(null),
        offer.isArchived());
  }
}
