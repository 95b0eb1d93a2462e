package dev.promirror.promotion;

import static dev.promirror.promotion.PreviewFixture.MONTHLY;
import static dev.promirror.promotion.PreviewFixture.discounts;
import static dev.promirror.promotion.PreviewFixture.in;
import static dev.promirror.promotion.PreviewFixture.lines;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several discounts come to, asked from outside. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class BasketPreviewTest {

  private PreviewFixture its;

  @BeforeEach
  void aCommunity() {
    its = new PreviewFixture();
  }

  @Test
  void theOrderOfDiscountsMatters() {
    String offer = its.offer("Membership", 2500, "EUR", MONTHLY);
    its.coupon("FIFTH", "20%");
    its.coupon("FIVE", "500 EUR");

    its.preview(lines(offer), discounts("FIFTH", "FIVE"), "")
        .then()
        .statusCode(200)
        .body("levels", equalTo("ADD_UP"))
        .body("levelsNote", startsWith("Stripe's rule"))
        .body("note", startsWith("An estimate"))
        .body("estimate.subtotal.amount", equalTo(2500))
        .body("estimate.discounts.off.amount", contains(500, 500))
        .body("estimate.discount.amount", equalTo(1000))
        .body("estimate.total.amount", equalTo(1500));
    its.preview(lines(offer), discounts("FIVE", "FIFTH"), "")
        .then()
        .statusCode(200)
        .body("estimate.discounts.off.amount", contains(500, 400))
        .body("estimate.total.amount", equalTo(1600));
  }

  @ParameterizedTest
  @CsvSource({
    "EUR, 2500,                 20%,       2000",
    "USD, 999,                  12.5%,     874", // 124.875 off
    "USD, 999 1,                50%,       499 0", // half up, each line for itself
    "EUR, 1000 1000 1000,       1000 EUR,  666 667 667",
    "EUR, 100,                  500 EUR,   0", // the surplus is lost
    "JPY, 333,                  15%,       283", // 49.95 off
    "JPY, 100 100 100,          100 JPY,   66 67 67",
    "KWD, 1230,                 15%,       1050", // 184.5 thousandths, in tens
    "KWD, 1000 1000 1000,       1000 KWD,  660 670 670",
    "BHD, 10 10 10,             20 BHD,    0 0 10",
    "ISK, 12300,                15%,       10500", // 18.45 crowns off
    "UGX, 10000 10000 10000,    10000 UGX, 6600 6700 6700",
    "INR, 99900 50000,          10000 INR, 93236 46664", // 6664.44 and 3335.56 paise
    "INR, 4999,                 33.33%,    3333" // 1666.17 paise
  })
  void everyCurrencyIsSplitAndRoundedToWhatCanBeCharged(
      String currency, String prices, String benefit, String left) {
    String lines = lines(its.offers(currency, prices));
    its.coupon("C", benefit);

    List<Integer> totals =
        its.preview(lines, discounts("C"), in(currency))
            .then()
            .statusCode(200)
            .extract()
            .path("estimate.lines.total.amount");

    // Which of equal lines gives up a unit more is of no account.
    assertEquals(sorted(numbers(left)), sorted(totals));
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).map(Integer::valueOf).toList();
  }

  private static List<Integer> sorted(List<Integer> numbers) {
    return numbers.stream().sorted().toList();
  }

  @Test
  void partsOfLinesAndDiscountsSumToTheWhole() {
    its.coupon("THIRD", "33.33%");
    its.coupon("SEVEN", "700 EUR");

    Response answer =
        its.preview(lines(its.offers("EUR", "1999 4001 7 350")), discounts("THIRD", "SEVEN"), "");

    List<Integer> byLine = answer.path("estimate.lines.discount.amount");
    List<Integer> byDiscount = answer.path("estimate.discounts.off.amount");
    List<Integer> parts = answer.path("estimate.lines.discounts.flatten().off.amount");
    int whole = answer.path("estimate.discount.amount");
    for (List<Integer> each : List.of(byLine, byDiscount, parts)) {
      assertEquals(whole, each.stream().mapToInt(Integer::intValue).sum());
    }
  }

  @Test
  void theOrderOfLinesChangesNoTotal() {
    List<String> offers = new ArrayList<>(List.of(its.offers("EUR", "333 333 1000 1")));
    its.coupon("SUM", "100 EUR");
    its.coupon("THIRD", "33.33%");
    List<Integer> totals = new ArrayList<>();
    for (int turn = 0; turn < offers.size(); turn++) {
      totals.add(
          its.preview(lines(offers.toArray(String[]::new)), discounts("SUM", "THIRD"), "")
              .path("estimate.total.amount"));
      Collections.rotate(offers, 1);
    }

    assertEquals(1, totals.stream().distinct().count(), totals::toString);
  }

  @Test
  void aSumInAnotherCurrencyTakesNothingUnlessItHasOneInThis() {
    String offer = its.offer("Membership", 2500, "USD", MONTHLY);
    its.coupon("EUROS", "500 EUR");
    its.coupon(
        "BOTH",
        "\"amountOff\": {\"amount\": 500, \"currency\": \"EUR\"}",
        ", \"currencyOptions\": {\"USD\": 600}");

    its.preview(lines(offer), discounts("EUROS", "BOTH"), in("USD"))
        .then()
        .statusCode(200)
        .body("estimate.discounts.effect", contains("WRONG_CURRENCY", "TAKEN_OFF"))
        .body("estimate.discounts.off.amount", contains(0, 600))
        .body("estimate.lines[0].discounts.discount", contains(1));
  }

  @Test
  void quantitiesCountAndASumIsTakenOnce() {
    String offer = its.offer("Ticket", 900, "EUR", "");
    its.coupon("TENTH", "10%");
    its.coupon("TWO", "200 EUR");

    its.preview(
            "{\"offer\": \"%s\", \"quantity\": 3}".formatted(offer), discounts("TENTH", "TWO"), "")
        .then()
        .body("estimate.lines[0].quantity", equalTo(3))
        .body("estimate.discounts.off.amount", contains(270, 200))
        .body("estimate.total.amount", equalTo(2230))
        .body("estimate.lines[0].discounts[0].duration", equalTo("the one charge on Ticket"));
  }
}
