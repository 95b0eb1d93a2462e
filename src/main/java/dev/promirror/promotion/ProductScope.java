package dev.promirror.promotion;

import dev.promirror.catalog.Offer;
import dev.promirror.promotion.terms.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which offers a coupon made at Stripe is for: it names products, and they may have no offer here.
 *
 * @param notes what the scope doesn't say, in sentences
 */
public record ProductScope(Scope scope, List<String> notes) {

  /**
   * The offers known of some products.
   *
   * @param products Stripe's ids; none is all
   * @param offers all that are known of them, others may be among them
   */
  public static ProductScope of(Collection<String> products, Collection<Offer> offers) {
    if (products.isEmpty()) {
      return new ProductScope(new Scope.All(), List.of());
    }
    List<Offer> its = offers.stream().filter(it -> products.contains(it.stripeProduct())).toList();
    Set<String> known = its.stream().map(Offer::stripeProduct).collect(Collectors.toSet());
    String unknown =
        products.stream()
            .filter(it -> !known.contains(it))
            .sorted()
            .collect(Collectors.joining(", "));
    return new ProductScope(
        new Scope.Only(its.stream().map(Offer::id).collect(Collectors.toSet())),
        unknown.isEmpty()
            ? List.of()
            : List.of("At Stripe it is also for products without an offer here: " + unknown + "."));
  }
}
