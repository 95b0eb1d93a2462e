package dev.promirror.mirror;

import dev.promirror.catalog.Offer;
import dev.promirror.catalog.Offers;
import dev.promirror.catalog.OffersAtStripe;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.stripe.Attempts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings some of an account's products and prices to what the owner wants: detect, plan, apply. */
@ApplicationScoped
class OfferMirror {

  /** Few, so that codes that are to be switched off don't wait long behind them. */
  private static final int AT_ONCE = 10;

  private final Regions regions;
  private final Offers offers;
  private final Attempts attempts;
  private final OfferJobs jobs;
  private final Executor executor;
  private final OffersAtStripe outcomes;

  OfferMirror(
      Regions regions,
      Offers offers,
      Attempts attempts,
      OfferJobs jobs,
      Executor executor,
      OffersAtStripe outcomes) {
    this.regions = regions;
    this.offers = offers;
    this.attempts = attempts;
    this.jobs = jobs;
    this.executor = executor;
    this.outcomes = outcomes;
  }

  /** Those of the communities that have something to be brought to Stripe. */
  Set<CommunityId> dirty(Collection<CommunityId> among) {
    return offers.dirty(among);
  }

  /**
   * Works off one plan.
   *
   * @return ended if nothing is left; cleared if there is more to plan; held if what is left has to
   *     wait; waits if the whole account has to
   */
  Step bring(Slice slice) {
    CommunityId community = slice.community();
    List<OfferOperation> plan =
        regions.in(community, () -> OfferPlanner.plan(differences(community)));
    Set<String> held = new HashSet<>();
    for (OfferOperation operation : plan) {
      String product = operation.offer().stripeProduct();
      if (held.contains(product) || !isWanted(operation.offer())) {
        continue;
      }
      Step step = apply(slice, operation);
      if (step instanceof Step.Waits || step instanceof Step.Cleared) {
        return step;
      }
      if (step instanceof Step.Held) {
        held.add(product);
      }
    }
    List<Offer> left = regions.in(community, () -> offers.dirty(community, AT_ONCE));
    if (left.stream().allMatch(offer -> held.contains(offer.stripeProduct()))) {
      return held.isEmpty() ? new Step.Ended() : new Step.Held();
    }
    return new Step.Cleared();
  }

  /** Not any more, if Stripe refused an earlier step, or the owner has changed it since. */
  private boolean isWanted(Offer planned) {
    return regions.in(
        planned.communityId(),
        () ->
            offers
                .find(planned.communityId(), planned.id())
                .filter(offer -> offer.revision() == planned.revision() && offer.isDirty())
                .isPresent());
  }

  private List<OfferDifference> differences(CommunityId community) {
    List<Offer> dirty = offers.dirty(community, AT_ONCE);
    Map<String, List<Offer>> products =
        offers
            .ofProducts(
                community, dirty.stream().map(Offer::stripeProduct).collect(Collectors.toSet()))
            .stream()
            .collect(Collectors.groupingBy(Offer::stripeProduct));
    Set<String> productsUnderway = attempts.underway(community, OfferJobs.PRODUCT);
    Set<String> pricesUnderway = attempts.underway(community, OfferJobs.PRICE);
    return dirty.stream()
        .map(
            offer ->
                new OfferDifference(
                    offer,
                    ends(products.getOrDefault(offer.stripeProduct(), List.of())),
                    productsUnderway.contains(offer.stripeProduct()),
                    pricesUnderway.contains(offer.id())))
        .toList();
  }

  private static boolean ends(List<Offer> ofProduct) {
    return ofProduct.stream().allMatch(Offer::isArchived)
        && ofProduct.stream().anyMatch(Offer::isEndedHere);
  }

  private Step apply(Slice slice, OfferOperation operation) {
    return switch (operation) {
      case OfferOperation.MakeProduct o -> executor.run(slice, jobs.make(o, slice.account()));
      case OfferOperation.ChangeProduct o -> executor.run(slice, jobs.change(o, slice.account()));
      case OfferOperation.MakePrice o -> executor.run(slice, jobs.make(o, slice.account()));
      case OfferOperation.ChangePrice o -> executor.run(slice, jobs.change(o, slice.account()));
      case OfferOperation.SettleOffer o -> settle(slice, o.offer());
    };
  }

  private Step settle(Slice slice, Offer offer) {
    slice.run(() -> outcomes.inSync(offer.communityId(), offer.id(), offer.revision()));
    return new Step.Ended();
  }

  /** Lets the offers that wait say why; within a transaction. */
  void explain(CommunityId community, String reason, @Nullable Instant next) {
    outcomes.waits(community, offers.dirty(community, 100), reason, next);
  }
}
