package dev.promirror.promotion;

import dev.promirror.catalog.Cadence;
import dev.promirror.catalog.Offer;
import dev.promirror.catalog.Offers;
import dev.promirror.community.Communities;
import dev.promirror.community.Community;
import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.platform.Unavailable;
import dev.promirror.promotion.PlanPreview.Held;
import dev.promirror.promotion.PlanPreview.Wish;
import dev.promirror.promotion.Previewed.Fault;
import dev.promirror.promotion.Previewed.Why;
import dev.promirror.promotion.preview.AmountTooLarge;
import dev.promirror.promotion.preview.HeldDiscount;
import dev.promirror.promotion.preview.PlanChange;
import dev.promirror.promotion.preview.PlanChangeEstimate;
import dev.promirror.promotion.preview.RunningPeriod;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Previews what becomes of discounts when a subscription goes on with another offer. */
@ApplicationScoped
public class PlanPreviews {

  private final Regions regions;
  private final Communities communities;
  private final Offers offers;
  private final NamedDiscounts discounts;
  private final Clock clock;

  PlanPreviews(
      Regions regions,
      Communities communities,
      Offers offers,
      NamedDiscounts discounts,
      Clock clock) {
    this.regions = regions;
    this.communities = communities;
    this.offers = offers;
    this.discounts = discounts;
    this.clock = clock;
  }

  /**
   * Previews a change. Nothing is written.
   *
   * @return empty if there is no such community
   * @throws Unavailable if the region's database can't be reached
   */
  public Optional<Previewed<PlanPreview>> of(CommunityId community, Wish wish) {
    return regions.in(
        community, () -> communities.find(community).map(seller -> preview(seller, wish)));
  }

  private Previewed<PlanPreview> preview(Community seller, Wish wish) {
    Currency currency =
        wish.currency() == null ? Currencies.parse(seller.currency()) : wish.currency();
    List<Fault> faults = new ArrayList<>();
    PlanChange.Plan from = plan(seller.id(), wish.from(), currency, "/from", faults);
    PlanChange.Plan to = plan(seller.id(), wish.to(), currency, "/to", faults);
    if (wish.from().equals(wish.to())) {
      faults.add(new Fault("/to", Why.SAME_OFFER));
    }
    List<NamedDiscount> found = discounts(seller.id(), wish, faults);
    if (from == null || to == null || !faults.isEmpty()) {
      return new Previewed.Refused<>(faults);
    }
    try {
      PlanChangeEstimate estimate = estimate(wish, currency, from, to, found);
      return new Previewed.Shown<>(
          new PlanPreview(estimate, found, wish.billed() != null, seller.zone()));
    } catch (AmountTooLarge e) {
      return new Previewed.Refused<>(List.of(new Fault("/quantity", Why.TOO_MUCH)));
    }
  }

  private PlanChange.@Nullable Plan plan(
      CommunityId community, String id, Currency currency, String field, List<Fault> faults) {
    Optional<Offer> offer =
        offers.find(community, id).filter(it -> field.equals("/from") || !it.isArchived());
    if (offer.isEmpty()) {
      faults.add(new Fault(field, Why.NO_SUCH_OFFER));
      return null;
    }
    if (!(offer.get().cadence() instanceof Cadence.Recurring recurring)) {
      faults.add(new Fault(field, Why.NOT_A_PLAN));
      return null;
    }
    Optional<Money> price = offer.get().terms().priceIn(currency);
    if (price.isEmpty()) {
      faults.add(new Fault(field, Why.NO_PRICE));
      return null;
    }
    return new PlanChange.Plan(
        id,
        offer.get().stripeProduct(),
        offer.get().name(),
        recurring.every(),
        price.get().minor());
  }

  private List<NamedDiscount> discounts(CommunityId community, Wish wish, List<Fault> faults) {
    List<NamedDiscount> found =
        discounts.all(
            community, wish.discounts().stream().map(Held::name).toList(), "/discounts", faults);
    if (found.size() == wish.discounts().size()) {
      for (int i = 0; i < found.size(); i++) {
        if (found.get(i).coupon().benefit() instanceof Benefit.ExtraTrial) {
          faults.add(new Fault("/discounts/" + i, Why.NOT_A_DISCOUNT));
        }
      }
    }
    return found;
  }

  private PlanChangeEstimate estimate(
      Wish wish,
      Currency currency,
      PlanChange.Plan from,
      PlanChange.Plan to,
      List<NamedDiscount> found) {
    Instant at = wish.at() == null ? clock.instant() : wish.at();
    RunningPeriod running = new RunningPeriod(currency, wish.quantity(), from, wish.anchor(), at);
    List<HeldDiscount> held = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      held.add(held(found.get(i), wish.discounts().get(i), running));
    }
    long billed = wish.billed() == null ? running.billed(held) : wish.billed();
    return PlanChangeEstimate.of(
        new PlanChange(
            currency, wish.quantity(), from, to, wish.anchor(), at, billed, wish.prorated()),
        held);
  }

  private static HeldDiscount held(NamedDiscount named, Held wished, RunningPeriod running) {
    HeldDiscount held =
        new HeldDiscount(
            named.called(),
            named.coupon().benefit(),
            named.coupon().scope(),
            named.coupon().duration(),
            wished.level(),
            wished.since() == null ? running.anchor() : wished.since(),
            wished.discounted() == null ? 0 : wished.discounted());
    return wished.discounted() == null && held.scope().covers(running.plan().offer())
        ? held.discounting(running.discounted(held))
        : held;
  }
}
