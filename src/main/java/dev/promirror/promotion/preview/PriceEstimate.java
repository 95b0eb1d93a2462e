package dev.promirror.promotion.preview;

import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.promotion.terms.Benefit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a basket probably costs with some discounts. An estimate: how Stripe rounds and spreads is
 * not documented, and what was booked is read from Stripe, never computed here.
 *
 * <p>Discounts are taken one after the other, those on items first, each from what the former left.
 *
 * <ul>
 *   <li>A percentage is taken line by line, rounded half up to what the currency can be charged in
 *       ({@link Currencies#step}).
 *   <li>A sum is split over its lines in proportion to what is left of them, by largest remainder
 *       in the same steps. More than is left takes everything; the surplus is lost.
 * </ul>
 *
 * <p>So no line falls below zero, parts add up exactly, and a basket that can be charged stays so.
 * The order of the lines changes nothing.
 */
public final class PriceEstimate {

  private final Basket basket;
  private final List<Discount> discounts;
  private final LevelRule rule;

  /** By discount and line what is taken off; null takes nothing. */
  private final long[] @Nullable [] parts;

  /** By line what is left. */
  private final long[] left;

  private final long total;

  private PriceEstimate(
      Basket basket,
      List<Discount> discounts,
      LevelRule rule,
      long[] @Nullable [] parts,
      long[] left) {
    this.basket = basket;
    this.discounts = discounts;
    this.rule = rule;
    this.parts = parts;
    this.left = left;
    this.total = sum(left);
  }

  /**
   * Estimates.
   *
   * @param discounts in the order they are taken
   * @throws IllegalArgumentException if a discount's coverage is of another basket
   */
  public static PriceEstimate of(Basket basket, List<Discount> discounts, Composition composition) {
    List<Discount> given = List.copyOf(discounts);
    for (Discount discount : given) {
      if (!discount.coverage().isOf(basket)) {
        throw new IllegalArgumentException("a coverage belongs to the basket that made it");
      }
    }
    Stack stack = new Stack(given, composition.rule());
    Taking taking = new Taking(basket, stack);
    return new PriceEstimate(basket, given, composition.rule(), taking.parts(), taking.left());
  }

  public Currency currency() {
    return basket.currency();
  }

  /** How the levels of the discounts were put together. */
  public LevelRule rule() {
    return rule;
  }

  /** Before discounts. */
  public Money subtotal() {
    return money(basket.subtotal());
  }

  /** All discounts together. */
  public Money off() {
    return money(basket.subtotal() - total);
  }

  /** What is left to pay, not negative. */
  public Money total() {
    return money(total);
  }

  /** Days that discounts add to a free trial, together. */
  public int trialDays() {
    return discounts().stream().mapToInt(DiscountEstimate::trialDays).sum();
  }

  /** Line by line, in the basket's order. */
  public List<LineEstimate> lines() {
    List<LineEstimate> lines = new ArrayList<>(left.length);
    for (int i = 0; i < left.length; i++) {
      List<Money> off = new ArrayList<>(parts.length);
      for (long[] part : parts) {
        off.add(money(part == null ? 0 : part[i]));
      }
      Line line = basket.lines().get(i);
      lines.add(new LineEstimate(line, money(line.subtotal()), off, money(left[i])));
    }
    return lines;
  }

  /** Discount by discount, in the order they were given. */
  public List<DiscountEstimate> discounts() {
    List<DiscountEstimate> estimates = new ArrayList<>(parts.length);
    for (int i = 0; i < parts.length; i++) {
      Discount discount = discounts.get(i);
      long[] part = parts[i];
      Effect effect = part == null ? withoutPart(discount) : Effect.TAKEN_OFF;
      int days =
          effect == Effect.EXTRA_TRIAL && discount.benefit() instanceof Benefit.ExtraTrial trial
              ? trial.days()
              : 0;
      Money off = money(part == null ? 0 : sum(part));
      estimates.add(new DiscountEstimate(discount, effect, off, days));
    }
    return estimates;
  }

  private Effect withoutPart(Discount discount) {
    if (discount.coverage().isEmpty()) {
      return Effect.NO_LINE;
    }
    return switch (discount.benefit()) {
      case Benefit.ExtraTrial trial -> Effect.EXTRA_TRIAL;
      case Benefit.AmountOff amount when amount.in(currency()).isEmpty() -> Effect.WRONG_CURRENCY;
      case Benefit.AmountOff amount -> Effect.OUTRANKED;
      case Benefit.PercentOff percent -> Effect.OUTRANKED;
    };
  }

  private Money money(long minor) {
    return new Money(minor, basket.currency());
  }

  private static long sum(long[] amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum += amount;
    }
    return sum;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PriceEstimate that
        && basket.equals(that.basket)
        && rule == that.rule
        && discounts().equals(that.discounts())
        && lines().equals(that.lines());
  }

  @Override
  public int hashCode() {
    return Objects.hash(basket, rule, discounts, total);
  }
}
