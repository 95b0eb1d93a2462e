package dev.promirror.promotion;

import dev.promirror.catalog.Offer;
import dev.promirror.catalog.OfferTerms;
import dev.promirror.money.Money;
import java.util.Currency;
import java.util.Optional;

/**
 * An offer somebody wants to buy.
 *
 * @param id the catalog's
 */
public record AskedOffer(String id, boolean archived, OfferTerms terms) {

  static AskedOffer of(Offer offer) {
    return new AskedOffer(offer.id(), offer.isArchived(), offer.terms());
  }

  /** What one charge is in this currency, if it can be bought in it. */
  Optional<Money> priceIn(Currency currency) {
    Money price = terms.price();
    return price != null && price.currency().equals(currency)
        ? Optional.of(price)
        : terms.others().in(currency);
  }
}
