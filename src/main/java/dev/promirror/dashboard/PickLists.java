package dev.promirror.dashboard;

import dev.promirror.catalog.Offer;
import dev.promirror.catalog.OfferKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The three lists offers are chosen from. What isn't sold any more can't be chosen; where it was
 * chosen before, it stays so.
 *
 * @param messages the wording
 * @param offers those that are sold
 */
record PickLists(OptionMessages messages, List<Offer> offers) {

  /** The field that says of a list that all of it is chosen: its boxes needn't be. */
  private static final String ALL = "allOf";

  /** The lists that have something to choose, as the form has them. */
  List<PickList> of(Typed typed) {
    return Arrays.stream(OfferKind.values())
        .map(kind -> list(kind, typed))
        .filter(list -> !list.offers().isEmpty())
        .toList();
  }

  private PickList list(OfferKind kind, Typed typed) {
    boolean all = typed.is(ALL, kind.name());
    List<Choice> choices =
        offers.stream()
            .filter(offer -> offer.kind() == kind)
            .map(it -> new Choice(it.id(), OfferWords.of(it), all || typed.is("offers", it.id())))
            .sorted(Comparator.comparing(Choice::label))
            .toList();
    boolean each = !choices.isEmpty() && choices.stream().allMatch(Choice::chosen);
    return new PickList(kind.name(), title(kind), each, choices);
  }

  /**
   * The offers the form names.
   *
   * @param kept those named until now; of these, the ones that can't be chosen any more stay
   */
  Set<String> chosen(Typed typed, Set<String> kept) {
    Set<String> chosen = new LinkedHashSet<>(typed.texts("offers"));
    offers.stream()
        .filter(offer -> typed.is(ALL, offer.kind().name()))
        .forEach(offer -> chosen.add(offer.id()));
    kept.stream()
        .filter(id -> offers.stream().noneMatch(offer -> offer.id().equals(id)))
        .forEach(chosen::add);
    return chosen;
  }

  private String title(OfferKind kind) {
    return switch (kind) {
      case SINGLE -> messages.single();
      case RECURRING -> messages.recurring();
      case EVENT -> messages.event();
    };
  }
}
