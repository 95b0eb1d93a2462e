package dev.promirror.promotion.preview;

import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * What has probably happened to a subscription so far, where nobody says what was booked: each of
 * its charges came as the calendar has it.
 *
 * @param quantity how many of it, at least 1
 * @param anchor where its charges are counted from
 * @param at when is asked; a charge at that very instant is still to come
 */
public record RunningPeriod(
    Currency currency, long quantity, PlanChange.Plan plan, Instant anchor, Instant at) {

  /** How many charges a coupon has discounted, if it was given then. */
  public long discounted(HeldDiscount held) {
    DurationEstimate run = run(held);
    long past = Math.max(0, calendar().before(at) - run.skipped());
    return run.count() == null ? past : Math.min(past, run.count());
  }

  /**
   * What the running period was billed after discounts, in minor units; 0 while a trial runs.
   *
   * @throws AmountTooLarge if quantity times price can't be counted
   */
  public long billed(List<HeldDiscount> held) {
    long charges = calendar().before(at);
    if (charges == 0) {
      return 0;
    }
    Basket basket = PlanChangeEstimate.basket(currency, quantity, plan);
    List<Discount> discounts =
        held.stream()
            .filter(each -> each.scope().covers(plan.offer()) && discounts(each, charges - 1))
            .map(each -> PlanChangeEstimate.discount(each, basket))
            .toList();
    return PriceEstimate.of(basket, discounts, new Composition.ByStripe()).total().minor();
  }

  private boolean discounts(HeldDiscount held, long charge) {
    DurationEstimate run = run(held);
    return held.discounted() > 0
        && charge >= run.skipped()
        && (run.count() == null || charge < run.skipped() + run.count());
  }

  private DurationEstimate run(HeldDiscount held) {
    return DurationEstimate.of(held.duration(), calendar(), held.since());
  }

  private ChargeCalendar calendar() {
    return new ChargeCalendar(PlanChangeEstimate.recurring(plan), anchor);
  }
}
