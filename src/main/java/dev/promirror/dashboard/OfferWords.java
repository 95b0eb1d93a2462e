package dev.promirror.dashboard;

import dev.promirror.catalog.Offer;
import dev.promirror.promotion.preview.DurationWords;

/** Offers in a few words. */
final class OfferWords {

  private OfferWords() {}

  /** Such as {@code Membership, Monthly, €20.00}. */
  static String of(Offer offer) {
    String named = named(offer);
    return offer.price().map(price -> named + ", " + MoneyWords.of(price)).orElse(named);
  }

  /** Such as {@code Membership, Monthly}. */
  static String named(Offer offer) {
    return offer.name() + ", " + DurationWords.name(offer.cadence());
  }
}
