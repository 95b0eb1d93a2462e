package dev.promirror.catalog;

import dev.promirror.platform.Page;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.stripe.MirroredRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A community's offers, archived ones among them. Lists are in the order of the offers' ids. */
@ApplicationScoped
public class Offers {

  private final Regions regions;
  private final Rows rows;

  Offers(Regions regions, Rows rows) {
    this.regions = regions;
    this.rows = rows;
  }

  @ApplicationScoped
  static class Rows implements MirroredRows<Offer> {}

  /** An offer, if there is one of this id. */
  public Optional<Offer> find(CommunityId community, String id) {
    return regions.in(community, () -> rows.one(community, id));
  }

  /** Those of these ids that exist. */
  public List<Offer> findAll(CommunityId community, Collection<String> ids) {
    return among(community, "id", ids);
  }

  /** The offer Stripe knows as this price. */
  public Optional<Offer> byStripePrice(CommunityId community, String price) {
    return byStripePrices(community, List.of(price)).stream().findFirst();
  }

  /** The offers Stripe knows as these prices. */
  public List<Offer> byStripePrices(CommunityId community, Collection<String> prices) {
    return among(community, "stripePrice", prices);
  }

  /** All offers of these products of Stripe. */
  public List<Offer> ofProducts(CommunityId community, Collection<String> stripeProducts) {
    return among(community, "stripeProduct", stripeProducts);
  }

  /**
   * Offers that can be chosen.
   *
   * @param most how many at most
   */
  public List<Offer> unarchived(CommunityId community, int most) {
    return regions.in(
        community,
        () ->
            rows.find("communityId = ?1 and archivedAt is null order by id", community)
                .range(0, most - 1)
                .list());
  }

  /**
   * All offers.
   *
   * @param most how many at most
   */
  public List<Offer> all(CommunityId community, int most) {
    return regions.in(
        community,
        () -> rows.find("communityId = ?1 order by id", community).range(0, most - 1).list());
  }

  /**
   * A page of the community's offers.
   *
   * @throws dev.promirror.platform.ProblemException if the cursor isn't one of this list
   */
  public Page<Offer> list(CommunityId community, OfferQuery query) {
    StringBuilder where = new StringBuilder("communityId = :community and id > :after");
    Map<String, Object> values = new HashMap<>();
    values.put("community", community);
    values.put("after", query.afterId());
    if (query.archived() != null) {
      where.append(query.archived() ? " and archivedAt is not null" : " and archivedAt is null");
    }
    if (query.kind() != null) {
      where.append(" and kind = :kind");
      values.put("kind", query.kind());
    }
    return regions.in(
        community,
        () ->
            Page.of(
                rows.find(where + " order by id", values).range(0, query.limit()).list(),
                query.limit(),
                query::cursor));
  }

  /** Those of the community's offers that Stripe doesn't have as wanted. */
  public List<Offer> dirty(CommunityId community, int limit) {
    regions.session(community);
    return rows.dirty(community, limit);
  }

  /** Those of the communities that have an offer Stripe doesn't have as wanted. */
  public Set<CommunityId> dirty(Collection<CommunityId> communities) {
    return regions.in(communities, () -> rows.dirtyOf(Offer.class));
  }

  private List<Offer> among(CommunityId community, String property, Collection<String> values) {
    if (values.isEmpty()) {
      return List.of();
    }
    return regions.in(
        community,
        () ->
            rows.find(
                    "communityId = ?1 and " + property + " in ?2 order by id",
                    community,
                    Set.copyOf(values))
                .list());
  }

  /** Those Stripe was known to have, but hasn't shown since. */
  List<Offer> unseenSince(CommunityId community, Instant time) {
    regions.session(community);
    return rows.find(
            "communityId = ?1 and stripePrice is not null and seenAt < ?2"
                + " and (archivedBy is null or archivedBy <> ?3) order by id",
            community,
            time,
            Offer.Ending.GONE)
        .list();
  }

  /** An offer to be changed: nobody else changes it until the transaction ends. */
  Optional<Offer> lock(CommunityId community, String id) {
    regions.session(community);
    return rows.lock(community, id);
  }

  /** Stripe's id of an offer's product; the offer itself isn't read, so that it can be locked. */
  Optional<String> productOf(CommunityId community, String id) {
    return regions
        .session(community)
        .createQuery(
            "select stripeProduct from Offer where communityId = ?1 and id = ?2", String.class)
        .setParameter(1, community)
        .setParameter(2, id)
        .getResultStream()
        .findFirst();
  }

  /** All offers of a product, to be changed. */
  List<Offer> lockOfProduct(CommunityId community, String stripeProduct) {
    regions.session(community);
    return rows.find(
            "communityId = ?1 and stripeProduct = ?2 order by id", community, stripeProduct)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** The offers Stripe knows as these prices, or that have one of these ids, to be changed. */
  List<Offer> lock(CommunityId community, Collection<String> prices, Collection<String> ids) {
    regions.session(community);
    return rows.find(
            "communityId = ?1 and (stripePrice in ?2 or id in ?3) order by id",
            community,
            prices.isEmpty() ? Set.of("") : Set.copyOf(prices),
            ids.isEmpty() ? Set.of("") : Set.copyOf(ids))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  void add(Offer offer) {
    regions.session(offer.communityId());
    rows.persist(offer);
  }
}
