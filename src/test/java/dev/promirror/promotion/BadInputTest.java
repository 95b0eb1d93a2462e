package dev.promirror.promotion;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal names the field at fault and what to do, and is never a 5xx. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class BadInputTest {

  private Shop shop;

  @BeforeEach
  void aCommunity() {
    shop = Shop.opened("gl");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':'A','percentOff':12.345}                             | /percentOff         | percent-decimals",
        "{'name':'A','percentOff':0}                                  | /percentOff         | percent-range",
        "{'name':'A','percentOff':100.01}                             | /percentOff         | percent-range",
        "{'name':'A','percentOff':'20'}                               | /percentOff         | wrong-type",
        "{'name':'A'}                                                 | /percentOff         | no-discount",
        "{'name':'A','percentOff':5,'amountOff':{'amount':5,'currency':'EUR'}} | /percentOff | two-discounts",
        "{'name':'A','amountOff':{'amount':5.5,'currency':'EUR'}}     | /amountOff/amount   | not-whole",
        "{'name':'A','amountOff':{'amount':0,'currency':'EUR'}}       | /amountOff/amount   | out-of-range",
        "{'name':'A','amountOff':{'amount':5}}                        | /amountOff/currency | missing",
        "{'name':'A','amountOff':{'currency':'EUR'}}                  | /amountOff/amount   | missing",
        "{'name':'A','amountOff':{'amount':5,'currency':'ABC'}}       | /amountOff/currency | unknown-currency",
        "{'name':'A','amountOff':{'amount':5,'currency':'EUR','x':1}} | /amountOff/x        | unknown-field",
        "{'name':'A','amountOff':500}                                 | /amountOff          | wrong-type",
        "{'percentOff':5}                                             | /name               | missing",
        "{'name':'','percentOff':5}                                   | /name               | missing",
        "{'name':'A','percentOff':5,'colour':'red'}                   | /colour             | unknown-field",
        "{'name':'A','percentOff':5,'duration':'monthly'}             | /duration           | unknown-value",
        "{'name':'A','percentOff':5,'duration':'REPEATING'}           | /durationInMonths   | months-with-repeating",
        "{'name':'A','percentOff':5,'durationInMonths':3}             | /durationInMonths   | months-with-repeating",
        "{'name':'A','percentOff':5,'duration':'REPEATING','durationInMonths':61} | /durationInMonths | out-of-range",
        "{'name':'A','percentOff':5,'limit':-3}                       | /limit              | out-of-range",
        "{'name':'A','percentOff':5,'limit':2.5}                      | /limit              | not-whole",
        "{'name':'A','percentOff':5,'limit':1e30}                     | /limit              | not-whole",
        "{'name':'A','percentOff':5,'id':'no spaces'}                 | /id                 | id-form",
        "{'name':'A','amountOff':{'amount':1001,'currency':'KWD'}}    | /amountOff/amount   | currency-step",
        "{'name':'A','amountOff':{'amount':150,'currency':'UGX'}}     | /amountOff/amount   | currency-step",
        "{'name':'A','amountOff':{'amount':100000000,'currency':'EUR'}} | /amountOff/amount | out-of-range",
        "{'name':'A','amountOff':{'amount':5,'currency':'EUR'},'currencyOptions':{'EUR':5}} | /currencyOptions/EUR | main-currency-repeated",
        "{'name':'A','amountOff':{'amount':5,'currency':'EUR'},'currencyOptions':{'USD':5,'usd':6}} | /currencyOptions/usd | currency-twice",
        "{'name':'A','amountOff':{'amount':5,'currency':'EUR'},'currencyOptions':{'USD':0}} | /currencyOptions/USD | out-of-range",
        "{'name':'A','amountOff':{'amount':5,'currency':'EUR'},'currencyOptions':{'ISK':50}} | /currencyOptions/ISK | currency-step",
        "{'name':'A','amountOff':{'amount':5,'currency':'EUR'},'currencyOptions':{'ABC':5}} | /currencyOptions | unknown-currency",
        "{'name':'A','percentOff':5,'currencyOptions':{'USD':5}}      | /currencyOptions    | options-without-amount",
        "{'name':'A','extraTrialDays':0}                              | /extraTrialDays     | out-of-range",
        "{'name':'A','extraTrialDays':731}                            | /extraTrialDays     | out-of-range",
        "{'name':'A','extraTrialDays':7,'percentOff':5}               | /percentOff         | two-discounts",
        "{'name':'A','extraTrialDays':7,'duration':'ONCE'}            | /duration           | duration-with-trial",
        "{'name':'A','percentOff':5,'duration':'PERIODS'}             | /durationInPeriods  | periods-with-periods",
        "{'name':'A','percentOff':5,'durationInPeriods':2}            | /durationInPeriods  | periods-with-periods",
        "{'name':'A','percentOff':5,'duration':'UNTIL'}               | /durationUntil      | until-with-until",
        "{'name':'A','percentOff':5,'duration':'UNTIL','durationUntil':{'date':'2020-01-01'}} | /durationUntil | past",
        "{'name':'A','percentOff':5,'duration':'UNTIL','durationUntil':{'date':'2027-01-01','time':'10:00'}} | /durationUntil/time | unknown-field",
        "{'name':'A','percentOff':5,'scope':{'kind':'SOME'}}          | /scope/kind         | unknown-value",
        "{'name':'A','percentOff':5,'scope':{'offers':[]}}            | /scope/kind         | missing",
        "{'name':'A','percentOff':5,'scope':'ALL'}                    | /scope              | wrong-type",
        "{'name':'A','percentOff':5,'scope':{'kind':'ALL','offers':['offer-1']}}  | /scope/offers | offers-with-all",
        "{'name':'A','percentOff':5,'scope':{'kind':'ONLY','offers':['offer-1']}} | /scope/offers/0 | unknown-offer",
        "{'name':'A','percentOff':5,'scope':{'kind':'EXCEPT','offers':['offer-1']}} | /scope/offers/0 | unknown-offer",
        "{'name':'A','percentOff':5,'scope':{'kind':'ONLY','offers':[7]}} | /scope/offers/0 | wrong-type",
        "{'name':'A','percentOff':5,'startsAt':{'date':'2027-03-02'},'redeemBy':{'date':'2027-03-01'}} | /startsAt | start-after-end",
        "{'name':'A','percentOff':5,'metadata':{'k':5}}               | /metadata/k         | wrong-type",
        "{'name':'A','percentOff':5,'metadata':{'k':''}}              | /metadata/k         | missing",
        "{'name':'A','percentOff':5,'metadata':{'k[0]':'v'}}          | /metadata           | metadata-key",
        "{'name':'A','percentOff':5,'metadata':{'promirror_coupon':'v'}} | /metadata        | metadata-reserved",
        "{'name':'A','percentOff':5,'state':'ACTIVE'}                 | /state              | read-only",
        "{'name':'A','percentOff':5,'refundGivesUseBack':'yes'}       | /refundGivesUseBack | wrong-type",
        "{'name':'A','percentOff':5,'redeemBy':{'date':'2020-01-01'}} | /redeemBy           | past",
        "{'name':'A','percentOff':5,'redeemBy':{'date':'2099-01-01'}} | /redeemBy           | too-far",
        "{'name':'A','percentOff':5,'redeemBy':{'date':'31.12.2027'}} | /redeemBy/date      | not-a-date",
        "{'name':'A','percentOff':5,'redeemBy':{'date':'2027-02-30'}} | /redeemBy/date      | not-a-date",
        "{'name':'A','percentOff':5,'redeemBy':{'time':'10:00'}}      | /redeemBy/date      | missing",
        "{'name':'A','percentOff':5,'redeemBy':{'date':'2027-03-28','time':'01:30'}} | /redeemBy | no-such-time",
        "{'name':'A','percentOff':5,'redeemBy':{'date':'2027-03-28','time':'25:00'}} | /redeemBy/time | not-a-time",
        "{'name':'A','percentOff':5,'redeemBy':{'date':'2027-03-28','zone':'Mars/One'}} | /redeemBy/zone | unknown-zone",
        "{'name':'A','percentOff':5,'redeemBy':{'date':'2027-03-28','zone':''}} | /redeemBy/zone | unknown-zone",
        "{'name':'A','percentOff':5,'redeemBy':{'date':'2027-03-28','time':' '}} | /redeemBy/time | not-a-time",
        "{'name':'A','percentOff':5,'duration':'UNTIL','durationUntil':{'date':'2027-01-01','zone':''}} | /durationUntil/zone | unknown-zone",
        "{'name':'A','percentOff':5,'duration':''}                    | /duration           | unknown-value",
        "{'name':'A','percentOff':5,'conditions':{'audience':''}}     | /conditions/audience | unknown-value",
        "{'name':'A','percentOff':5,'conditions':{'audience':'MEMBERS','memberList':''}} | /conditions/memberList | list-with-members",
        "{'name':'A','amountOff':{'amount':5,'currency':'XXX'}}       | /amountOff/currency | unknown-currency",
        "{'name':'A','amountOff':{'amount':5,'currency':'XAU'}}       | /amountOff/currency | unknown-currency",
        "{'name':'A','amountOff':{'amount':5,'currency':'DEM'}}       | /amountOff/currency | unknown-currency",
        "{'name':'A','amountOff':{'amount':5,'currency':'EUR'},'currencyOptions':{'HRK':5}} | /currencyOptions | unknown-currency"
      })
  void aCouponsFaultIsNamed(String body, String field, String code) {
    refused(shop.post("/coupons", body.replace('\'', '"')), field, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'coupon':'NONE','code':'GOOD'}                  | /coupon | unknown-coupon",
        "{'code':'GOOD'}                                  | /coupon | missing",
        "{'coupon':'NONE'}                                | /code   | missing",
        "{'coupon':'NONE','code':'two words'}             | /code   | code-form",
        "{'coupon':'NONE','code':'GOOD','door':''}        | /door   | unknown-value",
        "{'coupon':'NONE','code':'GOOD','casePolicy':''}  | /casePolicy | unknown-value",
        "{'coupon':'NONE','code':'GOOD','customer':' '}   | /customer | customer-form",
        "{'coupon':'NONE','code':'ümlaut'}                | /code   | code-form",
        "{'coupon':'NONE','code':'ab'}                    | /code   | code-form",
        "{'coupon':'NONE','code':'under_score'}           | /code   | code-form",
        "{'coupon':'NONE','code':'GOOD','active':'yes'}   | /active | wrong-type",
        "{'coupon':'NONE','code':'GOOD','limit':-1}       | /limit  | out-of-range",
        "{'coupon':'NONE','code':'GOOD','limit':1.5}      | /limit  | not-whole",
        "{'coupon':'NONE','code':'GOOD','uses':1}         | /uses   | read-only",
        "{'coupon':'NONE','code':'GOOD','door':'SIDE'}    | /door   | unknown-value",
        "{'coupon':'NONE','code':'GOOD','casePolicy':'X'} | /casePolicy | unknown-value",
        "{'coupon':'NONE','code':'GOOD','customer':'bob'} | /customer | customer-form",
        "{'coupon':'NONE','code':'GOOD','channel':7}      | /channel | wrong-type",
        "{'coupon':'NONE','code':'GOOD','then':{}}        | /then | wrong-type",
        "{'coupon':'NONE','code':'GOOD','then':[1]}       | /then/0 | wrong-type",
        "{'coupon':'NONE','code':'GOOD','then':[{'coupon':'B'}]} | /limit | limit-before-then",
        "{'coupon':'NONE','code':'GOOD','limit':1,'then':[{'coupon':'B'},{'coupon':'C'}]} | /then/0/limit | limit-before-then",
        "{'coupon':'NONE','code':'GOOD','limit':1,'then':[{'coupon':'NONE'}]} | /then/0/coupon | coupon-twice",
        "{'coupon':'NONE','code':'GOOD','limit':1,'then':[{'limit':5}]} | /then/0/coupon | missing",
        "{'coupon':'NONE','code':'GOOD','limit':1,'then':[{'coupon':'B','x':5}]} | /then/0/x | unknown-field",
        "{'coupon':'NONE','code':'GOOD','startsAt':{'date':'2027-03-02'},'expiresAt':{'date':'2027-03-01'}} | /startsAt | start-after-end",
        "{'coupon':'NONE','code':'GOOD','startsAt':{'date':'0206-03-02'}} | /startsAt | too-early",
        "{'coupon':'NONE','code':'GOOD','startsAt':{'date':'2099-03-02'}} | /startsAt | too-far",
        "{'coupon':'NONE','code':'GOOD','startsAt':{'date':'2027-03-28','time':'01:30'}} | /startsAt | no-such-time",
        "{'coupon':'NONE','code':'GOOD','acknowledged':['everything']} | /acknowledged/0 | unknown-rule",
        "{'coupon':'NONE','code':'GOOD','acknowledged':'budget'} | /acknowledged | wrong-type",
        "{'coupon':'NONE','code':'GOOD','conditions':{'perCustomer':1,'audience':'NEW'}} | /conditions/perCustomer | per-customer-with-new",
        "{'coupon':'NONE','code':'GOOD','conditions':{'audience':'MEMBERS'}} | /conditions/memberList | list-with-members",
        "{'coupon':'NONE','code':'GOOD','conditions':{'memberList':'vips'}} | /conditions/memberList | list-with-members",
        "{'coupon':'NONE','code':'GOOD','conditions':{'audience':'MEMBERS','memberList':'vips'}} | /conditions/memberList | unknown-list",
        "{'coupon':'NONE','code':'GOOD','conditions':{'minimumQuantity':0}} | /conditions/minimumQuantity | out-of-range",
        "{'coupon':'NONE','code':'GOOD','conditions':{'perCustomer':-1}} | /conditions/perCustomer | out-of-range",
        "{'coupon':'NONE','code':'GOOD','conditions':{'minimumSpend':[{'amount':1,'currency':'EUR'},{'amount':2,'currency':'eur'}]}} | /conditions/minimumSpend/1/currency | currency-twice",
        "{'coupon':'NONE','code':'GOOD','conditions':{'budget':{'amount':1001,'currency':'KWD'}}} | /conditions/budget/amount | currency-step"
      })
  void aPromoCodesFaultIsNamed(String body, String field, String code) {
    refused(shop.post("/promo-codes", body.replace('\'', '"')), field, code);
  }

  @Test
  void sixtyFiveCharactersAreOneTooMany() {
    shop.coupon("LENGTH", 10);
    String body = "{\"coupon\": \"LENGTH\", \"code\": \"%s\"}";
    refused(shop.post("/promo-codes", body.formatted("A".repeat(65))), "/code", "code-form");
    shop.post("/promo-codes", body.formatted("A".repeat(64))).then().statusCode(201);
  }

  /** A party popper is one character for people, two code units for browsers and the emulator. */
  @Test
  void lengthsAreThoseStripeCountsAtMost() {
    String name = "{\"name\": \"%s\", \"percentOff\": 5, \"metadata\": {\"%s\": \"%s\"}}";
    String party = "\uD83C\uDF89";
    refused(shop.post("/coupons", name.formatted(party.repeat(21), "k", "v")), "/name", "too-long");
    refused(
        shop.post("/coupons", name.formatted("A", party.repeat(21), "v")),
        "/metadata",
        "metadata-key");
    refused(
        shop.post("/coupons", name.formatted("A", "k", party.repeat(251))),
        "/metadata/k",
        "too-long");
    shop.post("/coupons", name.formatted(party.repeat(20), party.repeat(20), party.repeat(250)))
        .then()
        .statusCode(201);
  }

  @Test
  void metadataIsAsLargeAsStripeKeepsIt() {
    String body = "{\"name\": \"A\", \"percentOff\": 5, \"metadata\": {%s}}";
    refused(
        shop.post("/coupons", body.formatted("\"k\": \"" + "v".repeat(501) + "\"")),
        "/metadata/k",
        "too-long");
    refused(
        shop.post("/coupons", body.formatted("\"" + "k".repeat(41) + "\": \"v\"")),
        "/metadata",
        "metadata-key");
    refused(shop.post("/coupons", body.formatted(keys(48))), "/metadata", "too-many-keys");
    String largest = keys(46) + ", \"" + "k".repeat(40) + "\": \"" + "v".repeat(500) + "\"";
    shop.post("/coupons", body.formatted(largest)).then().statusCode(201);
  }

  private static String keys(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"key %d\": \"v\"".formatted(i))
        .collect(Collectors.joining(", "));
  }

  @Test
  void allFaultsAreToldAtOnce() {
    shop.post("/coupons", "{\"percentOff\": 200, \"limit\": -1, \"colour\": 1}")
        .then()
        .statusCode(422)
        .body("errors.field", hasItem("/name"))
        .body("errors.field", hasItem("/percentOff"))
        .body("errors.field", hasItem("/limit"))
        .body("errors.field", hasItem("/colour"));
  }

  @Test
  void aTextActiveInAnotherCaseIsTaken() {
    shop.coupon("CASES", 10);
    shop.code("CASES", "Spring-Time");
    shop.post("/promo-codes", "{\"coupon\": \"CASES\", \"code\": \"SPRING-TIME\"}")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:promirror:problem:code-taken"))
        .body("errors[0].field", equalTo("/code"));
  }

  @Test
  void anIdIsNeverReused() {
    shop.coupon("ONCE-ONLY", 10);
    shop.post("/coupons/ONCE-ONLY/archive", "").then().statusCode(200);
    shop.post("/coupons", "{\"id\": \"ONCE-ONLY\", \"name\": \"Again\", \"percentOff\": 5}")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:promirror:problem:id-taken"));
  }

  @Test
  void aCodeMayNotOutdoItsCoupon() {
    shop.post(
            "/coupons",
            "{\"id\": \"SMALL\", \"name\": \"Small\", \"percentOff\": 5, \"limit\": 10,"
                + " \"redeemBy\": {\"date\": \"2027-06-30\"}}")
        .then()
        .statusCode(201);
    refused(
        shop.post("/promo-codes", "{\"coupon\": \"SMALL\", \"code\": \"BIG\", \"limit\": 11}"),
        "/limit",
        "above-coupon");
    refused(
        shop.post(
            "/promo-codes",
            "{\"coupon\": \"SMALL\", \"code\": \"LATE\", \"expiresAt\": {\"date\": \"2027-07-01\"}}"),
        "/expiresAt",
        "after-coupon");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"name\"', 400",
    "'', 400",
    "'[]', 400",
    "'nonsense', 400",
    "'{\"name\":\"a\",\"name\":\"b\"}', 400",
    "'{} {}', 400"
  })
  void whatIsNotAJsonObjectIsRefused(String body, int status) {
    shop.post("/coupons", body)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:promirror:problem:malformed-request"))
        .body("requestId", notNullValue());
  }

  @Test
  void anotherMediaTypeIsRefusedInTheSameForm() {
    shop.asOwner()
        .contentType("text/plain")
        .body("{}")
        .post(shop.address("/coupons"))
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE | /coupons                           | GET, HEAD, OPTIONS, POST",
        "PATCH  | /coupons/NONE                      | GET, HEAD, OPTIONS, PUT",
        "GET    | /coupons/NONE/archive              | OPTIONS, POST",
        "PATCH  | /promo-codes/code-1/usage          | GET, HEAD, OPTIONS",
        "GET    | /onboarding-links                  | OPTIONS, POST",
        "POST   | /                                  | GET, HEAD, OPTIONS"
      })
  void aMethodTheAddressDoesNotTakeIsRefusedWithThoseItTakes(
      String method, String path, String allowed) {
    shop.asOwner()
        .request(method, shop.address(path))
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .header("Allow", equalTo(allowed))
        .body("type", equalTo("urn:promirror:problem:method-not-allowed"))
        .body("detail", containsString(allowed));
  }

  @Test
  void methodsThatAreNamedAsTakenAreTaken() {
    shop.asOwner().head(shop.address("/coupons")).then().statusCode(200);
    shop.asOwner().options(shop.address("/coupons")).then().statusCode(200);
  }

  @Test
  void aPageSaysInItsOwnFormThatItDoesNotTakeAMethod() {
    given()
        .get(TestWorld.gateway() + "/communities/" + shop.id() + "/promo-codes/code-1/pause")
        .then()
        .statusCode(405)
        .contentType("text/html")
        .header("Allow", equalTo("OPTIONS, POST"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "GET", "POST"})
  void anAddressNobodyHasIsNotFoundWithAnyMethod(String method) {
    shop.asOwner()
        .request(method, shop.address("/vouchers"))
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:promirror:problem:not-found"));
  }

  @Test
  void cursorsAndLimitsAreChecked() {
    shop.get("/promo-codes?after=nonsense")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:promirror:problem:invalid-cursor"));
    refused(shop.get("/promo-codes?limit=101"), "query:limit", "out-of-range");
    refused(shop.get("/promo-codes?limit=x"), "query:limit", "out-of-range");
    refused(shop.get("/promo-codes?sort=colour"), "query:sort", "unknown-value");
    refused(shop.get("/promo-codes?search=" + "x".repeat(81)), "query:search", "too-long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/promo-codes/a%00b",
        "/coupons/%00",
        "/promo-codes?search=%00",
        "/coupons?after=%00"
      })
  void whatStorageCannotHoldIsRefusedBeforeIt(String path) {
    int status = shop.asOwner().urlEncodingEnabled(false).get(shop.address(path)).statusCode();
    assertTrue(status == 400 || status == 404, () -> "a " + status + " for " + path);
  }

  @Test
  void aCursorMadeByHandIsRefused() {
    String madeUp =
        Base64.getUrlEncoder()
            .encodeToString("communities\nnobody".getBytes(StandardCharsets.UTF_8));
    given()
        .auth()
        .oauth2(TestWorld.token("operator", "gl"))
        .get(TestWorld.gateway() + "/api/v1/regions/gl/communities?after=" + madeUp)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:promirror:problem:invalid-cursor"));
  }

  @Test
  void aRefusalNeverQuotesWhatWasSent() {
    String secret = "4242424242424242";
    String answer =
        shop.post("/coupons", "{\"name\": \"A\", \"percentOff\": \"" + secret + "\"}").asString();
    assertFalse(answer.contains(secret), answer);
  }

  @Test
  void randomBodiesNeverBreakAnything() {
    long seed = System.nanoTime();
    System.out.println("BadInputTest random bodies: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    shop.coupon("ROBUST", 5);
    String code = "/promo-codes/" + shop.code("ROBUST", "ROBUST");
    for (int i = 0; i < 400; i++) {
      String body = RandomJson.object(random, 3);
      Response answer =
          switch (random.nextInt(4)) {
            case 0 -> shop.post("/coupons", body);
            case 1 -> shop.post("/promo-codes", body);
            case 2 -> shop.put("/coupons/ROBUST", "*", body);
            default -> shop.put(code, "*", body);
          };
      assertTrue(answer.statusCode() < 500, () -> "a " + answer.statusCode() + " with " + body);
    }
  }

  private static void refused(Response response, String field, String code) {
    response
        .then()
        .statusCode(not(equalTo(500)))
        .contentType("application/problem+json")
        .body("type", containsString("urn:promirror:problem:"))
        .body("errors.find { it.field == '%s' }.code".formatted(field), equalTo(code))
        .body("errors.find { it.field == '%s' }.fix".formatted(field), notNullValue());
    assertTrue(response.statusCode() == 422 || response.statusCode() == 400);
  }
}
