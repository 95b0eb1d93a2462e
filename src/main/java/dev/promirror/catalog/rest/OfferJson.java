package dev.promirror.catalog.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.promirror.catalog.Offer;
import dev.promirror.catalog.OfferKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An offer in the API. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OfferJson(
    String id,
    String name,
    @Nullable MoneyJson price,
    List<MoneyJson> otherPrices,
    CadenceJson cadence,
    int trialDays,
    AccessJson access,
    OfferKind kind,
    Offer.Origin origin,
    boolean archived,
    MirrorJson mirror,
    String stripeProduct,
    @Nullable String stripePrice,
    Instant createdAt,
    long revision) {

  static OfferJson of(Offer offer) {
    String price = offer.stripePrice().orElse(null);
    return new OfferJson(
        offer.id(),
        offer.name(),
        offer.price().map(MoneyJson::of).orElse(null),
        offer.otherPrices().each().stream().map(MoneyJson::of).toList(),
        CadenceJson.of(offer.cadence()),
        offer.trialDays(),
        AccessJson.of(offer.access()),
        offer.kind(),
        offer.origin(),
        offer.isArchived(),
        MirrorJson.of(offer.mirroring(), price),
        offer.stripeProduct(),
        price,
        offer.createdAt(),
        offer.revision());
  }
}
