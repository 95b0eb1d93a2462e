package dev.promirror.mirror.terms;

import dev.promirror.catalog.Cadence;
import dev.promirror.promotion.terms.CouponDuration;
import dev.promirror.promotion.terms.Scope;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Scopes and durations over the offers there are. Stripe limits coupons by product: of a product
 * that is covered in part, all is covered there, and the rest of the rule holds here alone.
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

  private static Set<String> productsOf(List<SoldOffer> offers) {
    return offers.stream()
        .map(SoldOffer::product)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The calendar months that say the same as a number of charges for each of these offers; empty if
   * none do. What is charged once is discounted once whatever is said.
   */
  static OptionalInt months(CouponDuration.Periods periods, List<SoldOffer> covered) {
    Set<Integer> apart =
        covered.stream()
            .map(SoldOffer::cadence)
            .filter(cadence -> !(cadence instanceof Cadence.OneTime))
            .map(Scopes::months)
            .collect(Collectors.toSet());
    if (apart.size() != 1 || apart.contains(0)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Math.multiplyExact(periods.count(), apart.iterator().next()));
  }

  private static int months(Cadence cadence) {
    return switch (cadence) {
      case Cadence.OneTime once -> 0;
      case Cadence.Instalments instalments -> instalments.every().months();
      case Cadence.Recurring recurring -> recurring.every().months();
    };
  }
}
