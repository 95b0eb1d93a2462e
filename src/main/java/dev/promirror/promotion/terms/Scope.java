package dev.promirror.promotion.terms;

import java.util.Set;
import java.util.TreeSet;

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
