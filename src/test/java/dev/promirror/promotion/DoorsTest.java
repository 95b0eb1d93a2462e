package dev.promirror.promotion;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Stripe can't hold is refused at the door, or known to the owner; never silently weaker. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class DoorsTest {

  private static final String NEEDS = "urn:promirror:problem:needs-our-checkout";
  private static final String UNACKNOWLEDGED = "urn:promirror:problem:unacknowledged-rules";

  private Shop shop;

  @BeforeEach
  void aCommunity() {
    shop = Shop.opened("gl");
  }

  @Test
  void aCodeOnlyOurCheckoutCanHoldIsRefusedEverywhere() {
    shop.coupon("PLAIN", 5);
    for (String rule :
        new String[] {
          "\"casePolicy\": \"EXACT\"", "\"conditions\": {\"audience\": \"EXISTING\"}"
        }) {
      String body = "{\"coupon\": \"PLAIN\", \"code\": \"DOOR%d\", %s%s}";
      int number = rule.length();
      shop.post("/promo-codes", body.formatted(number, rule, ""))
          .then()
          .statusCode(422)
          .body("type", equalTo(NEEDS))
          .body("errors", hasSize(1))
          .body("errors[0].code", equalTo("needs-our-checkout"))
          .body("errors[0].fix", containsString("OUR_CHECKOUT"));
      shop.post("/promo-codes", body.formatted(number, rule, ", \"door\": \"OUR_CHECKOUT\""))
          .then()
          .statusCode(201)
          .body("enforcement.by", hasItem("PROMIRROR"));
    }
  }

  @Test
  void aCodeOnATrialCouponNeedsOurCheckout() {
    coupon("TRIAL", "\"extraTrialDays\": 14");
    String body = "{\"coupon\": \"TRIAL\", \"code\": \"TRYIT\"%s}";
    shop.post("/promo-codes", body.formatted(""))
        .then()
        .statusCode(422)
        .body("type", equalTo(NEEDS))
        .body("errors.field", contains("/extraTrialDays"));
    shop.post("/promo-codes", body.formatted(", \"door\": \"OUR_CHECKOUT\""))
        .then()
        .statusCode(201);
  }

  @Test
  void rulesThatHoldHereAloneAreAcknowledgedOneByOne() {
    coupon("RULES", "\"percentOff\": 5, \"refundGivesUseBack\": true");
    String body =
        "{\"coupon\": \"RULES\", \"code\": \"RULED\", \"conditions\": {\"perCustomer\": 1,"
            + " \"minimumQuantity\": 2, \"budget\": {\"amount\": 100, \"currency\": \"EUR\"}}%s}";
    shop.post("/promo-codes", body.formatted(""))
        .then()
        .statusCode(422)
        .body("type", equalTo(UNACKNOWLEDGED))
        .body(
            "errors.field",
            containsInAnyOrder(
                "/conditions/perCustomer",
                "/conditions/minimumQuantity",
                "/conditions/budget",
                "/refundGivesUseBack"))
        .body("errors.code", hasItem("unacknowledged"))
        .body("errors[0].fix", containsString("acknowledged"));
    shop.post("/promo-codes", body.formatted(", \"acknowledged\": [\"perCustomer\", \"budget\"]"))
        .then()
        .statusCode(422)
        .body(
            "errors.field",
            containsInAnyOrder("/conditions/minimumQuantity", "/refundGivesUseBack"));
    shop.post(
            "/promo-codes",
            body.formatted(
                ", \"acknowledged\": [\"perCustomer\", \"budget\", \"minimumQuantity\","
                    + " \"refundGivesUseBack\"]"))
        .then()
        .statusCode(201)
        .body("enforcement.find { it.field == 'perCustomer' }.by", equalTo("PROMIRROR"));
  }

  @Test
  void whatACouponAcknowledgesHoldsForAllItsCodesButNotForTheirOwnRules() {
    coupon(
        "KNOWN",
        "\"percentOff\": 5, \"acknowledged\": [\"perCustomer\"],"
            + " \"conditions\": {\"perCustomer\": 1}");
    shop.code("KNOWN", "ANYCODE");
    shop.post(
            "/promo-codes",
            "{\"coupon\": \"KNOWN\", \"code\": \"OWN\", \"conditions\": {\"perCustomer\": 1}}")
        .then()
        .statusCode(422)
        .body("type", equalTo(UNACKNOWLEDGED));
  }

  @Test
  void anEditOfACouponAsksForWhatItsCodesDontKnow() {
    shop.coupon("GROWS", 5);
    shop.code("GROWS", "GROWING");
    for (int i = 0; i < 7; i++) {
      shop.code("GROWS", "MORE" + i);
    }
    String budget =
        "\"percentOff\": 5, \"conditions\": {\"budget\": {\"amount\": 5, \"currency\": \"EUR\"}}";

    edit("GROWS", budget)
        .then()
        .statusCode(422)
        .body("type", equalTo(UNACKNOWLEDGED))
        .body("errors.field", contains("/conditions/budget"))
        .body("errors[0].message", containsString("GROWING"))
        .body("errors[0].message", containsString("and others"))
        .body("errors[0].message", not(containsString("MORE6")));
    edit("GROWS", budget + ", \"acknowledged\": [\"budget\"]").then().statusCode(200);
    shop.get("/coupons/GROWS").then().body("acknowledged", contains("budget"));
  }

  @Test
  void anEditOfACouponDoesNotMakeItsCodesSilentlyWeaker() {
    shop.coupon("TURNS", 5);
    String code = "/promo-codes/" + shop.code("TURNS", "TURNING");

    edit("TURNS", "\"extraTrialDays\": 7")
        .then()
        .statusCode(422)
        .body("type", equalTo(NEEDS))
        .body("errors[0].message", containsString("TURNING"));
    shop.put(code, "*", "{\"coupon\":\"TURNS\",\"code\":\"TURNING\",\"door\":\"OUR_CHECKOUT\"}")
        .then()
        .statusCode(200);
    edit("TURNS", "\"extraTrialDays\": 7").then().statusCode(200);
  }

  @Test
  void anEditOfACouponLeavesItsCodesWhatTheyHave() {
    shop.coupon("FRAME", 5);
    shop.coupon("FIRST", 5);
    shop.post(
            "/promo-codes",
            "{\"coupon\": \"FRAME\", \"code\": \"FRAMED\", \"limit\": 10,"
                + " \"startsAt\": {\"date\": \"2027-03-01\"},"
                + " \"expiresAt\": {\"date\": \"2027-03-31\"}}")
        .then()
        .statusCode(201);
    shop.post(
            "/promo-codes",
            "{\"coupon\": \"FIRST\", \"code\": \"LATER\", \"limit\": 1,"
                + " \"then\": [{\"coupon\": \"FRAME\", \"limit\": 40}]}")
        .then()
        .statusCode(201);

    refused("FRAME", "\"percentOff\": 5, \"limit\": 39", "/limit", "below-codes");
    edit("FRAME", "\"percentOff\": 5, \"limit\": 40").then().statusCode(200);
    refused(
        "FRAME",
        "\"percentOff\": 5, \"redeemBy\": {\"date\": \"2027-03-30\"}",
        "/redeemBy",
        "before-codes");
    refused(
        "FRAME",
        "\"percentOff\": 5, \"startsAt\": {\"date\": \"2027-04-01\"}",
        "/startsAt",
        "never-with-codes");
    edit("FRAME", "\"percentOff\": 5, \"startsAt\": {\"date\": \"2027-03-31\"}")
        .then()
        .statusCode(200);
  }

  @Test
  void aStepsFaultIsNamedAtTheStep() {
    shop.coupon("ONE", 5);
    coupon("TWO", "\"percentOff\": 5, \"limit\": 10");
    String body =
        "{\"coupon\": \"ONE\", \"code\": \"STEPPED\", \"limit\": 1, \"then\": [{\"coupon\": \"%s\","
            + " \"limit\": 11}]}";
    shop.post("/promo-codes", body.formatted("TWO"))
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("/then/0/limit"))
        .body("errors[0].code", equalTo("above-coupon"));
    shop.post("/promo-codes", body.formatted("NONE"))
        .then()
        .body("errors[0].field", equalTo("/then/0/coupon"))
        .body("errors[0].code", equalTo("unknown-coupon"));
  }

  @Test
  void aScopeStripeCannotNameIsAcknowledged() {
    offer("offer-monthly", "prod_club", "MONTH");
    offer("offer-annual", "prod_club", "YEAR");
    offer("offer-ticket", "prod_event", "");
    String only =
        "\"percentOff\": 5, \"duration\": \"FOREVER\", \"scope\": {\"kind\": \"ONLY\", \"offers\": [%s]}";
    coupon("WHOLE", only.formatted("\"offer-monthly\", \"offer-annual\""));
    coupon("PART", only.formatted("\"offer-monthly\", \"offer-ticket\""));

    shop.get("/coupons/WHOLE")
        .then()
        .body("enforcement.find { it.field == 'scope' }.by", equalTo("STRIPE"))
        .body("scope.offers", containsInAnyOrder("offer-monthly", "offer-annual"));
    shop.get("/coupons/PART").then().body("warnings.code", hasItem("forever-on-one-time"));
    shop.code("WHOLE", "WHOLEONE");
    shop.post("/promo-codes", "{\"coupon\": \"PART\", \"code\": \"PARTLY\"}")
        .then()
        .statusCode(422)
        .body("type", equalTo(UNACKNOWLEDGED))
        .body("errors.field", contains("/scope"));

    Storage.change(
        shop.region(),
        "update offer set archived_at = now(), archived_by = 'HERE' where community_id = ?",
        shop.id());
    edit("PART", only.formatted("\"offer-monthly\", \"offer-ticket\"")).then().statusCode(200);
    edit("PART", only.formatted("\"offer-annual\""))
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("unknown-offer"));
  }

  private void offer(String id, String product, String every) {
    Storage.change(
        shop.region(),
        """
        insert into offer (community_id, id, name, stripe_product, amount, currency, other_amounts,
          interval_unit, interval_count, trial_days, access, origin, created_at, revision,
          mirrored_revision, mirror_state)
        values (?, ?, 'Club', ?, 1000, 'EUR', '{}', nullif(?, ''), nullif(?, 0), 0, 'COMMUNITY', 'STRIPE', now(), 1, 1,
          'IN_SYNC')
        """,
        shop.id(),
        id,
        product,
        every,
        every.isEmpty() ? 0 : 1);
  }

  @Test
  void warningsComeWithEveryAnswerAndStopNothing() {
    coupon("ALLOFF", "\"percentOff\": 100, \"scope\": {\"kind\": \"ONLY\", \"offers\": []}");
    shop.get("/coupons/ALLOFF")
        .then()
        .body("warnings.code", containsInAnyOrder("all-off", "usable-for-nothing", "without-end"));
    String id = shop.code("ALLOFF", "ALLOFF");
    shop.get("/promo-codes/" + id).then().body("warnings.code", hasItems("all-off", "without-end"));
    shop.put("/promo-codes/" + id, "*", "{\"coupon\":\"ALLOFF\",\"code\":\"ALLOFF\",\"limit\":0}")
        .then()
        .statusCode(200)
        .body("warnings.code", containsInAnyOrder("all-off", "usable-for-nothing", "limit-zero"))
        .body("state", equalTo("EXHAUSTED"));
  }

  private void refused(String coupon, String terms, String field, String code) {
    edit(coupon, terms)
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo(field))
        .body("errors[0].code", equalTo(code));
  }

  private void coupon(String id, String terms) {
    shop.post("/coupons", "{\"id\": \"%s\", \"name\": \"Sale\", %s}".formatted(id, terms))
        .then()
        .statusCode(201);
  }

  private Response edit(String id, String terms) {
    return shop.put("/coupons/" + id, "*", "{\"name\": \"Sale\", %s}".formatted(terms));
  }
}
