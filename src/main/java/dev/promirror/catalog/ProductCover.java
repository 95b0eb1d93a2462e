package dev.promirror.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How a choice of offers lies over Stripe's products, which is all that a coupon at Stripe can be
 * limited to. Archived offers don't count: nobody can buy them.
 *
 * @param whole Stripe's ids of the products of which every offer is chosen
 * @param partial of which some are, but not all
 */
public record ProductCover(Set<String> whole, Set<String> partial) {

  public ProductCover {
    whole = Set.copyOf(whole);
    partial = Set.copyOf(partial);
  }

  /**
   * @param chosen ids of offers
   * @param offers all offers of each product that has a chosen one; further products do no harm
   */
  public static ProductCover of(Set<String> chosen, Collection<Offer> offers) {
    Map<String, Set<Boolean>> products =
        offers.stream()
            .filter(offer -> !offer.isArchived())
            .collect(
                Collectors.groupingBy(
                    Offer::stripeProduct,
                    Collectors.mapping(
                        offer -> chosen.contains(offer.id()), Collectors.toUnmodifiableSet())));
    Set<String> whole = new TreeSet<>();
    Set<String> partial = new TreeSet<>();
    products.forEach(
        (product, isChosen) -> {
          if (isChosen.size() > 1) {
            partial.add(product);
          } else if (isChosen.contains(true)) {
            whole.add(product);
          }
        });
    return new ProductCover(whole, partial);
  }

  /** Whether limiting a coupon to the products is the same as limiting it to the chosen offers. */
  public boolean isExact() {
    return partial.isEmpty();
  }
}
