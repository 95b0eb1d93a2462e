package dev.promirror.mirror;

import dev.promirror.catalog.Offer;

/**
 * An offer that Stripe doesn't have as wanted.
 *
 * @param endsProduct whether its product is to be switched off: the last of its offers ended here
 * @param productUnderway whether a write about its product has an outcome nobody knows yet
 * @param priceUnderway the same of its price
 */
record OfferDifference(
    Offer offer, boolean endsProduct, boolean productUnderway, boolean priceUnderway) {}
