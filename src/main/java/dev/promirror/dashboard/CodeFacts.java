package dev.promirror.dashboard;

import dev.promirror.promotion.Origin;
import dev.promirror.promotion.PromoCodeView;
import dev.promirror.promotion.terms.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is fixed about a promo code, line by line.
 *
 * @param messages the wording
 * @param moments the community's clock
 */
record CodeFacts(FactMessages messages, MomentWords moments) {

  /**
   * @param view the code
   * @param deal its discount in words
   * @param conditions what has to hold for a use
   * @param stripeCoupon the Stripe id of its coupon, once there is one
   */
  List<Fact> of(
      PromoCodeView view, String deal, List<Fact> conditions, Optional<String> stripeCoupon) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of(messages.deal(), deal));
    facts.add(Fact.id(messages.coupon(), view.coupon().id()));
    facts.add(Fact.of(messages.limit(), limit(view.code().limit())));
    if (view.coupon().limit().isPresent()) {
      facts.add(Fact.of(messages.couponLimit(), limit(view.coupon().limit())));
    }
    facts.add(ends(view));
    facts.addAll(conditions);
    facts.add(Fact.of(messages.made(), moments.zonedTime(view.code().createdAt())));
    if (view.code().fromStripe().origin() == Origin.STRIPE) {
      facts.add(Fact.of(messages.origin(), messages.fromStripe()));
    }
    Stream.of(view.code().fromStripe(), view.coupon().fromStripe())
        .flatMap(it -> it.notes().stream())
        .forEach(note -> facts.add(Fact.of(messages.note(), note)));
    facts.add(stripe(messages.stripeCode(), view.stripeId()));
    facts.add(stripe(messages.stripeCoupon(), stripeCoupon));
    long counted = view.code().timesRedeemed();
    facts.add(Fact.of(messages.stripeCount(), messages.uses(counted, MoneyWords.count(counted))));
    return List.copyOf(facts);
  }

  private String limit(Optional<Long> limit) {
    return limit
        .map(most -> messages.uses(most, MoneyWords.count(most)))
        .orElseGet(messages::noLimit);
  }

  /** The earlier end of code and coupon: that is when it stops. */
  private Fact ends(PromoCodeView view) {
    Optional<Deadline> own = view.code().expires();
    Optional<Deadline> coupons = view.coupon().redeemBy();
    boolean couponFirst =
        coupons.isPresent() && own.filter(end -> !end.at().isAfter(coupons.get().at())).isEmpty();
    return (couponFirst ? coupons : own)
        .map(end -> Fact.of(messages.ends(), MomentWords.deadline(end)))
        .orElseGet(() -> Fact.of(messages.ends(), messages.noEnd()));
  }

  private Fact stripe(String label, Optional<String> id) {
    return id.map(known -> Fact.id(label, known))
        .orElseGet(() -> Fact.of(label, messages.notYet()));
  }
}
