package dev.promirror.mirror.terms;

import dev.promirror.promotion.terms.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Scopes over the offers there are. Stripe limits coupons by product: of a product that is covered
 * in part, all is covered there, and the rest of the rule holds here alone.
 */
final class Scopes {

  private Scopes() {}

  static List<SoldOffer> covered(Scope scope, List<SoldOffer> offers) {
    return offers.stream().filter(offer -> scope.covers(offer.id())).toList();
  }

  /** The products to name; none if it is for all, later ones included. */
  static Set<String> products(Scope scope, List<SoldOffer> offers) {
    Set<String> covered = productsOf(covered(scope, offers));
    boolean all =
        switch (scope) {
          case Scope.All every -> true;
          case Scope.Only only -> false;
          case Scope.Except except -> covered.equals(productsOf(offers));
        };
    return all ? Set.of() : covered;
  }

  static Set<String> productsOf(List<SoldOffer> offers) {
    return offers.stream()
        .map(SoldOffer::product)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
