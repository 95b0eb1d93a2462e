package dev.promirror.promotion.wishes;

import dev.promirror.platform.JsonBody;
import dev.promirror.promotion.KnownOffers;
import dev.promirror.promotion.terms.Scope;
import dev.promirror.promotion.terms.SoldOffer;
import dev.promirror.region.CommunityId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which offers a coupon is for. */
@ApplicationScoped
class Scopes {

  private static final int MAX_OFFERS = 500;
  private static final int MAX_ID = 60;

  private enum Kind {
    ALL,
    ONLY,
    EXCEPT
  }

  private final KnownOffers known;

  Scopes(KnownOffers known) {
    this.known = known;
  }

  /**
   * @param kept what it is until now: offers it names can stay though they are archived
   * @return null if a fault was noted
   */
  @Nullable Scope read(JsonBody json, CommunityId community, @Nullable Scope kept) {
    JsonBody object = json.object("scope");
    if (object == null) {
      return json.has("scope") ? null : new Scope.All();
    }
    Kind kind = object.oneOf("kind", Kind.class);
    List<String> offers = object.texts("offers", MAX_OFFERS, MAX_ID);
    if (kind == null) {
      if (!object.has("kind")) {
        object.fault("kind", "missing", "It is required.", "Use one of ALL, ONLY, EXCEPT.");
      }
      return null;
    }
    if (kind == Kind.ALL && !offers.isEmpty()) {
      object.fault(
          "offers",
          "offers-with-all",
          "ALL names no offers.",
          "Leave them out, or use ONLY or EXCEPT.");
      return null;
    }
    check(object, community, offers, kept == null ? Set.of() : kept.named());
    return switch (kind) {
      case ALL -> new Scope.All();
      case ONLY -> new Scope.Only(new HashSet<>(offers));
      case EXCEPT -> new Scope.Except(new HashSet<>(offers));
    };
  }

  private void check(
      JsonBody object, CommunityId community, List<String> offers, Set<String> kept) {
    if (offers.isEmpty()) {
      return;
    }
    Set<String> sold =
        known.of(community).stream()
            .filter(offer -> !offer.archived())
            .map(SoldOffer::id)
            .collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < offers.size(); i++) {
      String offer = offers.get(i);
      if (!seen.add(offer)) {
        object.faultAt("offers", i, "offer-twice", "The offer is there twice.", "Keep one.");
      } else if (!sold.contains(offer) && !kept.contains(offer)) {
        object.faultAt(
            "offers",
            i,
            "unknown-offer",
            "There is no such offer, or it is archived.",
            "Use the id of an offer that is sold.");
      }
    }
  }
}
