package dev.promirror.catalog;

import dev.promirror.platform.TimeOrderedId;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.stripe.StripePrice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes offers equal to what was read of Stripe's prices; within a transaction, one reader at a
 * time. What was read may be older than a write of ours: then it is read again.
 */
@ApplicationScoped
class Takeover {

  private final Offers offers;
  private final Looks looks;
  private final Changes changes;
  private final OfferNews news;
  private final TimeOrderedId ids;
  private final Clock clock;

  Takeover(
      Offers offers, Looks looks, Changes changes, OfferNews news, TimeOrderedId ids, Clock clock) {
    this.offers = offers;
    this.looks = looks;
    this.changes = changes;
    this.news = news;
    this.ids = ids;
    this.clock = clock;
  }

  /** Takes over what Stripe had at some time after the reading began. */
  void take(CommunityId community, List<StripePrice> prices, Instant began) {
    if (prices.isEmpty()) {
      return;
    }
    Map<String, Offer> byPrice = new HashMap<>();
    Map<String, Offer> unmade = new HashMap<>();
    offers
        .lock(
            community,
            prices.stream().map(StripePrice::id).toList(),
            prices.stream().flatMap(price -> Stream.ofNullable(mark(community, price))).toList())
        .forEach(
            offer ->
                offer
                    .stripePrice()
                    .ifPresentOrElse(
                        price -> byPrice.put(price, offer), () -> unmade.put(offer.id(), offer)));
    boolean otherwise = false;
    for (StripePrice price : prices) {
      Offer known = byPrice.get(price.id());
      // One whose making isn't recorded yet is known by our mark; a later copy of it isn't ours.
      String mark = mark(community, price);
      Offer offer = known == null && mark != null ? unmade.remove(mark) : known;
      if (offer == null) {
        add(community, price, began);
        otherwise = true;
      } else if (offer.isWrittenSince(began)) {
        looks.want(community, Look.Kind.PRICE, price.id());
      } else {
        offer.priceIs(price.id());
        OfferNews.Sold before = OfferNews.Sold.of(offer);
        learn(offer, price, began);
        otherwise |= !before.equals(OfferNews.Sold.of(offer));
      }
    }
    if (otherwise) {
      news.changed(community);
    }
    changes.seen(community);
  }

  /** Stripe has no such price any more. */
  void gone(CommunityId community, String price) {
    offers.lock(community, List.of(price), List.of()).forEach(offer -> offer.gone(clock.instant()));
    news.changed(community);
    changes.seen(community);
  }

  private void add(CommunityId community, StripePrice price, Instant began) {
    Offer offer =
        new Offer(
            community,
            "offer-" + ids.next(),
            Offer.Origin.STRIPE,
            price.product(),
            StripeTerms.of(price),
            price.created());
    offer.priceIs(price.id());
    offer.mirroring().inSync(offer.revision(), offer.revision());
    learn(offer, price, began);
    offers.add(offer);
  }

  private void learn(Offer offer, StripePrice price, Instant began) {
    offer.learn(StripeTerms.of(price), StripeTerms.isActive(price), began, clock.instant());
  }

  private static @Nullable String mark(CommunityId community, StripePrice price) {
    return community.toString().equals(price.metadata().get(Marks.COMMUNITY))
        ? price.metadata().get(Marks.OFFER)
        : null;
  }
}
