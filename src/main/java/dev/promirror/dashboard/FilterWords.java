package dev.promirror.dashboard;

import dev.promirror.catalog.Offer;
import dev.promirror.promotion.PromoCodeState;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a list can be filtered by, and is.
 *
 * @param messages the wording
 * @param facts the wording of states
 */
record FilterWords(ListMessages messages, FactMessages facts) {

  /** The states to choose from. */
  List<Choice> states(ListFilter filter) {
    return Arrays.stream(PromoCodeState.values())
        .map(state -> new Choice(state.name(), label(state), state == filter.state()))
        .toList();
  }

  /** The offers to choose from. */
  List<Choice> offers(ListFilter filter, List<Offer> sold) {
    String chosen = filter.value(ListFilter.OFFER);
    return sold.stream()
        .map(it -> new Choice(it.id(), OfferWords.of(it), it.id().equals(chosen)))
        .sorted(Comparator.comparing(Choice::label))
        .toList();
  }

  /** The filters that are on. */
  List<Chip> chips(ListQuery query, List<Offer> sold) {
    return query.filter().values().keySet().stream()
        .map(
            name ->
                new Chip(
                    name(name), value(query.filter(), name, sold), query.without(name).address()))
        .toList();
  }

  private String name(String filter) {
    return switch (filter) {
      case ListFilter.STATE -> messages.filterState();
      case ListFilter.OFFER -> messages.filterOffer();
      case ListFilter.CHANNEL -> messages.filterChannel();
      case ListFilter.BATCH -> messages.filterBatch();
      default -> messages.filterCoupon();
    };
  }

  private String value(ListFilter filter, String name, List<Offer> sold) {
    PromoCodeState state = filter.state();
    if (name.equals(ListFilter.STATE) && state != null) {
      return label(state);
    }
    String value = filter.value(name);
    return sold.stream()
        .filter(offer -> name.equals(ListFilter.OFFER) && offer.id().equals(value))
        .map(OfferWords::of)
        .findFirst()
        .orElse(value);
  }

  private String label(PromoCodeState state) {
    return new StateWords(facts, new MomentWords(ZoneOffset.UTC)).of(state).label();
  }
}
