package dev.promirror.catalog;

import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.stripe.StripePrice;
import dev.promirror.stripe.StripeProduct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes what became of our writes about offers; works within a transaction. */
@ApplicationScoped
public class OffersAtStripe {

  private final Regions regions;
  private final Offers offers;
  private final Changes changes;
  private final OfferNews news;

  OffersAtStripe(Regions regions, Offers offers, Changes changes, OfferNews news) {
    this.regions = regions;
    this.offers = offers;
    this.changes = changes;
    this.news = news;
  }

  /** Stripe has this product now. */
  public void has(CommunityId community, StripeProduct product) {
    Instant now = now(community);
    List<Offer> its = offers.lockOfProduct(community, product.id());
    boolean arrived = its.stream().anyMatch(offer -> !offer.hasProductAtStripe());
    its.forEach(offer -> offer.wrote(product.name(), now));
    if (arrived) {
      news.changed(community);
    }
    changes.seen(community);
  }

  /** Stripe has this price of the offer now. */
  public void has(CommunityId community, String offerId, StripePrice price) {
    Instant now = now(community);
    offers
        .lock(community, offerId)
        .ifPresent(
            offer -> {
              offer.priceIs(price.id());
              offer.written(now);
            });
    changes.seen(community);
  }

  /** Stripe has this revision of the offer. */
  public void inSync(CommunityId community, String offerId, long revision) {
    offers
        .lock(community, offerId)
        .ifPresent(offer -> offer.mirroring().inSync(revision, offer.revision()));
    changes.seen(community);
  }

  /** This revision can't be had at Stripe; the reason in words an owner can act on. */
  public void failed(CommunityId community, String offerId, long revision, String reason) {
    offers.lock(community, offerId).ifPresent(offer -> offer.mirroring().failed(revision, reason));
    changes.seen(community);
  }

  /**
   * What is wanted has to wait.
   *
   * @param next when it is tried again; null if nobody knows
   */
  public void waits(
      CommunityId community, List<Offer> some, String reason, @Nullable Instant next) {
    for (Offer offer : some) {
      offers.lock(community, offer.id()).ifPresent(it -> it.mirroring().waits(reason, next));
    }
  }

  /** The database's time: it stamps what the worker reads, too. */
  private Instant now(CommunityId community) {
    return regions
        .session(community)
        .createNativeQuery("select clock_timestamp()", Instant.class)
        .getSingleResult();
  }
}
