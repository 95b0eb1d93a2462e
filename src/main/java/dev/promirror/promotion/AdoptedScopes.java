package dev.promirror.promotion;

import dev.promirror.catalog.Offer;
import dev.promirror.catalog.Offers;
import dev.promirror.catalog.OffersListener;
import dev.promirror.promotion.terms.Scope;
import dev.promirror.region.Changes;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.stripe.StripeWrite;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Coupons that follow Stripe are for whatever is offered of the products they name there; nothing
 * is written to Stripe for it.
 */
@ApplicationScoped
class AdoptedScopes implements OffersListener {

  private static final String PRODUCTS = "applies_to[products][";

  private final Regions regions;
  private final Incarnations incarnations;
  private final Offers offers;
  private final Changes changes;

  AdoptedScopes(Regions regions, Incarnations incarnations, Offers offers, Changes changes) {
    this.regions = regions;
    this.incarnations = incarnations;
    this.offers = offers;
    this.changes = changes;
  }

  @Override
  public void offersChanged(CommunityId community) {
    List<Coupon> limited =
        regions
            .session(community)
            .createQuery(
                "from Coupon where communityId = ?1 and mirroring.untouched and archivedAt is null"
                    + " order by id",
                Coupon.class)
            .setParameter(1, community)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .filter(coupon -> coupon.scope() instanceof Scope.Only)
            .toList();
    if (limited.isEmpty()) {
      return;
    }
    Map<String, Set<String>> products = products(community, limited);
    Set<String> all = new HashSet<>();
    products.values().forEach(all::addAll);
    List<Offer> known = offers.ofProducts(community, all);
    for (Coupon coupon : limited) {
      ProductScope now = ProductScope.of(products.getOrDefault(coupon.id(), Set.of()), known);
      if (!now.scope().equals(coupon.scope()) && !(now.scope() instanceof Scope.All)) {
        coupon.follow(coupon.terms().within(now.scope()), now.notes());
        changes.seen(community);
      }
    }
  }

  private Map<String, Set<String>> products(CommunityId community, List<Coupon> some) {
    Map<String, Set<String>> products = new HashMap<>();
    incarnations.ofCoupons(community, some.stream().map(Coupon::id).toList()).stream()
        .filter(it -> it.built().terms() != null)
        .forEach(it -> products.put(it.objectId(), products(it.built().terms())));
    return products;
  }

  private static Set<String> products(String terms) {
    Set<String> products = new TreeSet<>();
    StripeWrite.parameters(terms)
        .forEach(
            (name, value) -> {
              if (name.startsWith(PRODUCTS)) {
                products.add(value);
              }
            });
    return products;
  }
}
