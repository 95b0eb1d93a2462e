package dev.promirror.promotion.preview;

import static dev.promirror.promotion.preview.Previews.STRIPE;
import static dev.promirror.promotion.preview.Previews.basket;
import static dev.promirror.promotion.preview.Previews.effects;
import static dev.promirror.promotion.preview.Previews.offs;
import static dev.promirror.promotion.preview.Previews.percent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.promotion.terms.Benefit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelsTest {

  private static final Basket TEN = basket("EUR", 1000);

  private static final Composition MOST_SPECIFIC = new Composition.ByUs(LevelRule.MOST_SPECIFIC);

  /** Ten percent off 10.00 at each level. */
  @ParameterizedTest
  @CsvSource({
    "'CUSTOMER',                      '100'",
    "'ITEM SUBSCRIPTION',             '100 90'",
    "'ITEM CUSTOMER',                 '100 90'",
    "'SUBSCRIPTION CUSTOMER',         '100 0'",
    "'CUSTOMER SUBSCRIPTION',         '0 100'",
    "'INVOICE SUBSCRIPTION CUSTOMER', '100 90 0'",
    "'SUBSCRIPTION SUBSCRIPTION',     '100 90'",
    "'SUBSCRIPTION ITEM',             '90 100'", // an item's is taken first
    "'CUSTOMER CUSTOMER',             '100 90'"
  })
  void atStripeAllAddUpButTheCustomersWhichIsTheFallBack(String levels, String offs) {
    PriceEstimate estimate = PriceEstimate.of(TEN, tens(levels), STRIPE);

    assertEquals(LevelRule.ADD_UP, estimate.rule());
    assertEquals(numbers(offs), offs(estimate));
  }

  @ParameterizedTest
  @CsvSource({
    "'CUSTOMER',                      '100'",
    "'SUBSCRIPTION CUSTOMER',         '100 0'",
    "'INVOICE SUBSCRIPTION CUSTOMER', '100 0 0'",
    "'CUSTOMER SUBSCRIPTION INVOICE', '0 0 100'",
    "'INVOICE CUSTOMER',              '100 0'",
    "'ITEM INVOICE SUBSCRIPTION',     '100 90 0'",
    "'SUBSCRIPTION SUBSCRIPTION',     '100 90'"
  })
  void whereWeWriteTheListTheMostSpecificMayWin(String levels, String offs) {
    PriceEstimate estimate = PriceEstimate.of(TEN, tens(levels), MOST_SPECIFIC);

    assertEquals(LevelRule.MOST_SPECIFIC, estimate.rule());
    assertEquals(numbers(offs), offs(estimate));
  }

  @Test
  void whatIsOutrankedIsSaidSo() {
    assertEquals(
        List.of(Effect.TAKEN_OFF, Effect.OUTRANKED),
        effects(PriceEstimate.of(TEN, tens("SUBSCRIPTION CUSTOMER"), STRIPE)));
  }

  @Test
  void whereStripeDecidesThereIsNothingElseToShow() {
    assertEquals(LevelRule.ADD_UP, new Composition.ByStripe().rule());
    assertEquals(0, Composition.ByStripe.class.getRecordComponents().length);
  }

  @Test
  void aTrialOutranksNothingAsStripeHasNoSuchCoupon() {
    Discount trial =
        new Discount("trial", new Benefit.ExtraTrial(7), TEN.all(), Level.SUBSCRIPTION);
    Discount customers = new Discount("10", percent("10"), TEN.all(), Level.CUSTOMER);

    PriceEstimate estimate = PriceEstimate.of(TEN, List.of(trial, customers), STRIPE);

    assertEquals(List.of(Effect.EXTRA_TRIAL, Effect.TAKEN_OFF), effects(estimate));
  }

  private static List<Discount> tens(String levels) {
    return Arrays.stream(levels.split(" "))
        .map(level -> new Discount(level, percent("10"), TEN.all(), Level.valueOf(level)))
        .toList();
  }

  private static List<Long> numbers(String text) {
    return Arrays.stream(text.split(" ")).map(Long::valueOf).toList();
  }
}
