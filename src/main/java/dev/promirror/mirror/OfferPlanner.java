package dev.promirror.mirror;

import dev.promirror.catalog.Offer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans what to do about offers; pure, and the same plan for the same differences.
 *
 * <p>Its order: what ends before what begins; of each offer its product before its price, which
 * can't be without one and can't be sold once it is switched off. A product is written once a plan,
 * and only if it isn't known to be as wanted. A write whose outcome isn't known is always finished
 * before its object counts as settled. The step about the price is the last of an offer: with it
 * the offer is as wanted.
 */
final class OfferPlanner {

  private OfferPlanner() {}

  static List<OfferOperation> plan(List<OfferDifference> differences) {
    List<OfferDifference> ordered = new ArrayList<>(differences);
    ordered.sort(
        (one, other) -> Boolean.compare(other.offer().isArchived(), one.offer().isArchived()));
    List<OfferOperation> plan = new ArrayList<>();
    Set<String> products = new HashSet<>();
    for (OfferDifference difference : ordered) {
      if (products.add(difference.offer().stripeProduct())) {
        product(difference).ifPresent(plan::add);
      }
      plan.add(price(difference));
    }
    return plan;
  }

  private static Optional<OfferOperation> product(OfferDifference difference) {
    Offer offer = difference.offer();
    boolean off = difference.endsProduct();
    if (!offer.hasProductAtStripe()) {
      return difference.productUnderway() || !off
          ? Optional.of(new OfferOperation.MakeProduct(offer, off))
          : Optional.empty();
    }
    boolean renamed = !offer.stripeName().equals(Optional.of(offer.name()));
    return renamed || difference.productUnderway() || off
        ? Optional.of(new OfferOperation.ChangeProduct(offer, off))
        : Optional.empty();
  }

  private static OfferOperation price(OfferDifference difference) {
    Offer offer = difference.offer();
    if (offer.stripePrice().isPresent()) {
      return new OfferOperation.ChangePrice(offer, offer.stripePrice().get());
    }
    return difference.priceUnderway() || !offer.isArchived()
        ? new OfferOperation.MakePrice(offer)
        : new OfferOperation.SettleOffer(offer);
  }
}
