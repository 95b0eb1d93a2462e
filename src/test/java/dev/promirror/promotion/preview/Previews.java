package dev.promirror.promotion.preview;

import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.promotion.terms.Benefit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Baskets and discounts in few words. */
final class Previews {

  static final Composition STRIPE = new Composition.ByStripe();

  private Previews() {}

  /** Lines a, b, c, … of one each, for offers of the same names. */
  static Basket basket(String currency, long... subtotals) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < subtotals.length; i++) {
      String name = String.valueOf((char) ('a' + i));
      lines.add(Line.of(name, name, subtotals[i]));
    }
    return new Basket(Currencies.parse(currency), lines);
  }

  static Benefit percent(String value) {
    return new Benefit.PercentOff(new Percentage(new BigDecimal(value)));
  }

  static Benefit amount(long minor, String currency) {
    return new Benefit.AmountOff(Money.of(minor, currency));
  }

  /** On all lines of a basket, in this order. */
  static PriceEstimate estimate(Basket basket, Benefit... benefits) {
    List<Discount> discounts =
        Arrays.stream(benefits)
            .map(benefit -> Discount.of(benefit.toString(), benefit, basket.all()))
            .toList();
    return PriceEstimate.of(basket, discounts, STRIPE);
  }

  /** What is left of each line. */
  static List<Long> totals(PriceEstimate estimate) {
    return estimate.lines().stream().map(line -> line.total().minor()).toList();
  }

  /** What each discount takes off. */
  static List<Long> offs(PriceEstimate estimate) {
    return estimate.discounts().stream().map(discount -> discount.off().minor()).toList();
  }

  static List<Effect> effects(PriceEstimate estimate) {
    return estimate.discounts().stream().map(DiscountEstimate::effect).toList();
  }
}
