package dev.promirror.promotion.preview;

import static dev.promirror.promotion.preview.Previews.offs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.money.Currencies;
import dev.promirror.money.Money;
import dev.promirror.promotion.terms.Benefit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of every preview, tried on random ones. */
class PriceEstimateByChanceTest {

  private static final int TRIES = 10_000;

  @Test
  void partsSumToTheWhole() {
    each(
        (one, random) -> {
          PriceEstimate estimate = one.estimate();
          long total = 0;
          long[] offs = new long[one.wanted().size()];
          for (LineEstimate line : estimate.lines()) {
            long left = line.subtotal().minor();
            for (int i = 0; i < offs.length; i++) {
              left -= line.off().get(i).minor();
              offs[i] += line.off().get(i).minor();
            }
            assertEquals(line.total().minor(), left);
            total += left;
          }
          assertEquals(estimate.total().minor(), total);
          assertEquals(estimate.subtotal(), estimate.total().plus(estimate.off()));
          for (int i = 0; i < offs.length; i++) {
            assertEquals(offs(estimate).get(i), offs[i]);
          }
        });
  }

  @Test
  void nothingFallsBelowZeroAndNoDiscountTakesMoreThanItsLinesOrItsSum() {
    each(
        (one, random) -> {
          PriceEstimate estimate = one.estimate();
          for (LineEstimate line : estimate.lines()) {
            assertTrue(line.total().minor() >= 0);
            assertTrue(line.off().stream().allMatch(off -> off.minor() >= 0));
          }
          for (DiscountEstimate discount : estimate.discounts()) {
            List<Line> eligible = discount.discount().coverage().lines();
            long most = eligible.stream().mapToLong(Line::subtotal).sum();
            if (discount.discount().benefit() instanceof Benefit.AmountOff sum) {
              most = Math.min(most, sum.in(estimate.currency()).map(Money::minor).orElse(0L));
            }
            assertTrue(discount.off().minor() <= most);
          }
          for (LineEstimate line : estimate.lines()) {
            for (int i = 0; i < line.off().size(); i++) {
              Coverage coverage = estimate.discounts().get(i).discount().coverage();
              assertTrue(line.off().get(i).minor() == 0 || coverage.lines().contains(line.line()));
            }
          }
        });
  }

  @Test
  void aSumIsGivenToTheLastUnit() {
    each(
        (one, random) -> {
          Currency currency = one.basket().currency();
          for (RandomPreview.Wanted wanted : one.wanted()) {
            if (wanted.benefit() instanceof Benefit.AmountOff sum && sum.in(currency).isPresent()) {
              Discount alone = wanted.on(one.basket());
              long eligible = alone.coverage().lines().stream().mapToLong(Line::subtotal).sum();
              long amount = sum.amount().minor();
              long chargeable = amount - amount % Currencies.step(currency);
              assertEquals(
                  List.of(Math.min(chargeable, eligible)),
                  offs(PriceEstimate.of(one.basket(), List.of(alone), Previews.STRIPE)));
            }
          }
        });
  }

  @Test
  void theOrderOfLinesChangesNothing() {
    each(
        (one, random) -> {
          List<Line> shuffled = new ArrayList<>(one.basket().lines());
          Collections.shuffle(shuffled, random);
          PriceEstimate estimate = one.estimate();
          PriceEstimate other =
              one.estimate(new Basket(one.basket().currency(), List.copyOf(shuffled)));

          assertEquals(estimate.total(), other.total());
          assertEquals(offs(estimate), offs(other));
          assertEquals(byId(estimate), byId(other));
        });
  }

  @Test
  void linesMayBeNumberedAnewInAnotherOrderAndTheTotalsStay() {
    each(
        (one, random) -> {
          List<Line> shuffled = new ArrayList<>(one.basket().lines());
          Collections.shuffle(shuffled, random);
          List<Line> numbered =
              IntStream.range(0, shuffled.size())
                  .mapToObj(i -> renamed(shuffled.get(i), "line-" + i))
                  .toList();
          PriceEstimate estimate = one.estimate();
          PriceEstimate other = one.estimate(new Basket(one.basket().currency(), numbered));

          assertEquals(estimate.total(), other.total());
          assertEquals(offs(estimate), offs(other));
        });
  }

  @Test
  void theSameInputHasTheSameOutput() {
    each(
        (one, random) -> {
          Basket copy = new Basket(one.basket().currency(), new ArrayList<>(one.basket().lines()));
          assertEquals(one.estimate(), one.estimate(copy));
        });
  }

  @Test
  void whatCanBeChargedStaysSo() {
    each(
        (one, random) -> {
          long step = Currencies.step(one.basket().currency());
          for (LineEstimate line : one.estimate().lines()) {
            assertEquals(0, line.total().minor() % step);
          }
        });
  }

  @Test
  void linesThatCannotBeChargedAreTakenOffExactlyToo() {
    each(
        (one, random) -> {
          List<Line> odd =
              one.basket().lines().stream()
                  .map(line -> Line.of(line.id(), line.offer(), line.subtotal() + 7))
                  .toList();
          PriceEstimate estimate = one.estimate(new Basket(one.basket().currency(), odd));
          assertTrue(estimate.lines().stream().allMatch(line -> line.total().minor() >= 0));
          assertEquals(estimate.subtotal(), estimate.total().plus(estimate.off()));
        });
  }

  private interface Property {
    void check(RandomPreview one, Random random);
  }

  private static void each(Property property) {
    long seed = System.nanoTime();
    System.out.println("PriceEstimateByChanceTest: seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < TRIES; i++) {
      property.check(RandomPreview.any(random), random);
    }
  }

  private static Line renamed(Line line, String id) {
    return new Line(id, line.offer(), line.quantity(), line.unit());
  }

  private static Map<String, LineEstimate> byId(PriceEstimate estimate) {
    Map<String, LineEstimate> byId = new HashMap<>();
    estimate.lines().forEach(line -> byId.put(line.line().id(), line));
    return byId;
  }
}
