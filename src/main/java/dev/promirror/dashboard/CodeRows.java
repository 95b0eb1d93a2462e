package dev.promirror.dashboard;

import dev.promirror.community.Community;
import dev.promirror.money.Money;
import dev.promirror.promotion.PromoCodeView;
import dev.promirror.promotion.Uses;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts what is known of a promo code into words. */
@ApplicationScoped
class CodeRows {

  private final FactMessages facts;
  private final DealWords deals;
  private final UsesWords uses;

  CodeRows(FactMessages facts, DealMessages deals) {
    this.facts = facts;
    this.deals = new DealWords(deals);
    this.uses = new UsesWords(facts);
  }

  /** A line of the list. */
  CodeRow of(PromoCodeView view, Community community) {
    var states = new StateWords(facts, new MomentWords(community.zone()));
    return new CodeRow(
        view.code().id(),
        view.code().code(),
        view.code().name().equals(view.code().code()) ? "" : view.code().name(),
        view.coupon().id(),
        deal(view),
        states.of(view.state()),
        uses(view),
        view.figures().totals().stream().map(CodeRows::money).toList(),
        states.mirror(view.code(), view.coupon()));
  }

  /** The discount in words. */
  String deal(PromoCodeView view) {
    return deals.of(view.coupon().benefit(), view.coupon().duration());
  }

  private UsesView uses(PromoCodeView view) {
    long used = view.figures().uses();
    return view.code()
        .limit()
        .map(limit -> uses.limited(used, limit, view.remaining().orElse(0L)))
        .orElseGet(() -> uses.unlimited(used));
  }

  private static MoneyLine money(Uses.Total total) {
    return new MoneyLine(
        total.currency(),
        MoneyWords.of(Money.of(total.discount(), total.currency())),
        MoneyWords.of(Money.of(total.revenue(), total.currency())));
  }
}
