package dev.promirror.promotion;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several discounts come to, asked from outside. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class BasketPreviewTest {

  private static final String MONTHLY =
      ", \"cadence\": {\"kind\": \"RECURRING\", \"unit\": \"MONTH\"}";

  private Shop shop;

  @BeforeEach
  void aCommunity() {
    shop = Shop.opened("gl");
  }

  private String offer(String name, long amount, String currency, String more) {
    return shop.post(
            "/offers",
            "{\"name\": \"%s\", \"price\": {\"amount\": %d, \"currency\": \"%s\"}%s}"
                .formatted(name, amount, currency, more))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String[] offers(String currency, String amounts) {
    String[] each = amounts.split(" ", -1);
    String[] ids = new String[each.length];
    for (int i = 0; i < each.length; i++) {
      ids[i] = offer("Offer " + i, Long.parseLong(each[i]), currency, MONTHLY);
    }
    return ids;
  }

  /** A coupon said in a few letters: {@code 20%}, or {@code 500 EUR}. */
  private String coupon(String id, String benefit) {
    String says =
        benefit.endsWith("%")
            ? "\"percentOff\": " + benefit.replace("%", "")
            : "\"amountOff\": {\"amount\": %s, \"currency\": \"%s\"}"
                .formatted((Object[]) benefit.split(" ", -1));
    return coupon(id, says, "");
  }

  private String coupon(String id, String benefit, String more) {
    shop.post("/coupons", "{\"id\": \"%s\", \"name\": \"A\", %s%s}".formatted(id, benefit, more))
        .then()
        .statusCode(201);
    return id;
  }

  private static String lines(String... offers) {
    return Arrays.stream(offers)
        .map("{\"offer\": \"%s\"}"::formatted)
        .collect(Collectors.joining(", "));
  }

  private static String discounts(String... coupons) {
    return Arrays.stream(coupons)
        .map("{\"coupon\": \"%s\"}"::formatted)
        .collect(Collectors.joining(", "));
  }

  private Response preview(String lines, String discounts, String more) {
    return shop.post(
        "/preview", "{\"lines\": [%s], \"discounts\": [%s]%s}".formatted(lines, discounts, more));
  }

  private static String in(String currency) {
    return ", \"currency\": \"%s\"".formatted(currency);
  }

  @Test
  void theOrderOfDiscountsMatters() {
    String offer = offer("Membership", 2500, "EUR", MONTHLY);
    coupon("FIFTH", "20%");
    coupon("FIVE", "500 EUR");

    preview(lines(offer), discounts("FIFTH", "FIVE"), "")
        .then()
        .statusCode(200)
        .body("levels", equalTo("ADD_UP"))
        .body("levelsNote", startsWith("Stripe's rule"))
        .body("note", startsWith("An estimate"))
        .body("estimate.subtotal.amount", equalTo(2500))
        .body("estimate.discounts.off.amount", contains(500, 500))
        .body("estimate.discount.amount", equalTo(1000))
        .body("estimate.total.amount", equalTo(1500));
    preview(lines(offer), discounts("FIVE", "FIFTH"), "")
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
    String lines = lines(offers(currency, prices));
    coupon("C", benefit);

    List<Integer> totals =
        preview(lines, discounts("C"), in(currency))
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
    coupon("THIRD", "33.33%");
    coupon("SEVEN", "700 EUR");

    Response answer =
        preview(lines(offers("EUR", "1999 4001 7 350")), discounts("THIRD", "SEVEN"), "");

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
    List<String> offers = new ArrayList<>(List.of(offers("EUR", "333 333 1000 1")));
    coupon("SUM", "100 EUR");
    coupon("THIRD", "33.33%");
    List<Integer> totals = new ArrayList<>();
    for (int turn = 0; turn < offers.size(); turn++) {
      totals.add(
          preview(lines(offers.toArray(String[]::new)), discounts("SUM", "THIRD"), "")
              .path("estimate.total.amount"));
      Collections.rotate(offers, 1);
    }

    assertEquals(1, totals.stream().distinct().count(), totals::toString);
  }

  @Test
  void aSumInAnotherCurrencyTakesNothingUnlessItHasOneInThis() {
    String offer = offer("Membership", 2500, "USD", MONTHLY);
    coupon("EUROS", "500 EUR");
    coupon(
        "BOTH",
        "\"amountOff\": {\"amount\": 500, \"currency\": \"EUR\"}",
        ", \"currencyOptions\": {\"USD\": 600}");

    preview(lines(offer), discounts("EUROS", "BOTH"), in("USD"))
        .then()
        .statusCode(200)
        .body("estimate.discounts.effect", contains("WRONG_CURRENCY", "TAKEN_OFF"))
        .body("estimate.discounts.off.amount", contains(0, 600))
        .body("estimate.lines[0].discounts.discount", contains(1));
  }

  /** Ten percent off two lines of 10.00 at each level; an item's on the second alone. */
  @ParameterizedTest
  @CsvSource({
    "STRIPE,    ADD_UP,        ITEM SUBSCRIPTION,             100 190",
    "STRIPE,    ADD_UP,        SUBSCRIPTION ITEM,             190 100",
    "STRIPE,    ADD_UP,        CUSTOMER,                      200",
    "STRIPE,    ADD_UP,        ITEM CUSTOMER,                 100 190",
    "STRIPE,    ADD_UP,        SUBSCRIPTION CUSTOMER,         200 0",
    "STRIPE,    ADD_UP,        INVOICE SUBSCRIPTION CUSTOMER, 200 180 0",
    "PROMIRROR, ADD_UP,        INVOICE SUBSCRIPTION CUSTOMER, 200 180 0",
    "PROMIRROR, MOST_SPECIFIC, INVOICE SUBSCRIPTION CUSTOMER, 200 0 0",
    "PROMIRROR, MOST_SPECIFIC, SUBSCRIPTION CUSTOMER,         200 0",
    "PROMIRROR, MOST_SPECIFIC, CUSTOMER,                      200",
    "PROMIRROR, MOST_SPECIFIC, ITEM INVOICE SUBSCRIPTION,     100 190 0"
  })
  void levelsGoByTheRuleThatIsSaid(String composer, String rule, String levels, String offs) {
    String lines = lines(offers("EUR", "1000 1000"));
    coupon("TENTH", "10%");
    String discounts =
        Arrays.stream(levels.split(" ", -1))
            .map(
                level ->
                    "{\"coupon\": \"TENTH\", \"level\": \"%s\"%s}"
                        .formatted(level, level.equals("ITEM") ? ", \"line\": 1" : ""))
            .collect(Collectors.joining(", "));

    preview(
            lines,
            discounts,
            ", \"composedBy\": \"%s\", \"levels\": \"%s\"".formatted(composer, rule))
        .then()
        .statusCode(200)
        .body("levels", equalTo(rule))
        .body("estimate.discounts.off.amount", equalTo(numbers(offs)));
  }

  @Test
  void aRuleStripeWontFollowIsNotShown() {
    String offer = offer("Membership", 2500, "EUR", MONTHLY);

    preview(lines(offer), "", ", \"levels\": \"MOST_SPECIFIC\"")
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("/levels"))
        .body("errors[0].code", equalTo("stripe-adds-up"));
  }

  @Test
  void quantitiesCountAndASumIsTakenOnce() {
    String offer = offer("Ticket", 900, "EUR", "");
    coupon("TENTH", "10%");
    coupon("TWO", "200 EUR");

    preview("{\"offer\": \"%s\", \"quantity\": 3}".formatted(offer), discounts("TENTH", "TWO"), "")
        .then()
        .body("estimate.lines[0].quantity", equalTo(3))
        .body("estimate.discounts.off.amount", contains(270, 200))
        .body("estimate.total.amount", equalTo(2230))
        .body("estimate.lines[0].discounts[0].duration", equalTo("the one charge on Ticket"));
  }

  @Test
  void howLongEachDiscountLastsIsToldForEachOffer() {
    String monthly = offer("Monthly", 1000, "EUR", MONTHLY);
    String annual =
        offer(
            "Annual", 9000, "EUR", ", \"cadence\": {\"kind\": \"RECURRING\", \"unit\": \"YEAR\"}");
    coupon(
        "MONTHS", "\"percentOff\": 10", ", \"duration\": \"REPEATING\", \"durationInMonths\": 3");
    coupon("EVER", "\"percentOff\": 10", ", \"duration\": \"FOREVER\"");

    Response answer = preview(lines(monthly, annual), discounts("MONTHS", "EVER"), "");

    answer
        .then()
        .statusCode(200)
        .body(
            "estimate.lines.discounts.duration.flatten()",
            contains(
                "3 discounted charges on Monthly",
                "every charge on Monthly",
                "one whole year on Annual",
                "every charge on Annual"))
        .body("estimate.lines[0].discounts[0].discountedCharges", equalTo(3))
        .body("estimate.lines[0].discounts[0].dates", hasSize(3))
        .body("estimate.lines[1].discounts[0].discountedCharges", equalTo(1))
        .body("estimate.lines[0].discounts[1].discountedCharges", nullValue())
        .body("estimate.lines[0].discounts[1].dates", hasSize(12))
        .body("estimate.lines[0].discounts[1].lastDate", nullValue());
    assertEquals(
        answer.<String>path("estimate.lines[0].discounts[0].dates[2]"),
        answer.path("estimate.lines[0].discounts[0].lastDate"));
  }

  @Test
  void whatIsOutOfScopeOrOnlyTriedLongerIsNotDiscounted() {
    String gold = offer("Gold", 1000, "EUR", MONTHLY);
    String book = offer("Book", 900, "EUR", "");
    coupon(
        "GOLD",
        "\"percentOff\": 10",
        ", \"scope\": {\"kind\": \"ONLY\", \"offers\": [\"%s\"]}".formatted(gold));
    coupon("LONGER", "\"extraTrialDays\": 10", "");

    preview(lines(gold, book), discounts("GOLD", "LONGER"), "")
        .then()
        .statusCode(200)
        .body("estimate.lines.discount.amount", contains(100, 0))
        .body("estimate.lines[1].discounts", empty())
        .body("estimate.discounts.effect", contains("TAKEN_OFF", "EXTRA_TRIAL"))
        .body("estimate.trialDays", equalTo(10));
    preview(lines(book), discounts("GOLD", "LONGER"), "")
        .then()
        .body("estimate.discounts.effect", contains("NO_LINE", "NO_LINE"))
        .body("estimate.total.amount", equalTo(900));
  }

  @Test
  void aCodeIsTakenInAnyStateWhichIsTold() {
    String offer = offer("Membership", 2500, "EUR", MONTHLY);
    shop.coupon("SALE", 10);
    String code = shop.code("SALE", "Sunny");
    shop.post("/promo-codes/" + code + "/pause", "").then().statusCode(200);
    String before = audited();

    preview(lines(offer), "{\"code\": \"sUNNY\"}", "")
        .then()
        .statusCode(200)
        .body("estimate.discounts[0].code", equalTo("Sunny"))
        .body("estimate.discounts[0].coupon", equalTo("SALE"))
        .body("estimate.discounts[0].state", equalTo("PAUSED"))
        .body("estimate.discount.amount", equalTo(250));

    assertEquals(before, audited());
  }

  private String audited() {
    return Storage.one("gl", "select count(*) from audit where community_id = ?", shop.id());
  }

  @Test
  void storesMayAskAndOthersCommunitiesAreAbsent() {
    String body = "{\"lines\": [%s]}".formatted(lines(offer("Gold", 1000, "EUR", MONTHLY)));
    RestAssured.given()
        .auth()
        .oauth2(TestWorld.token("store", shop.id()))
        .contentType("application/json")
        .body(body)
        .post(shop.address("/preview"))
        .then()
        .statusCode(200)
        .body("estimate.total.amount", equalTo(1000));
    RestAssured.given()
        .auth()
        .oauth2(Shop.opened("gl").ownerToken())
        .contentType("application/json")
        .body(body)
        .post(shop.address("/preview"))
        .then()
        .statusCode(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                          | /lines              | missing",
        "{'lines':[{'offer':'offer-none'}]}                          | /lines/0/offer      | unknown-offer",
        "{'lines':[L],'currency':'JPY'}                              | /lines/0/offer      | no-price",
        "{'lines':[L],'currency':'ABC'}                              | /currency           | unknown-currency",
        "{'lines':[{'offer':'O','quantity':0}]}                      | /lines/0/quantity   | out-of-range",
        "{'lines':[{'offer':'O','quantity':1.5}]}                    | /lines/0/quantity   | not-whole",
        "{'lines':[L],'discounts':[{}]}                              | /discounts/0/code   | missing",
        "{'lines':[L],'discounts':[{'code':' '}]}                    | /discounts/0/code   | missing",
        "{'lines':[L],'discounts':[{'code':'A','coupon':'B'}]}       | /discounts/0/coupon | two-names",
        "{'lines':[L],'discounts':[{'code':'NONE'}]}                 | /discounts/0/code   | unknown-code",
        "{'lines':[L],'discounts':[{'coupon':'NONE'}]}               | /discounts/0/coupon | unknown-coupon",
        "{'lines':[L],'discounts':[{'coupon':'C','level':'ORDER'}]}  | /discounts/0/level  | unknown-value",
        "{'lines':[L],'discounts':[{'coupon':'C','level':'ITEM'}]}   | /discounts/0/line   | missing",
        "{'lines':[L],'discounts':[{'coupon':'C','level':'ITEM','line':1}]} | /discounts/0/line | out-of-range",
        "{'lines':[L],'discounts':[{'coupon':'C','line':0}]}         | /discounts/0/line   | line-with-item",
        "{'lines':[L],'composedBy':'ME'}                             | /composedBy         | unknown-value",
        "{'lines':[L],'levels':'BEST'}                               | /levels             | unknown-value",
        "{'lines':[L],'member':{}}                                   | /member             | unknown-field"
      })
  void badWishesAreRefusedByField(String body, String field, String code) {
    String offer = offer("Gold", 1000, "EUR", MONTHLY);
    shop.coupon("C", 10);

    shop.post(
            "/preview",
            body.replace('\'', '"')
                .replace("[L]", "[" + lines(offer) + "]")
                .replace("\"O\"", "\"" + offer + "\""))
        .then()
        .statusCode(422)
        .body("errors.field", contains(field))
        .body("errors.code", contains(code));
  }
}
