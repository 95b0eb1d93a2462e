package dev.promirror.mirror;

import dev.promirror.catalog.Offer;

/** One step that brings Stripe's products and prices closer to what the owner wants. */
sealed interface OfferOperation {

  Offer offer();

  /**
   * Makes the offer's product.
   *
   * @param off whether it isn't to be sold
   */
  record MakeProduct(Offer offer, boolean off) implements OfferOperation {}

  /**
   * Changes the product.
   *
   * @param off whether it is to be switched off; it is never switched on
   */
  record ChangeProduct(Offer offer, boolean off) implements OfferOperation {}

  /** Makes the offer's price. */
  record MakePrice(Offer offer) implements OfferOperation {}

  /** Changes the price, and switches it off if the offer ended. */
  record ChangePrice(Offer offer, String stripePrice) implements OfferOperation {}

  /** Nothing of it is at Stripe, and nothing needs to be: only noted. */
  record SettleOffer(Offer offer) implements OfferOperation {}
}
