package dev.promirror.promotion.terms;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which offers a coupon is for, by the ids of the catalog. */
public sealed interface Scope {

  /** Whether an offer is among them. */
  default boolean covers(String offer) {
    return switch (this) {
      case All all -> true;
      case Only only -> only.offers().contains(offer);
      case Except except -> !except.offers().contains(offer);
    };
  }

  /** Whether nothing can be bought with it. */
  default boolean isEmpty() {
    return this instanceof Only only && only.offers().isEmpty();
  }

  /** The offers it names; none for all. */
  default Set<String> named() {
    return switch (this) {
      case All all -> Set.of();
      case Only only -> only.offers();
      case Except except -> except.offers();
    };
  }

  /** Whether it names none of the offers it is only for. */
  default boolean coversNothing() {
    return this instanceof Only only && only.offers().isEmpty();
  }

  /**
   * Whether Stripe, whose coupons name products, can hold it: of each product it covers all offers
   * that are sold, or none. An offer that isn't among those given is of no product, so it can't.
   */
  default boolean isExactByProduct(Collection<SoldOffer> offers) {
    Set<String> known = offers.stream().map(SoldOffer::id).collect(Collectors.toSet());
    return known.containsAll(named())
        && offers.stream()
            .filter(offer -> !offer.archived())
            .collect(
                Collectors.groupingBy(
                    SoldOffer::product,
                    Collectors.mapping(offer -> covers(offer.id()), Collectors.toSet())))
            .values()
            .stream()
            .allMatch(covered -> covered.size() == 1);
  }

  /** Every offer, later ones included. */
  record All() implements Scope {}

  /** These offers alone; with none named, it can be used for nothing. */
  record Only(Set<String> offers) implements Scope {

    public Only {
      offers = sorted(offers);
    }
  }

  /** Every offer but these. */
  record Except(Set<String> offers) implements Scope {

    public Except {
      offers = sorted(offers);
    }
  }

  private static Set<String> sorted(Set<String> offers) {
    return java.util.Collections.unmodifiableSet(new TreeSet<>(offers));
  }
}
