package dev.promirror.promotion.preview;

import static dev.promirror.promotion.preview.Previews.STRIPE;
import static dev.promirror.promotion.preview.Previews.amount;
import static dev.promirror.promotion.preview.Previews.basket;
import static dev.promirror.promotion.preview.Previews.effects;
import static dev.promirror.promotion.preview.Previews.estimate;
import static dev.promirror.promotion.preview.Previews.offs;
import static dev.promirror.promotion.preview.Previews.percent;
import static dev.promirror.promotion.preview.Previews.totals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.promirror.money.Amounts;
import dev.promirror.money.Money;
import dev.promirror.promotion.terms.Benefit;
import dev.promirror.promotion.terms.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceEstimateTest {

  @ParameterizedTest
  @CsvSource({
    "EUR, 20,    1999,  400",
    "EUR, 12.5,  1000,  125",
    "EUR, 50,       1,    1", // half up
    "EUR, 49.99,    1,    0",
    "EUR, 0.01,  5000,    1",
    "EUR, 0.01,  4999,    0",
    "EUR, 100,   1999, 1999",
    "EUR, 33.33,    0,    0",
    "INR, 15,  149950, 22493",
    "JPY, 10,     995,  100",
    "JPY, 10,     994,   99",
    "KWD, 10,    1250,  130", // the third decimal stays 0
    "KWD, 10,    1240,  120",
    "ISK, 10,   99500, 10000",
    "ISK, 10,   99400,  9900",
    "UGX, 0.01,  1000,    0"
  })
  void aPercentageIsRoundedHalfUpToWhatTheCurrencyIsChargedIn(
      String currency, String percent, long price, long off) {
    PriceEstimate estimate = estimate(basket(currency, price), percent(percent));

    assertEquals(Money.of(off, currency), estimate.off());
    assertEquals(Money.of(price - off, currency), estimate.total());
  }

  @Test
  void aPercentageIsTakenLineByLine() {
    PriceEstimate estimate = estimate(basket("EUR", 5, 5, 5), percent("10"));

    // 1.5 of the whole; of each line half a cent, which is rounded up
    assertEquals(List.of(4L, 4L, 4L), totals(estimate));
  }

  @ParameterizedTest
  @CsvSource({
    "EUR,  100, '100 100 100', '66 67 67'",
    "EUR,  500, '1000 2000',   '833 1667'",
    "EUR, 5000, '1000 2000',   '0 0'",
    "EUR, 3000, '1000 2000',   '0 0'",
    "EUR, 2999, '1000 2000',   '0 1'",
    "EUR,    1, '0 7',         '0 6'",
    "EUR,  100, '0 0',         '0 0'",
    "JPY,  100, '300 300 300', '266 267 267'",
    "KWD, 1000, '5000 5000 5000', '4660 4670 4670'",
    "KWD, 1005, '5000 5000',   '4500 4500'", // never more than the coupon says
    "ISK,  100, '500 500',     '400 500'",
    "INR, 10001, '49900 99900', '46569 93230'"
  })
  void aSumIsSplitInProportionByLargestRemainder(
      String currency, long amount, String prices, String left) {
    long[] subtotals = Arrays.stream(prices.split(" ")).mapToLong(Long::parseLong).toArray();
    List<Long> expected = Arrays.stream(left.split(" ")).map(Long::valueOf).toList();

    assertEquals(expected, totals(estimate(basket(currency, subtotals), amount(amount, currency))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 4 1", "4 1 1", "1 1 4"})
  void amongEqualRemaindersTheLargerAmountGivesUpTheUnitWhereverItStands(String prices) {
    long[] subtotals = Arrays.stream(prices.split(" ")).mapToLong(Long::parseLong).toArray();

    // 2 of 1, 4, 1 leaves 1, 2, 1, of which 17 % is nothing; of 3 it would be 1.
    assertEquals(
        List.of(2L, 0L), offs(estimate(basket("EUR", subtotals), amount(2, "EUR"), percent("17"))));
  }

  @ParameterizedTest
  @CsvSource({"3770, 7 7 7", "3771, 0 0 0", "9999, 0 0 0", "2500, 417 427 427"})
  void linesThatCannotBeChargedGiveUpWholeStepsOrAll(long amount, String left) {
    List<Long> expected = Arrays.stream(left.split(" ")).map(Long::valueOf).toList();

    assertEquals(
        expected, totals(estimate(basket("KWD", 1257, 1257, 1257), amount(amount, "KWD"))));
  }

  @Test
  void whatAFormerDiscountLeftIsWhatTheNextIsTakenFrom() {
    Basket basket = basket("EUR", 2500);

    assertEquals(List.of(500L, 500L), offs(estimate(basket, percent("20"), amount(500, "EUR"))));
    assertEquals(List.of(500L, 400L), offs(estimate(basket, amount(500, "EUR"), percent("20"))));
  }

  @Test
  void aLaterSumIsSplitByWhatIsLeft() {
    Basket basket = basket("EUR", 1000, 1000);
    Discount first = Discount.of("first", percent("50"), basket.in(new Scope.Only(Set.of("a"))));
    Discount then = Discount.of("then", amount(300, "EUR"), basket.all());

    assertEquals(
        List.of(400L, 800L), totals(PriceEstimate.of(basket, List.of(first, then), STRIPE)));
  }

  @Test
  void linesOutOfScopeArePaidInFull() {
    Basket basket = basket("EUR", 1000, 1000, 1000);
    Discount only = Discount.of("only", percent("100"), basket.in(new Scope.Only(Set.of("a"))));
    Discount except =
        Discount.of("except", amount(9999, "EUR"), basket.in(new Scope.Except(Set.of("a", "c"))));

    PriceEstimate estimate = PriceEstimate.of(basket, List.of(only, except), STRIPE);

    assertEquals(List.of(0L, 0L, 1000L), totals(estimate));
    assertEquals(List.of(Money.of(0, "EUR"), Money.of(1000, "EUR")), estimate.lines().get(1).off());
  }

  @Test
  void aSumThatIsUnknownInTheCurrencyIsSaidSo() {
    Benefit euroAndYen =
        new Benefit.AmountOff(Money.of(500, "EUR"), new Amounts(List.of(Money.of(800, "JPY"))));

    assertEquals(
        List.of(Effect.WRONG_CURRENCY), effects(estimate(basket("USD", 1000), euroAndYen)));
    assertEquals(List.of(1000L), totals(estimate(basket("USD", 1000), euroAndYen)));
    assertEquals(List.of(200L), totals(estimate(basket("JPY", 1000), euroAndYen)));
  }

  @Test
  void aDiscountForNothingInTheBasketIsSaidSo() {
    Basket basket = basket("EUR", 1000);
    Discount other = Discount.of("other", percent("20"), basket.in(new Scope.Only(Set.of("z"))));

    PriceEstimate estimate = PriceEstimate.of(basket, List.of(other), STRIPE);

    assertEquals(List.of(Effect.NO_LINE), effects(estimate));
    assertEquals(Money.of(1000, "EUR"), estimate.total());
  }

  @Test
  void aLongerTrialTakesNothingOff() {
    PriceEstimate estimate = estimate(basket("EUR", 1000), new Benefit.ExtraTrial(14));

    assertEquals(List.of(Effect.EXTRA_TRIAL), effects(estimate));
    assertEquals(14, estimate.trialDays());
    assertEquals(Money.of(1000, "EUR"), estimate.total());
  }

  @Test
  void amountsThatCannotBeCountedAreRefusedByName() {
    assertThrows(AmountTooLarge.class, () -> new Line("a", "a", 3, Long.MAX_VALUE / 2));
    assertThrows(AmountTooLarge.class, () -> new Line("a", "a", 2, Long.MAX_VALUE / 2 + 1));
    assertThrows(AmountTooLarge.class, () -> basket("EUR", Long.MAX_VALUE, 1));
  }

  @Test
  void theLargestAmountsAreExact() {
    long most = Long.MAX_VALUE;

    assertEquals(List.of(0L), totals(estimate(basket("EUR", most), percent("100"))));
    assertEquals(List.of(most / 2), totals(estimate(basket("EUR", most), percent("50"))));
    assertEquals(
        List.of(1L, 2L),
        totals(estimate(basket("EUR", most / 3, most / 3 * 2), amount(most / 3 * 3 - 3, "EUR"))));
  }

  @Test
  void aBasketNamesEachLineOnceAndADiscountItsOwnBasket() {
    Basket basket = basket("EUR", 1000);
    Discount ofAnother = Discount.of("x", percent("20"), basket("EUR", 2000).all());

    assertThrows(
        IllegalArgumentException.class,
        () -> new Basket(basket.currency(), List.of(Line.of("a", "a", 1), Line.of("a", "b", 1))));
    assertThrows(
        IllegalArgumentException.class, () -> PriceEstimate.of(basket, List.of(ofAnother), STRIPE));
  }
}
