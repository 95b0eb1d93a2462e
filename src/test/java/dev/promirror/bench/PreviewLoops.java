package dev.promirror.bench;

import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.promotion.preview.Basket;
import dev.promirror.promotion.preview.Composition;
import dev.promirror.promotion.preview.Discount;
import dev.promirror.promotion.preview.Level;
import dev.promirror.promotion.preview.Line;
import dev.promirror.promotion.preview.PriceEstimate;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What {@link PreviewBench} times: each call takes the next of many baskets of other prices. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
public class PreviewLoops {

  static final int LINES = 10;
  private static final int BASKETS = 256;

  private record Case(Basket basket, List<Discount> discounts) {}

  private final List<Case> cases = new ArrayList<>();
  private final Composition stripe = new Composition.ByStripe();
  private int next;

  public PreviewLoops() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < BASKETS; i++) {
      cases.add(basketAndDiscounts(random));
    }
  }

  /** 20 % off everything, then 15.00 off most, then 12.5 % off the subscription but for two. */
  private static Case basketAndDiscounts(SplittableRandom random) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      long unit = 100 * random.nextLong(1, 100) + 99;
      lines.add(new Line("line-" + i, "offer-" + i, random.nextLong(1, 4), unit));
    }
    Basket basket = new Basket(Currencies.parse("EUR"), lines);
    Scope most =
        new Scope.Only(
            Set.of("offer-0", "offer-2", "offer-3", "offer-5", "offer-6", "offer-8", "offer-9"));
    Scope butTwo = new Scope.Except(Set.of("offer-1", "offer-4"));
    return new Case(
        basket,
        List.of(
            new Discount("FIFTH", percent("20"), basket.all(), Level.ITEM),
            new Discount(
                "FIFTEEN",
                new Benefit.AmountOff(Money.of(1_500, "EUR")),
                basket.in(most),
                Level.INVOICE),
            new Discount("EIGHTH", percent("12.5"), basket.in(butTwo), Level.SUBSCRIPTION)));
  }

  private static Benefit percent(String value) {
    return new Benefit.PercentOff(new Percentage(new BigDecimal(value)));
  }

  private Case next() {
    next = (next + 1) % BASKETS;
    return cases.get(next);
  }

  @Benchmark
  public long sumOnly() {
    long sum = 0;
    for (Line line : next().basket().lines()) {
      sum += line.subtotal();
    }
    return sum;
  }

  @Benchmark
  public PriceEstimate preview() {
    Case one = next();
    return PriceEstimate.of(one.basket(), one.discounts(), stripe);
  }

  @Benchmark
  public void previewReadOut(Blackhole sink) {
    Case one = next();
    PriceEstimate estimate = PriceEstimate.of(one.basket(), one.discounts(), stripe);
    sink.consume(estimate.lines());
    sink.consume(estimate.discounts());
  }
}
