package dev.promirror.promotion.preview;

import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.money.Percentage;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A basket and discounts of any kind. */
record RandomPreview(Basket basket, List<Wanted> wanted, Composition composition) {

  private static final int OFFERS = 4;
  private static final List<Level> LEVELS = List.of(Level.values());
  private static final List<String> CURRENCIES = List.of("EUR", "INR", "JPY", "KWD", "ISK", "USD");

  /** Discounts before they are held against a basket. */
  record Wanted(String id, Benefit benefit, Scope scope, Level level) {
    Discount on(Basket basket) {
      return new Discount(id, benefit, basket.in(scope), level);
    }
  }

  PriceEstimate estimate() {
    return estimate(basket);
  }

  PriceEstimate estimate(Basket other) {
    List<Discount> discounts = wanted.stream().map(one -> one.on(other)).toList();
    return PriceEstimate.of(other, discounts, composition);
  }

  /** Few and small numbers as well as large ones, so that equal remainders are common. */
  static RandomPreview any(Random random) {
    Currency currency = Currencies.parse(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
    long step = Currencies.step(currency);
    int most = random.nextBoolean() ? 12 : random.nextBoolean() ? 100_000 : Integer.MAX_VALUE;
    List<Line> lines = new ArrayList<>();
    for (int i = random.nextInt(9); i > 0; i--) {
      lines.add(
          new Line(
              "line " + i,
              "offer " + random.nextInt(OFFERS),
              random.nextInt(4),
              random.nextInt(most) * step));
    }
    List<Wanted> wanted = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      Level level = LEVELS.get(random.nextInt(LEVELS.size()));
      wanted.add(
          new Wanted("discount " + i, benefit(random, currency, most), scope(random), level));
    }
    Composition composition =
        random.nextBoolean()
            ? new Composition.ByStripe()
            : new Composition.ByUs(
                random.nextBoolean() ? LevelRule.ADD_UP : LevelRule.MOST_SPECIFIC);
    return new RandomPreview(new Basket(currency, lines), wanted, composition);
  }

  private static Benefit benefit(Random random, Currency currency, int most) {
    return switch (random.nextInt(5)) {
      case 0, 1 ->
          new Benefit.PercentOff(new Percentage(BigDecimal.valueOf(1 + random.nextInt(10_000), 2)));
      case 2, 3 -> new Benefit.AmountOff(new Money(1 + random.nextInt(most) * 3L, currency));
      default ->
          random.nextBoolean()
              ? new Benefit.ExtraTrial(7)
              : new Benefit.AmountOff(Money.of(100, "BRL"));
    };
  }

  private static Scope scope(Random random) {
    Set<String> some =
        IntStream.range(0, OFFERS)
            .filter(i -> random.nextBoolean())
            .mapToObj(i -> "offer " + i)
            .collect(Collectors.toSet());
    return switch (random.nextInt(3)) {
      case 0 -> new Scope.Only(some);
      case 1 -> new Scope.Except(some);
      default -> new Scope.All();
    };
  }
}
