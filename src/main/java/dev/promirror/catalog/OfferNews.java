package dev.promirror.catalog;

import dev.promirror.region.CommunityId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells all who listen that what can be bought has changed. */
@ApplicationScoped
class OfferNews {

  private final List<OffersListener> listeners;

  OfferNews(@All List<OffersListener> listeners) {
    this.listeners = listeners;
  }

  void changed(CommunityId community) {
    listeners.forEach(listener -> listener.offersChanged(community));
  }

  /** What of an offer others depend on. */
  record Sold(Cadence cadence, int trialDays, boolean archived, boolean atStripe) {

    static Sold of(Offer offer) {
      return new Sold(
          offer.cadence(), offer.trialDays(), offer.isArchived(), offer.hasProductAtStripe());
    }
  }
}
