package dev.promirror.dashboard;

import dev.promirror.catalog.Offer;
import dev.promirror.promotion.PromoCodeView;
import dev.promirror.promotion.terms.Audience;
import dev.promirror.promotion.terms.CasePolicy;
import dev.promirror.promotion.terms.Conditions;
import dev.promirror.promotion.terms.Door;
import dev.promirror.promotion.terms.PromoCodeTerms;
import dev.promirror.promotion.terms.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to hold for a use, line by line; what isn't said isn't there.
 *
 * @param options what fields are called
 * @param doors the wording of people and doors
 * @param messages the rest of the wording
 */
record ConditionFacts(OptionMessages options, DoorMessages doors, ChangeMessages messages) {

  /** More offers than these are counted. */
  private static final int NAMED = 6;

  List<Fact> of(PromoCodeView view, List<Offer> sold) {
    List<Fact> facts = new ArrayList<>();
    PromoCodeTerms code = view.code().terms();
    facts.add(Fact.of(options.offers(), scope(view.coupon().scope(), sold)));
    facts.add(
        Fact.of(
            options.door(), code.door() == Door.EVERYWHERE ? doors.everywhere() : doors.ours()));
    if (code.casePolicy() == CasePolicy.EXACT) {
      facts.add(Fact.of(options.casePolicy(), doors.exact()));
    }
    if (code.channel() != null) {
      facts.add(Fact.of(options.channel(), code.channel()));
    }
    conditions(facts, view.coupon().terms().conditions());
    conditions(facts, code.conditions());
    if (code.customer() != null) {
      facts.add(Fact.id(options.customer(), code.customer()));
    }
    if (code.firstPurchaseOnly()) {
      facts.add(Fact.of(options.first(), messages.yes()));
    }
    if (view.coupon().terms().refundGivesUseBack()) {
      facts.add(Fact.of(options.refund(), messages.givesBack()));
    }
    if (code.starts() != null) {
      facts.add(Fact.of(options.starts(), MomentWords.start(code.starts())));
    }
    return facts;
  }

  private void conditions(List<Fact> facts, Conditions held) {
    if (!(held.audience() instanceof Audience.Everyone)) {
      facts.add(Fact.of(options.audience(), audience(held.audience())));
    }
    if (held.perCustomer() != null) {
      facts.add(Fact.of(options.perCustomer(), MoneyWords.count(held.perCustomer())));
    }
    if (!held.minimumSpend().isEmpty()) {
      facts.add(
          Fact.of(
              options.spend(),
              held.minimumSpend().each().stream()
                  .map(MoneyWords::of)
                  .collect(Collectors.joining(", "))));
    }
    if (held.minimumQuantity() != null) {
      facts.add(Fact.of(options.quantity(), MoneyWords.count(held.minimumQuantity())));
    }
    if (held.budget() != null) {
      facts.add(Fact.of(options.budget(), MoneyWords.of(held.budget())));
    }
  }

  private String audience(Audience audience) {
    return switch (audience) {
      case Audience.Everyone everyone -> doors.everyone();
      case Audience.NewCustomers customers -> doors.newMembers();
      case Audience.ExistingCustomers customers -> doors.existing();
      case Audience.Members members -> doors.members();
    };
  }

  private String scope(Scope scope, List<Offer> sold) {
    return switch (scope) {
      case Scope.All all -> messages.everything();
      case Scope.Only only when only.offers().isEmpty() -> messages.nothingAtAll();
      case Scope.Only only -> messages.only(named(only.offers(), sold));
      case Scope.Except except -> messages.except(named(except.offers(), sold));
    };
  }

  private String named(Set<String> ids, List<Offer> sold) {
    return ids.size() > NAMED
        ? messages.offers(MoneyWords.count(ids.size()))
        : ids.stream()
            .map(
                id ->
                    sold.stream()
                        .filter(offer -> offer.id().equals(id))
                        .map(OfferWords::named)
                        .findFirst()
                        .orElse(id))
            .sorted()
            .collect(Collectors.joining("; "));
  }
}
