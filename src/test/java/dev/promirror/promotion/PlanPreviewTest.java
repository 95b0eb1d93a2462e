package dev.promirror.promotion;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of discounts when a subscription goes on with another offer, asked from outside. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class PlanPreviewTest {

  /** Half way through April. */
  private static final String APRIL =
      ", \"anchor\": \"2026-04-01T00:00:00Z\", \"at\": \"2026-04-16T00:00:00Z\"";

  private Shop shop;
  private String silver;
  private String gold;

  @BeforeEach
  void aCommunityWithTwoPlans() {
    shop = Shop.opened("gl");
    silver = offer("\"name\": \"Silver\"", 1000, "EUR", "MONTH");
    gold = offer("\"name\": \"Gold\"", 3000, "EUR", "MONTH");
  }

  private String offer(String name, long amount, String currency, String unit) {
    return shop.post(
            "/offers",
            """
            {%s, "price": {"amount": %d, "currency": "%s"},
             "cadence": {"kind": "RECURRING", "unit": "%s"}}
            """
                .formatted(name, amount, currency, unit))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private void coupon(String id, String says) {
    shop.post("/coupons", "{\"id\": \"%s\", \"name\": \"A\", %s}".formatted(id, says))
        .then()
        .statusCode(201);
  }

  private Response change(String from, String to, String discounts, String more) {
    return shop.post(
        "/preview/plan-change",
        "{\"from\": \"%s\", \"to\": \"%s\", \"discounts\": [%s]%s}"
            .formatted(from, to, discounts, more));
  }

  @Test
  void aDiscountOfBothOffersIsKeptAndTheProrationHasIt() {
    coupon("FIFTH", "\"percentOff\": 20, \"duration\": \"FOREVER\"");
    shop.code("FIFTH", "Sunny");

    change(silver, gold, "{\"code\": \"SUNNY\"}", APRIL)
        .then()
        .statusCode(200)
        .body("kind", equalTo("UPGRADE"))
        .body("levels", equalTo("ADD_UP"))
        .body("discounts[0].code", equalTo("Sunny"))
        .body("discounts[0].fate", equalTo("KEPT"))
        .body("discounts[0].effect", equalTo("TAKEN_OFF"))
        .body("discounts[0].duration", equalTo("every charge on Gold"))
        .body("next.date", equalTo("2026-05-01"))
        .body("next.total.amount", equalTo(2400))
        .body("billed.amount", equalTo(800))
        .body("billedEstimated", equalTo(true))
        .body("credit.amount", equalTo(400))
        .body("rest.amount", equalTo(1200))
        .body("due.amount", equalTo(3200))
        .body(
            "words",
            equalTo(
                "Upgrade from Silver to Gold: Sunny is kept: every charge on Gold."
                    + " The next charge, on 1 May 2026, is estimated at 24.00 EUR instead of"
                    + " 30.00 EUR, plus 12.00 EUR for the rest of the period, less 4.00 EUR"
                    + " already paid for it."));
  }

  @Test
  void aDiscountThatIsNotForTheNewOfferIsDropped() {
    coupon(
        "SILVER",
        "\"percentOff\": 20, \"duration\": \"FOREVER\","
            + " \"scope\": {\"kind\": \"ONLY\", \"offers\": [\"%s\"]}".formatted(silver));
    coupon(
        "FIVE",
        "\"amountOff\": {\"amount\": 500, \"currency\": \"EUR\"}, \"duration\": \"FOREVER\"");

    change(silver, gold, "{\"coupon\": \"SILVER\"}, {\"coupon\": \"FIVE\"}", APRIL)
        .then()
        .statusCode(200)
        .body("discounts.fate", contains("OUT_OF_SCOPE", "KEPT"))
        .body("discounts[0].effect", nullValue())
        .body("discounts.off.amount", contains(0, 500))
        .body("words", containsString("SILVER is dropped: it isn't for Gold. FIVE is kept: "))
        // 10.00 less a fifth less 5.00
        .body("billed.amount", equalTo(300))
        .body("credit.amount", equalTo(150))
        .body("next.total.amount", equalTo(2500))
        .body("rest.amount", equalTo(1250));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what the calendar says: one charge at the anchor
        "~ONCE~                             |                        | ENDED | 0",
        "~ONCE~                             | ,~discountedCharges~:0 | KEPT  | 1",
        "~PERIODS~,~durationInPeriods~:3    |                        | KEPT  | 2",
        "~PERIODS~,~durationInPeriods~:3    | ,~discountedCharges~:3 | ENDED | 0",
        "~REPEATING~,~durationInMonths~:3   |                        | KEPT  | 2",
        "~REPEATING~,~durationInMonths~:1   |                        | ENDED | 0",
        "~REPEATING~,~durationInMonths~:3   | ,~since~:~2026-02-01T00:00:00Z~ | ENDED | 0",
        "~UNTIL~,~durationUntil~:{~date~:~2029-12-30~} |             | KEPT  | 44"
      })
  void whatIsLeftOfADurationGoesOn(String duration, String more, String fate, int charges) {
    coupon("FIFTH", "\"percentOff\": 20, \"duration\": " + duration.replace('~', '"'));
    String said = more == null ? "" : more.replace('~', '"');

    change(silver, gold, "{\"coupon\": \"FIFTH\"" + said + "}", APRIL)
        .then()
        .statusCode(200)
        .body("discounts[0].fate", equalTo(fate))
        .body("discounts[0].discountedCharges", equalTo(charges))
        .body("next.total.amount", equalTo(fate.equals("KEPT") ? 2400 : 3000));
  }

  @Test
  void customersDiscountsHoldOnlyWhereTheSubscriptionHasNone() {
    coupon("FIFTH", "\"percentOff\": 20, \"duration\": \"FOREVER\"");
    coupon("TENTH", "\"percentOff\": 10, \"duration\": \"FOREVER\"");
    String customers = "{\"coupon\": \"TENTH\", \"level\": \"CUSTOMER\"}";

    change(silver, gold, customers + ", {\"coupon\": \"FIFTH\"}", APRIL)
        .then()
        .body("discounts.effect", contains("OUTRANKED", "TAKEN_OFF"))
        .body("words", containsString("TENTH is kept: a discount of another level holds in its"))
        .body("next.total.amount", equalTo(2400));
    change(silver, gold, customers, APRIL).then().body("next.total.amount", equalTo(2700));
  }

  @Test
  void anotherIntervalIsChargedAtOnceAndADowngradeMayOweTheMember() {
    String annual = offer("\"name\": \"Gold a year\"", 30000, "EUR", "YEAR");

    change(annual, silver, "", APRIL + ", \"billed\": 24000")
        .then()
        .statusCode(200)
        .body("kind", equalTo("DOWNGRADE"))
        .body("billedEstimated", equalTo(false))
        .body("next.at", equalTo("2026-04-16T00:00:00Z"))
        .body("credit.amount", equalTo(23014)) // 350 of 365 days
        .body("rest.amount", equalTo(0))
        .body("due.amount", equalTo(1000 - 23014));
    change(annual, silver, "", APRIL + ", \"prorated\": false")
        .then()
        .body("credit.amount", equalTo(0))
        .body("due.amount", equalTo(1000));
  }

  @Test
  void anotherPriceOfTheSameProductIsAPriceChange() {
    String product = shop.get("/offers/" + gold).path("stripeProduct");
    String dearer = offer("\"stripeProduct\": \"%s\"".formatted(product), 3500, "EUR", "MONTH");

    change(gold, dearer, "", APRIL)
        .then()
        .statusCode(200)
        .body("kind", equalTo("PRICE_CHANGE"))
        .body("words", containsString("New price of Gold. The next charge"));
  }

  @ParameterizedTest
  @CsvSource({
    "JPY, 1000, 3000, 400,  1200", // half of 800, of 2400
    "KWD, 1010, 3030, 410,  1210", // half of 810 (808 in tens), of 2420
    "ISK, 10100, 30300, 4100, 12100"
  })
  void whatIsSettledCanBeChargedInItsCurrency(
      String currency, long from, long to, int credit, int rest) {
    coupon("FIFTH", "\"percentOff\": 20, \"duration\": \"FOREVER\"");

    change(
            offer("\"name\": \"Less\"", from, currency, "MONTH"),
            offer("\"name\": \"More\"", to, currency, "MONTH"),
            "{\"coupon\": \"FIFTH\"}",
            APRIL + ", \"currency\": \"%s\"".formatted(currency))
        .then()
        .statusCode(200)
        .body("credit.amount", equalTo(credit))
        .body("rest.amount", equalTo(rest));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'to':'G',A}                                   | /from                 | missing",
        "{'from':'S','to':'G'}                          | /anchor               | missing",
        "{'from':'S','to':'G','anchor':'May'}           | /anchor               | not-an-instant",
        "{'from':'S','to':'G','anchor':'1826-04-01T00:00:00Z'} | /anchor        | too-far",
        "{'from':'S','to':'S',A}                        | /to                   | same-offer",
        "{'from':'S','to':'offer-none',A}               | /to                   | unknown-offer",
        "{'from':'S','to':'B',A}                        | /to                   | not-a-plan",
        "{'from':'S','to':'G',A,'currency':'USD'}       | /from,/to             | no-price,no-price",
        "{'from':'S','to':'G',A,'quantity':0}           | /quantity             | out-of-range",
        "{'from':'S','to':'G',A,'billed':-1}            | /billed               | out-of-range",
        "{'from':'S','to':'G',A,'discounts':[{'coupon':'T'}]} | /discounts/0    | not-a-discount",
        "{'from':'S','to':'G',A,'discounts':[{'code':'NONE'}]} | /discounts/0/code | unknown-code",
        "{'from':'S','to':'G',A,'discounts':[{'coupon':'T','level':'INVOICE'}]} | /discounts/0/level | ends-with-invoice"
      })
  void badWishesAreRefusedByField(String body, String fields, String codes) {
    coupon("T", "\"extraTrialDays\": 7");
    String book =
        shop.post(
                "/offers",
                "{\"name\": \"Book\", \"price\": {\"amount\": 900, \"currency\": \"EUR\"}}")
            .path("id");

    shop.post(
            "/preview/plan-change",
            body.replace('\'', '"')
                .replace(",A", APRIL)
                .replace("\"S\"", "\"" + silver + "\"")
                .replace("\"G\"", "\"" + gold + "\"")
                .replace("\"B\"", "\"" + book + "\""))
        .then()
        .statusCode(422)
        .body("errors.field", contains((Object[]) fields.split(",", -1)))
        .body("errors.code", contains((Object[]) codes.split(",", -1)));
  }
}
