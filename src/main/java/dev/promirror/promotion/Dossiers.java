package dev.promirror.promotion;

import dev.promirror.catalog.Offers;
import dev.promirror.community.Communities;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what inquiries are judged by: from memory, as far as it was read at the community's
 * current revision, else from storage. What doesn't exist is never remembered.
 */
@ApplicationScoped
class Dossiers {

  /** In pieces of about a hundred bytes. */
  private static final long MOST = 400_000;

  private static final int MOST_SELLERS = 10_000;
  private static final int WEIGHT_OF_OFFER = 5;

  private record OfferOf(CommunityId community, String id) {}

  private record TextOf(CommunityId community, String key) {}

  private final Regions regions;
  private final Communities communities;
  private final Offers offers;
  private final PromoCodes codes;
  private final Views views;

  private final Remembered<CommunityId, Seller> sellers =
      new Remembered<>(MOST_SELLERS, seller -> 1);
  private final Remembered<OfferOf, AskedOffer> offersRead =
      new Remembered<>(MOST, offer -> WEIGHT_OF_OFFER + offer.terms().others().each().size());
  private final Remembered<TextOf, AskedCode> codesRead = new Remembered<>(MOST, AskedCode::weight);

  Dossiers(Regions regions, Communities communities, Offers offers, PromoCodes codes, Views views) {
    this.regions = regions;
    this.communities = communities;
    this.offers = offers;
    this.codes = codes;
    this.views = views;
  }

  /**
   * The dossier of an inquiry; empty if there is no such community.
   *
   * @param revision the community's, read after the inquiry began
   */
  Optional<Dossier> of(CommunityId community, Inquiry inquiry, long revision) {
    Dossier remembered = remembered(community, inquiry, revision);
    return remembered != null
        ? Optional.of(remembered)
        : regions.in(community, () -> read(community, inquiry, revision));
  }

  private @Nullable Dossier remembered(CommunityId community, Inquiry inquiry, long revision) {
    Seller seller = sellers.find(community, revision);
    AskedCode code = codesRead.find(text(community, inquiry), revision);
    if (seller == null || code == null) {
      return null;
    }
    Map<String, AskedOffer> found = new HashMap<>();
    for (Inquiry.Wanted wanted : inquiry.wanted()) {
      AskedOffer offer = offersRead.find(new OfferOf(community, wanted.offer()), revision);
      if (offer == null) {
        return null;
      }
      found.put(offer.id(), offer);
    }
    return new Dossier(seller, found, Optional.of(code));
  }

  private Optional<Dossier> read(CommunityId community, Inquiry inquiry, long revision) {
    Seller known = sellers.find(community, revision);
    Optional<Seller> seller =
        known != null
            ? Optional.of(known)
            : communities
                .find(community)
                .map(found -> Seller.of(found, communities.account(community)));
    seller.ifPresent(it -> sellers.keep(community, revision, it));
    return seller.map(
        it ->
            new Dossier(
                it, offers(community, inquiry, revision), code(community, inquiry, revision)));
  }

  private Map<String, AskedOffer> offers(CommunityId community, Inquiry inquiry, long revision) {
    Map<String, AskedOffer> found = new HashMap<>();
    Set<String> missing = new HashSet<>();
    for (Inquiry.Wanted wanted : inquiry.wanted()) {
      AskedOffer offer = offersRead.find(new OfferOf(community, wanted.offer()), revision);
      if (offer == null) {
        missing.add(wanted.offer());
      } else {
        found.put(offer.id(), offer);
      }
    }
    offers
        .findAll(community, missing)
        .forEach(
            row -> {
              AskedOffer offer = AskedOffer.of(row);
              found.put(offer.id(), offer);
              offersRead.keep(new OfferOf(community, offer.id()), revision, offer);
            });
    return found;
  }

  /** The code a text means: the unfinished one that is for them, else any, else the newest. */
  private Optional<AskedCode> code(CommunityId community, Inquiry inquiry, long revision) {
    TextOf text = text(community, inquiry);
    AskedCode known = codesRead.find(text, revision);
    if (known != null) {
      return Optional.of(known);
    }
    List<PromoCode> holding = codes.holding(community, text.key());
    String customer = inquiry.person() == null ? null : inquiry.person().customer();
    Optional<AskedCode> code =
        holding.stream()
            .filter(it -> customer != null && customer.equals(it.terms().customer()))
            .findFirst()
            .or(() -> holding.stream().findFirst())
            .or(() -> codes.lastWith(community, text.key()))
            .map(it -> AskedCode.of(views.ofCodes(community, List.of(it)).getFirst()));
    // A text that several hold means another code to each member.
    if (holding.size() < 2) {
      code.ifPresent(it -> codesRead.keep(text, revision, it));
    }
    return code;
  }

  private static TextOf text(CommunityId community, Inquiry inquiry) {
    return new TextOf(community, CodeText.key(inquiry.typed()));
  }
}
