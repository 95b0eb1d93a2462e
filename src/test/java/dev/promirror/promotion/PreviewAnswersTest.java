package dev.promirror.promotion;

import static dev.promirror.promotion.PreviewFixture.MONTHLY;
import static dev.promirror.promotion.PreviewFixture.discounts;
import static dev.promirror.promotion.PreviewFixture.lines;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a preview of several discounts says of them, and refuses, asked from outside. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class PreviewAnswersTest {

  private PreviewFixture its;

  @BeforeEach
  void aCommunity() {
    its = new PreviewFixture();
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
    String lines = lines(its.offers("EUR", "1000 1000"));
    its.coupon("TENTH", "10%");
    String discounts =
        Arrays.stream(levels.split(" ", -1))
            .map(
                level ->
                    "{\"coupon\": \"TENTH\", \"level\": \"%s\"%s}"
                        .formatted(level, level.equals("ITEM") ? ", \"line\": 1" : ""))
            .collect(Collectors.joining(", "));

    its.preview(
            lines,
            discounts,
            ", \"composedBy\": \"%s\", \"levels\": \"%s\"".formatted(composer, rule))
        .then()
        .statusCode(200)
        .body("levels", equalTo(rule))
        .body("estimate.discounts.off.amount", equalTo(numbers(offs)));
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).map(Integer::valueOf).toList();
  }

  @Test
  void aRuleStripeWontFollowIsNotShown() {
    String offer = its.offer("Membership", 2500, "EUR", MONTHLY);

    its.preview(lines(offer), "", ", \"levels\": \"MOST_SPECIFIC\"")
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("/levels"))
        .body("errors[0].code", equalTo("stripe-adds-up"));
  }

  @Test
  void howLongEachDiscountLastsIsToldForEachOffer() {
    String monthly = its.offer("Monthly", 1000, "EUR", MONTHLY);
    String annual =
        its.offer(
            "Annual", 9000, "EUR", ", \"cadence\": {\"kind\": \"RECURRING\", \"unit\": \"YEAR\"}");
    its.coupon(
        "MONTHS", "\"percentOff\": 10", ", \"duration\": \"REPEATING\", \"durationInMonths\": 3");
    its.coupon("EVER", "\"percentOff\": 10", ", \"duration\": \"FOREVER\"");

    Response answer = its.preview(lines(monthly, annual), discounts("MONTHS", "EVER"), "");

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
    String gold = its.offer("Gold", 1000, "EUR", MONTHLY);
    String book = its.offer("Book", 900, "EUR", "");
    its.coupon(
        "GOLD",
        "\"percentOff\": 10",
        ", \"scope\": {\"kind\": \"ONLY\", \"offers\": [\"%s\"]}".formatted(gold));
    its.coupon("LONGER", "\"extraTrialDays\": 10", "");

    its.preview(lines(gold, book), discounts("GOLD", "LONGER"), "")
        .then()
        .statusCode(200)
        .body("estimate.lines.discount.amount", contains(100, 0))
        .body("estimate.lines[1].discounts", empty())
        .body("estimate.discounts.effect", contains("TAKEN_OFF", "EXTRA_TRIAL"))
        .body("estimate.trialDays", equalTo(10));
    its.preview(lines(book), discounts("GOLD", "LONGER"), "")
        .then()
        .body("estimate.discounts.effect", contains("NO_LINE", "NO_LINE"))
        .body("estimate.total.amount", equalTo(900));
  }

  @Test
  void aCodeIsTakenInAnyStateWhichIsTold() {
    String offer = its.offer("Membership", 2500, "EUR", MONTHLY);
    its.shop.coupon("SALE", 10);
    String code = its.shop.code("SALE", "Sunny");
    its.shop.post("/promo-codes/" + code + "/pause", "").then().statusCode(200);
    String before = audited();

    its.preview(lines(offer), "{\"code\": \"sUNNY\"}", "")
        .then()
        .statusCode(200)
        .body("estimate.discounts[0].code", equalTo("Sunny"))
        .body("estimate.discounts[0].coupon", equalTo("SALE"))
        .body("estimate.discounts[0].state", equalTo("PAUSED"))
        .body("estimate.discount.amount", equalTo(250));

    assertEquals(before, audited());
  }

  private String audited() {
    return Storage.one("gl", "select count(*) from audit where community_id = ?", its.shop.id());
  }

  @Test
  void storesMayAskAndOthersCommunitiesAreAbsent() {
    String body = "{\"lines\": [%s]}".formatted(lines(its.offer("Gold", 1000, "EUR", MONTHLY)));
    RestAssured.given()
        .auth()
        .oauth2(TestWorld.token("store", its.shop.id()))
        .contentType("application/json")
        .body(body)
        .post(its.shop.address("/preview"))
        .then()
        .statusCode(200)
        .body("estimate.total.amount", equalTo(1000));
    RestAssured.given()
        .auth()
        .oauth2(Shop.opened("gl").ownerToken())
        .contentType("application/json")
        .body(body)
        .post(its.shop.address("/preview"))
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
    String offer = its.offer("Gold", 1000, "EUR", MONTHLY);
    its.shop.coupon("C", 10);

    its.shop
        .post(
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
