package dev.promirror.mirror;

import dev.promirror.catalog.Marks;
import dev.promirror.catalog.Offer;
import dev.promirror.catalog.OffersAtStripe;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.Attempt;
import dev.promirror.stripe.Attempts;
import dev.promirror.stripe.StripeAccount;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripePrice;
import dev.promirror.stripe.StripeProduct;
import dev.promirror.stripe.StripeWrite;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Turns planned operations on offers into writes with all that may come of them. */
@ApplicationScoped
class OfferJobs {

  /** Whose attempts they are: a product's under Stripe's id of it, a price's under the offer's. */
  static final String PRODUCT = "product";

  static final String PRICE = "price";

  private static final String TAKEN = "resource_already_exists";

  private final OffersAtStripe outcomes;

  OfferJobs(OffersAtStripe outcomes) {
    this.outcomes = outcomes;
  }

  Executor.Job<StripeProduct> make(OfferOperation.MakeProduct make, StripeAccount account) {
    Offer offer = make.offer();
    return ofProduct(
        offer,
        OfferWrites.makeProduct(offer, make.off()),
        attempt -> sendProduct(offer, attempt, account),
        attempt -> ours(offer, account),
        seen -> true);
  }

  /** The id is taken: by our own earlier attempt. */
  private static StripeProduct sendProduct(Offer offer, Attempt attempt, StripeAccount account) {
    try {
      return account.sendProduct(attempt.write(), attempt.key());
    } catch (StripeFailure.Refused refused) {
      if (refused.code().equals(TAKEN)) {
        return ours(offer, account).orElseThrow(() -> refused);
      }
      throw refused;
    }
  }

  private static Optional<StripeProduct> ours(Offer offer, StripeAccount account) {
    return account
        .product(offer.stripeProduct())
        .filter(
            seen -> offer.communityId().toString().equals(seen.metadata().get(Marks.COMMUNITY)));
  }

  Executor.Job<StripeProduct> change(OfferOperation.ChangeProduct change, StripeAccount account) {
    Offer offer = change.offer();
    return ofProduct(
        offer,
        OfferWrites.changeProduct(offer, change.off()),
        attempt -> account.sendProduct(attempt.write(), attempt.key()),
        attempt -> account.product(offer.stripeProduct()),
        seen -> seen.name().equals(offer.name()) && !(change.off() && seen.active()));
  }

  private Executor.Job<StripeProduct> ofProduct(
      Offer offer,
      StripeWrite write,
      Function<Attempt, StripeProduct> send,
      Function<Attempt, Optional<StripeProduct>> lookUp,
      Predicate<StripeProduct> fulfils) {
    CommunityId community = offer.communityId();
    return Executor.Job.plain(
        new Attempts.Target(community, PRODUCT, offer.stripeProduct()),
        write,
        send,
        lookUp,
        fulfils,
        seen -> outcomes.has(community, seen),
        // The price's step is the last: it says that all is done.
        () -> {},
        refused -> failed(offer, refused),
        // Its id is given, so that there is one whatever happens.
        true);
  }

  Executor.Job<StripePrice> make(OfferOperation.MakePrice make, StripeAccount account) {
    Offer offer = make.offer();
    return ofPrice(
        offer,
        OfferWrites.makePrice(offer),
        attempt -> made(offer, account),
        seen -> true,
        // Stripe takes any number of equal prices.
        false,
        account);
  }

  /** The oldest that bears our mark: whoever copies it at Stripe copies the mark too. */
  private static Optional<StripePrice> made(Offer offer, StripeAccount account) {
    return account.pricesOf(offer.stripeProduct()).stream()
        .filter(seen -> offer.id().equals(seen.metadata().get(Marks.OFFER)))
        .min(Comparator.comparing(StripePrice::created));
  }

  Executor.Job<StripePrice> change(OfferOperation.ChangePrice change, StripeAccount account) {
    Offer offer = change.offer();
    return ofPrice(
        offer,
        OfferWrites.changePrice(offer, change.stripePrice()),
        attempt -> account.price(change.stripePrice()),
        seen -> isAsWanted(offer, seen),
        true,
        account);
  }

  private static boolean isAsWanted(Offer offer, StripePrice seen) {
    return !(offer.isEndedHere() && seen.active())
        && OfferWrites.marks(offer).entrySet().stream()
            .allMatch(
                mark -> mark.getValue().equals(seen.metadata().getOrDefault(mark.getKey(), "")));
  }

  private Executor.Job<StripePrice> ofPrice(
      Offer offer,
      StripeWrite write,
      Function<Attempt, Optional<StripePrice>> lookUp,
      Predicate<StripePrice> fulfils,
      boolean guarded,
      StripeAccount account) {
    CommunityId community = offer.communityId();
    return Executor.Job.plain(
        new Attempts.Target(community, PRICE, offer.id()),
        write,
        attempt -> account.sendPrice(attempt.write(), attempt.key()),
        lookUp,
        fulfils,
        seen -> outcomes.has(community, offer.id(), seen),
        () -> outcomes.inSync(community, offer.id(), offer.revision()),
        refused -> failed(offer, refused),
        guarded);
  }

  private void failed(Offer offer, StripeFailure.Refused refused) {
    outcomes.failed(offer.communityId(), offer.id(), offer.revision(), Words.refusedOffer(refused));
  }
}
