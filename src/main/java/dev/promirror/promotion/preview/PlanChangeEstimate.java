package dev.promirror.promotion.preview;

import dev.promirror.catalog.Cadence;
import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.promotion.terms.Benefit;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * What probably becomes of a discount when its subscription changes.
 *
 * <p>Stripe keeps a subscription's discounts unless they are removed; one limited to products
 * discounts nothing on another. So a discount out of scope is dropped here: who changes the plan
 * removes it.
 *
 * @param remaining the charges to come that it discounts; none if it is dropped
 * @param at when the next charge is
 * @param next that charge, without what is settled of the running period
 * @param credit given back for the rest of the running period
 * @param rest charged for the rest of the running period
 */
public record PlanChangeEstimate(
    PlanChange change,
    HeldDiscount discount,
    Fate fate,
    DurationEstimate remaining,
    Instant at,
    PriceEstimate next,
    Money credit,
    Money rest) {

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
   * Estimates.
   *
   * @throws AmountTooLarge if quantity times price can't be counted
   */
  public static PlanChangeEstimate of(PlanChange change, HeldDiscount held) {
    PlanChange.Plan to = change.to();
    Instant anchor = change.beginsAnew() ? change.at() : change.anchor();
    ChargeCalendar calendar = new ChargeCalendar(new Cadence.Recurring(to.every()), anchor);
    Basket basket =
        new Basket(
            change.currency(),
            List.of(new Line(to.offer(), to.offer(), change.quantity(), to.unit())));
    DurationEstimate left =
        DurationEstimate.remaining(
            held.duration(), calendar, held.since(), change.at(), held.discounted());
    Fate fate =
        !held.scope().covers(to.offer())
            ? Fate.OUT_OF_SCOPE
            : left.isNothing() ? Fate.ENDED : Fate.KEPT;
    List<Discount> discounts =
        fate == Fate.KEPT && !(held.benefit() instanceof Benefit.ExtraTrial)
            ? List.of(new Discount(held.id(), held.benefit(), basket.all(), Level.SUBSCRIPTION))
            : List.of();
    PriceEstimate next = PriceEstimate.of(basket, discounts, new Composition.ByStripe());
    DurationEstimate remaining =
        fate == Fate.KEPT
            ? left
            : new DurationEstimate(calendar, left.skipped(), 0L, left.assumptions());
    Rest rest = Rest.of(change);
    return new PlanChangeEstimate(
        change,
        held,
        fate,
        remaining,
        calendar.charge(left.skipped()),
        next,
        rest.of(change.billed(), change.currency()),
        change.beginsAnew()
            ? new Money(0, change.currency())
            : rest.of(next.total().minor(), change.currency()));
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
