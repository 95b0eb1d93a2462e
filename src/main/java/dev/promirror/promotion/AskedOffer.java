package dev.promirror.promotion;

import dev.promirror.catalog.Offer;
import dev.promirror.catalog.OfferTerms;

/**
 * An offer somebody wants to buy.
 *
 * @param id the catalog's
 */
public record AskedOffer(String id, boolean archived, OfferTerms terms) {

  static AskedOffer of(Offer offer) {
    return new AskedOffer(offer.id(), offer.isArchived(), offer.terms());
  }
}
