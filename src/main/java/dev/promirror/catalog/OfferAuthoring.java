package dev.promirror.catalog;

import dev.promirror.catalog.Offered.Made;
import dev.promirror.catalog.Offered.Reason;
import dev.promirror.catalog.Offered.Refused;
import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import dev.promirror.platform.Caller;
import dev.promirror.platform.TimeOrderedId;
import dev.promirror.region.AccountWork;
import dev.promirror.region.Audit;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What owners do with offers. Row, audit and the mirror's wake-up commit together; Stripe hears of
 * it afterwards. A refused wish changes nothing.
 */
@ApplicationScoped
public class OfferAuthoring {

  private final Regions regions;
  private final Offers offers;
  private final ImportRuns runs;
  private final AccountWork work;
  private final Audit audit;
  private final Changes changes;
  private final OfferNews news;
  private final TimeOrderedId ids;
  private final Clock clock;

  OfferAuthoring(
      Regions regions,
      Offers offers,
      ImportRuns runs,
      AccountWork work,
      Audit audit,
      Changes changes,
      OfferNews news,
      TimeOrderedId ids,
      Clock clock) {
    this.regions = regions;
    this.offers = offers;
    this.runs = runs;
    this.work = work;
    this.audit = audit;
    this.changes = changes;
    this.news = news;
    this.ids = ids;
    this.clock = clock;
  }

  /** Makes an offer, and a product for it. */
  public Offered create(CommunityId community, OfferTerms terms, Caller caller) {
    return regions.in(community, () -> add(community, "product-" + ids.next(), terms, caller));
  }

  /**
   * Makes an offer of a product that has offers already: another price, or cadence.
   *
   * @param terms their name is replaced by the product's
   */
  public Offered createOf(
      CommunityId community, String stripeProduct, OfferTerms terms, Caller caller) {
    return regions.in(
        community,
        () -> {
          List<Offer> others = offers.lockOfProduct(community, stripeProduct);
          if (others.isEmpty()) {
            return new Refused(Reason.NO_SUCH_PRODUCT);
          }
          if (others.stream().allMatch(Offer::isArchived)) {
            return new Refused(Reason.PRODUCT_ARCHIVED);
          }
          Offer other = others.getFirst();
          OfferTerms named =
              new OfferTerms(
                  other.name(),
                  terms.price(),
                  terms.others(),
                  terms.cadence(),
                  terms.trialDays(),
                  terms.access());
          Offered made = add(community, stripeProduct, named, caller);
          if (made instanceof Made it) {
            other.stripeName().ifPresent(it.offer()::productIs);
          }
          return made;
        });
  }

  private Offered add(
      CommunityId community, String stripeProduct, OfferTerms terms, Caller caller) {
    Offer offer =
        new Offer(
            community,
            "offer-" + ids.next(),
            Offer.Origin.HERE,
            stripeProduct,
            terms,
            clock.instant());
    offers.add(offer);
    note(community, caller, "create", offer, Map.of());
    return new Made(offer);
  }

  /**
   * What an owner wants an offer to be.
   *
   * @param price null leaves it as it is; another is refused
   * @param cadence null leaves it as it is; another is refused
   */
  public record Edit(
      String name,
      @Nullable Money price,
      @Nullable Cadence cadence,
      int trialDays,
      Access access) {}

  /**
   * Changes an offer; a new name is one for all offers of its product.
   *
   * @param revision what the caller has seen; null lets any revision pass
   */
  public Offered edit(
      CommunityId community, String id, Edit edit, @Nullable Long revision, Caller caller) {
    return regions.in(
        community,
        () -> {
          List<Offer> siblings =
              offers
                  .productOf(community, id)
                  .map(product -> offers.lockOfProduct(community, product))
                  .orElse(List.of());
          Optional<Offer> found =
              siblings.stream().filter(offer -> offer.id().equals(id)).findFirst();
          if (found.isEmpty()) {
            return new Refused(Reason.NO_SUCH_OFFER);
          }
          Offer offer = found.get();
          Reason refusal = refusal(offer, edit, revision);
          if (refusal != null) {
            return new Refused(refusal);
          }
          Map<String, Object> before = values(offer);
          long seen = offer.revision();
          offer.edit(
              new OfferTerms(
                  edit.name(),
                  offer.price().orElse(null),
                  offer.otherPrices(),
                  offer.cadence(),
                  edit.trialDays(),
                  edit.access()));
          if (offer.revision() != seen) {
            siblings.stream()
                .filter(other -> !other.id().equals(id))
                .forEach(other -> other.renamed(edit.name()));
            note(community, caller, "edit", offer, before);
          }
          return new Made(offer);
        });
  }

  private static @Nullable Reason refusal(Offer offer, Edit edit, @Nullable Long revision) {
    if (revision != null && revision != offer.revision()) {
      return Reason.CHANGED_MEANWHILE;
    }
    if (offer.isArchived()) {
      return Reason.ARCHIVED;
    }
    if (edit.price() != null && !edit.price().equals(offer.price().orElse(null))) {
      return Reason.PRICE_IS_FIXED;
    }
    if (edit.cadence() != null && !edit.cadence().equals(offer.cadence())) {
      return Reason.CADENCE_IS_FIXED;
    }
    return edit.trialDays() > 0 && offer.cadence() instanceof Cadence.OneTime
        ? Reason.TRIAL_OF_ONE_TIME
        : null;
  }

  /** Ends an offer for good: nobody can choose it any more; what was sold of it goes on. */
  public Offered archive(CommunityId community, String id, @Nullable Long revision, Caller caller) {
    return regions.in(
        community,
        () -> {
          Optional<Offer> found = offers.lock(community, id);
          if (found.isEmpty()) {
            return new Refused(Reason.NO_SUCH_OFFER);
          }
          Offer offer = found.get();
          if (revision != null && revision != offer.revision()) {
            return new Refused(Reason.CHANGED_MEANWHILE);
          }
          if (!offer.isEndedHere() && !offer.isGone()) {
            Map<String, Object> before = values(offer);
            offer.archive(clock.instant());
            note(community, caller, "archive", offer, before);
          }
          return new Made(offer);
        });
  }

  /** Asks for all products and prices of the account to be read again. */
  public void importAll(CommunityId community) {
    regions.run(
        community,
        () -> {
          runs.want(community);
          work.want(CatalogWorker.KIND, community);
        });
  }

  private void note(
      CommunityId community,
      Caller caller,
      String action,
      Offer offer,
      Map<String, Object> before) {
    audit.record(
        community, caller, new Audit.Entry(action, "offer", offer.id(), before, values(offer)));
    changes.wanted(community);
    news.changed(community);
  }

  private static Map<String, Object> values(Offer offer) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", offer.name());
    Amounts prices = offer.price().map(List::of).map(Amounts::new).orElse(Amounts.NONE);
    values.put("price", prices.minorByCode());
    values.put("cadence", offer.cadence().toString());
    values.put("trialDays", offer.trialDays());
    values.put("access", offer.access().kind().name());
    Optional.ofNullable(offer.access().name()).ifPresent(name -> values.put("accessName", name));
    values.put("archived", offer.isArchived());
    return values;
  }
}
