package dev.promirror.promotion.preview;

import dev.promirror.catalog.Cadence;
import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What probably becomes of a subscription's discounts when it changes.
 *
 * <p>Stripe keeps a subscription's discounts unless they are removed; one limited to products
 * discounts nothing on another. So a discount out of scope is dropped here: who changes the plan
 * removes it. What is kept is put together as Stripe does.
 *
 * @param discounts in the order they were given
 * @param at when the next charge is
 * @param next that charge, without what is settled of the running period
 * @param credit given back for the rest of the running period
 * @param rest charged for the rest of the running period
 */
public record PlanChangeEstimate(
    PlanChange change,
    List<Outcome> discounts,
    Instant at,
    PriceEstimate next,
    Money credit,
    Money rest) {

  public PlanChangeEstimate {
    discounts = List.copyOf(discounts);
  }

  /** What becomes of a discount. */
  public enum Fate {
    /** It goes on. */
    KEPT,
    /** The new offer is none of those it is for. */
    OUT_OF_SCOPE,
    /** It has discounted all the charges it was for. */
    ENDED
  }

  /**
   * What becomes of one discount.
   *
   * @param remaining the charges to come that it is for; none unless it is kept
   * @param effect on the next charge; null unless it is kept
   * @param off what it takes off the next charge
   */
  public record Outcome(
      HeldDiscount discount,
      Fate fate,
      DurationEstimate remaining,
      @Nullable Effect effect,
      Money off) {}

  /**
   * Estimates.
   *
   * @param held all that the subscription has, in the order they are taken
   * @throws AmountTooLarge if quantity times price can't be counted
   */
  public static PlanChangeEstimate of(PlanChange change, List<HeldDiscount> held) {
    Instant anchor = change.beginsAnew() ? change.at() : change.anchor();
    ChargeCalendar calendar = new ChargeCalendar(recurring(change.to()), anchor);
    List<Remainder> remainders =
        held.stream().map(each -> Remainder.of(each, change, calendar)).toList();
    Basket basket = basket(change.currency(), change.quantity(), change.to());
    PriceEstimate next =
        PriceEstimate.of(
            basket,
            remainders.stream()
                .filter(each -> each.fate() == Fate.KEPT)
                .map(each -> discount(each.held(), basket))
                .toList(),
            new Composition.ByStripe());
    Rest rest = Rest.of(change);
    return new PlanChangeEstimate(
        change,
        outcomes(remainders, next),
        calendar.charge(calendar.before(change.at())),
        next,
        rest.of(change.billed(), change.currency()),
        change.beginsAnew()
            ? new Money(0, change.currency())
            : rest.of(next.total().minor(), change.currency()));
  }

  private static List<Outcome> outcomes(List<Remainder> remainders, PriceEstimate next) {
    Iterator<DiscountEstimate> kept = next.discounts().iterator();
    List<Outcome> outcomes = new ArrayList<>();
    for (Remainder each : remainders) {
      if (each.fate() == Fate.KEPT) {
        DiscountEstimate estimate = kept.next();
        outcomes.add(each.outcome(estimate.effect(), estimate.off()));
      } else {
        outcomes.add(each.outcome(null, new Money(0, next.currency())));
      }
    }
    return outcomes;
  }

  static Cadence recurring(PlanChange.Plan plan) {
    return new Cadence.Recurring(plan.every());
  }

  static Basket basket(Currency currency, long quantity, PlanChange.Plan plan) {
    return new Basket(
        currency, List.of(new Line(plan.offer(), plan.offer(), quantity, plan.unit())));
  }

  static Discount discount(HeldDiscount held, Basket basket) {
    return new Discount(held.id(), held.benefit(), basket.all(), held.level());
  }

  /** A discount and the charges left to it. */
  private record Remainder(HeldDiscount held, Fate fate, DurationEstimate left) {

    static Remainder of(HeldDiscount held, PlanChange change, ChargeCalendar calendar) {
      DurationEstimate left =
          DurationEstimate.remaining(
              held.duration(), calendar, held.since(), change.at(), held.discounted());
      Fate fate =
          !held.scope().covers(change.to().offer())
              ? Fate.OUT_OF_SCOPE
              : left.isNothing() ? Fate.ENDED : Fate.KEPT;
      return new Remainder(
          held,
          fate,
          fate == Fate.KEPT
              ? left
              : new DurationEstimate(calendar, left.skipped(), 0L, left.assumptions()));
    }

    Outcome outcome(@Nullable Effect effect, Money off) {
      return new Outcome(held, fate, left, effect, off);
    }
  }

  /** What the next invoice comes to; below zero is kept by Stripe as the customer's balance. */
  public Money due() {
    return next.total().plus(rest).minus(credit);
  }

  /** The part of the running period that is left, to the second as at Stripe. */
  private record Rest(long seconds, long whole) {

    static Rest of(PlanChange change) {
      ChargeCalendar old =
          new ChargeCalendar(new Cadence.Recurring(change.from().every()), change.anchor());
      long next = old.before(change.at());
      if (!change.prorated() || next == 0 || old.charge(next).equals(change.at())) {
        return new Rest(0, 1);
      }
      Instant end = old.charge(next);
      return new Rest(
          Duration.between(change.at(), end).toSeconds(),
          Duration.between(old.charge(next - 1), end).toSeconds());
    }

    /** That part of an amount, rounded half up to what the currency can be charged in. */
    Money of(long amount, Currency currency) {
      long step = Currencies.step(currency);
      BigInteger twice = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(2 * seconds));
      BigInteger divisor = BigInteger.valueOf(2 * whole).multiply(BigInteger.valueOf(step));
      long steps = twice.add(divisor.shiftRight(1)).divide(divisor).longValueExact();
      return new Money(Math.multiplyExact(steps, step), currency);
    }
  }
}
