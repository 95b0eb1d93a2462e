package dev.promirror.promotion;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.standins.emulator.EmulatorControl;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a code can be used, why not, and what it would cost. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class ValidationTest {

  private Shop shop;
  private EmulatorControl.Offer sold;
  private String offer;

  @BeforeEach
  void aShopWithAnOffer() {
    shop = Shop.ready("gl");
    sold = shop.offer(2500, "eur", "month");
    shop.post("/offers/import", "").then().statusCode(202);
    offer = Await.until(() -> shop.get("/offers").<String>path("data[0].id"), id -> id != null);
  }

  private Response validate(String code, String more) {
    return ask("validate", code, more);
  }

  private Response ask(String how, String code, String more) {
    return shop.post(
        "/promo-codes/" + how,
        "{\"code\": \"%s\", \"lines\": [{\"offer\": \"%s\", \"quantity\": 2}]%s}"
            .formatted(code, offer, more));
  }

  private void coupon(String body) {
    shop.post("/coupons", body).then().statusCode(201);
  }

  private String code(String body) {
    return shop.post("/promo-codes", body).then().statusCode(201).extract().path("id");
  }

  @Test
  void aUsableCodeComesWithAPriceAndADuration() {
    coupon(
        """
        {"id": "SUMMER", "name": "Summer", "percentOff": 15, "duration": "REPEATING",
         "durationInMonths": 3}
        """);
    code("{\"coupon\": \"SUMMER\", \"code\": \"Sunny\"}");

    validate("sUNNY", "")
        .then()
        .statusCode(200)
        .body("usable", equalTo(true))
        .body("reason", nullValue())
        .body("unchecked", empty())
        .body("code.coupon", equalTo("SUMMER"))
        .body("estimate.subtotal.amount", equalTo(5000))
        .body("estimate.discount.amount", equalTo(750))
        .body("estimate.total.amount", equalTo(4250))
        .body("estimate.total.currency", equalTo("EUR"))
        .body("estimate.lines[0].discountedCharges", equalTo(3))
        .body("estimate.lines[0].duration", startsWith("3 discounted charges on "))
        .body("rules", nullValue());
  }

  @Test
  void nothingIsSaidToBeDiscountedOfWhatIsOutOfScopeOrOnlyTriedLonger() {
    coupon(
        """
        {"id": "NONE", "name": "None", "percentOff": 15, "scope": {"kind": "ONLY"}}
        """);
    code("{\"coupon\": \"NONE\", \"code\": \"Nothing\"}");
    coupon("{\"id\": \"LONGER\", \"name\": \"Longer\", \"extraTrialDays\": 10}");
    code("{\"coupon\": \"LONGER\", \"code\": \"Longer\", \"door\": \"OUR_CHECKOUT\"}");

    for (String text : new String[] {"NOTHING", "LONGER"}) {
      validate(text, "")
          .then()
          .statusCode(200)
          .body("estimate.discount.amount", equalTo(0))
          .body("estimate.lines[0].discountedCharges", equalTo(0))
          .body("estimate.lines[0].duration", nullValue());
    }
  }

  @Test
  void nothingIsSaidToBeDiscountedInACurrencyTheCouponHasNoAmountFor() {
    String book = aBook("USD");
    coupon(
        """
        {"id": "EUROS", "name": "Euros", "amountOff": {"amount": 100, "currency": "EUR"},
         "duration": "FOREVER"}
        """);
    code("{\"coupon\": \"EUROS\", \"code\": \"EUROS\"}");

    shop.post(
            "/promo-codes/validate",
            "{\"code\": \"EUROS\", \"currency\": \"USD\", \"lines\": [{\"offer\": \"%s\"}]}"
                .formatted(book))
        .then()
        .statusCode(200)
        .body("reason.code", equalTo("wrong-currency"))
        .body("estimate.discount.amount", equalTo(0))
        .body("estimate.lines[0].discountedCharges", equalTo(0))
        .body("estimate.lines[0].duration", nullValue());
    validate("EUROS", "").then().body("estimate.lines[0].duration", notNullValue());
  }

  private String aBook() {
    return aBook("EUR");
  }

  /** An offer that is paid once. */
  private String aBook(String currency) {
    return shop.post(
            "/offers",
            """
            {"name": "Book", "price": {"amount": 900, "currency": "%s"},
             "cadence": {"kind": "ONE_TIME"}}
            """
                .formatted(currency))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  @Test
  void extraTrialDaysAreForWhatCanBeTried() {
    String book = aBook();
    coupon("{\"id\": \"LONGER\", \"name\": \"Longer\", \"extraTrialDays\": 10}");
    code("{\"coupon\": \"LONGER\", \"code\": \"Longer\", \"door\": \"OUR_CHECKOUT\"}");
    String lines = "{\"code\": \"Longer\", \"lines\": [%s]}";
    String theBook = "{\"offer\": \"%s\"}".formatted(book);

    shop.post("/promo-codes/validate", lines.formatted(theBook))
        .then()
        .statusCode(200)
        .body("usable", equalTo(false))
        .body("reason.code", equalTo("wrong-offer"))
        .body("estimate.trialDays", equalTo(0));
    shop.post(
            "/promo-codes/validate",
            lines.formatted(theBook + ", {\"offer\": \"%s\"}".formatted(offer)))
        .then()
        .body("usable", equalTo(true))
        .body("estimate.trialDays", equalTo(10));
  }

  @Test
  void anUnknownCodeIsUnknown() {
    validate("NOBODY", "")
        .then()
        .statusCode(200)
        .body("usable", equalTo(false))
        .body("reason.code", equalTo("unknown"))
        .body("code", nullValue());
  }

  @Test
  void aRefusalSaysItsReasonAndItsValues() {
    coupon(
        """
        {"id": "BIG", "name": "Big", "percentOff": 10,
         "conditions": {"minimumSpend": [{"amount": 9000, "currency": "EUR"}]}}
        """);
    code("{\"coupon\": \"BIG\", \"code\": \"BIGGER\"}");

    validate("BIGGER", "")
        .then()
        .body("usable", equalTo(false))
        .body("reason.code", equalTo("below-minimum-spend"))
        .body("reason.values.minimum.amount", equalTo(9000))
        .body("reason.values.eligible.amount", equalTo(5000))
        .body("estimate.discount.amount", equalTo(500));
  }

  @Test
  void anArchivedCodeIsToldApartFromAnUnknownOneAndItsTextIsFreeAgain() {
    shop.coupon("SALE", 10);
    String id = shop.code("SALE", "AGAIN");
    shop.post("/promo-codes/" + id + "/archive", "").then().statusCode(200);
    validate("AGAIN", "").then().body("reason.code", equalTo("archived"));

    shop.code("SALE", "AGAIN");
    validate("AGAIN", "").then().body("usable", equalTo(true));
  }

  @Test
  void explainingTellsEveryRule() {
    shop.coupon("SALE", 10);
    shop.code("SALE", "EXPLAIN");

    ask("explain", "EXPLAIN", "")
        .then()
        .statusCode(200)
        .body("rules", hasSize(18))
        .body("rules.find { it.name == 'has-uses-left' }.verdict", equalTo("passed"))
        .body("rules.sentence", hasItem("It isn't paused."));
  }

  @Test
  void aMemberIsKnownBySpellingsOfOneAddress() {
    coupon("{\"id\": \"ONCE\", \"name\": \"Once each\", \"percentOff\": 10}");
    String id =
        code(
            """
            {"coupon": "ONCE", "code": "ONEEACH", "conditions": {"perCustomer": 1},
             "acknowledged": ["perCustomer"]}
            """);
    shop.awaitMirror(id, "IN_SYNC");
    String ana = ", \"member\": {\"email\": \"Ana+again@Members.example\"}";
    validate("ONEEACH", "").then().body("unchecked", contains("member-has-uses-left"));
    validate("ONEEACH", ana).then().body("usable", equalTo(true)).body("unchecked", empty());

    shop.buy(sold, "ONEEACH", "ana@members.example");

    Await.until(
        () -> validate("ONEEACH", ana).<String>path("reason.code"), "per-customer-limit"::equals);
    validate("ONEEACH", ", \"member\": {\"email\": \"bob@members.example\"}")
        .then()
        .body("usable", equalTo(true));
  }

  @Test
  void aListAdmitsThoseOnItAndNamesNobody() {
    String list =
        shop.asOwner()
            .contentType("text/csv")
            .body("email\nvip@members.example\n\"cus_vip\"\n")
            .post(shop.address("/member-lists?name=VIPs"))
            .then()
            .statusCode(201)
            .body("size", equalTo(2))
            .extract()
            .path("id");
    shop.coupon("VIP", 30);
    code(
        """
        {"coupon": "VIP", "code": "VIPS", "door": "OUR_CHECKOUT",
         "conditions": {"audience": "MEMBERS", "memberList": "%s"}}
        """
            .formatted(list));

    validate("VIPS", ", \"member\": {\"email\": \"VIP@members.example\"}")
        .then()
        .body("usable", equalTo(true));
    validate("VIPS", ", \"member\": {\"customer\": \"cus_vip\"}")
        .then()
        .body("usable", equalTo(true));
    validate("VIPS", ", \"member\": {\"email\": \"bob@members.example\"}")
        .then()
        .body("reason.code", equalTo("not-on-the-list"));
    assertEquals(List.of(), Storage.places("gl", "%vip@members.example%"));

    String address = shop.address("/member-lists/" + list);
    shop.asOwner()
        .delete(address)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:promirror:problem:member-list-in-use"))
        .body("errors[0].message", equalTo("It is the audience of VIPS."));
    shop.post("/coupons/VIP/archive", "").then().statusCode(200);
    shop.asOwner().delete(address).then().statusCode(204);
    shop.asOwner().delete(address).then().statusCode(404);
    assertEquals(
        "0",
        Storage.one(
            "gl", "select count(*) from member_list_entry where community_id = ?", shop.id()));
  }

  @Test
  void aLineOfAListThatIsNoMemberIsNamed() {
    shop.asOwner()
        .contentType("text/csv")
        .body("ana@members.example\nnobody\n\nbob@members.example, 3\n")
        .post(shop.address("/member-lists?name=VIPs"))
        .then()
        .statusCode(422)
        .body("errors.field", contains("line:2", "line:4"));
    shop.get("/member-lists").then().body("data", empty());
  }

  @Test
  void goodwillIsOneUseForOnePersonWithinAWeek() {
    shop.coupon("SALE", 10);
    String id = shop.code("SALE", "MISSED");

    String given =
        shop.post(
                "/promo-codes/" + id + "/goodwill",
                "{\"member\": {\"email\": \"ana@members.example\"}, \"reason\": \"A minute late\"}")
            .then()
            .statusCode(201)
            .body("code", startsWith("SORRY-"))
            .body("coupon", equalTo("SALE"))
            .body("limit", equalTo(1))
            .body("door", equalTo("OUR_CHECKOUT"))
            .extract()
            .path("code");

    validate(given, ", \"member\": {\"email\": \"ana@members.example\"}")
        .then()
        .body("usable", equalTo(true));
    validate(given, ", \"member\": {\"email\": \"bob@members.example\"}")
        .then()
        .body("reason.code", equalTo("not-on-the-list"));
    assertEquals(
        "1",
        Storage.one(
            "gl",
            "select count(*) from audit where community_id = ? and after ->> 'reason' = 'A minute late'",
            shop.id()));
  }

  @Test
  void goodwillOfALongerTrialWorksAtOurCheckoutForACustomerToo() {
    coupon("{\"id\": \"LONGER\", \"name\": \"Longer\", \"extraTrialDays\": 10}");
    String id = code("{\"coupon\": \"LONGER\", \"code\": \"Longer\", \"door\": \"OUR_CHECKOUT\"}");

    shop.post(
            "/promo-codes/" + id + "/goodwill",
            "{\"member\": {\"customer\": \"cus_1\"}, \"reason\": \"A minute late\"}")
        .then()
        .statusCode(201)
        .body("door", equalTo("OUR_CHECKOUT"))
        .body("customer", equalTo("cus_1"));
  }

  @Test
  void aListByOfferHasTheCodesThatAreForIt() {
    shop.coupon("SALE", 10);
    shop.code("SALE", "FOR-ALL");
    String scoped =
        "{\"id\": \"%s\", \"name\": \"Sale\", \"percentOff\": 10,"
            + " \"scope\": {\"kind\": \"%s\", \"offers\": [\"%s\"]}}";
    coupon(scoped.formatted("ONLY", "ONLY", offer));
    shop.code("ONLY", "FOR-IT");
    coupon(scoped.formatted("BUT", "EXCEPT", offer));
    shop.code("BUT", "NOT-FOR-IT");

    shop.get("/promo-codes?sort=code&offer=" + offer)
        .then()
        .statusCode(200)
        .body("data.code", contains("FOR-ALL", "FOR-IT"));
    shop.get("/promo-codes?sort=code&offer=" + aBook())
        .then()
        .statusCode(200)
        .body("data.code", contains("FOR-ALL", "NOT-FOR-IT"));
    shop.get("/promo-codes?sort=code&offer=offer-none")
        .then()
        .statusCode(200)
        .body("data", empty());
  }

  @Test
  void badInquiriesAreRefusedByField() {
    shop.coupon("SALE", 10);
    shop.code("SALE", "GOOD");
    shop.post("/promo-codes/validate", "{}")
        .then()
        .statusCode(422)
        .body("errors.field", contains("/code", "/lines"));
    shop.post(
            "/promo-codes/validate",
            "{\"code\": \"GOOD\", \"lines\": [{\"offer\": \"offer-none\", \"quantity\": 0}]}")
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("/lines/0/quantity"));
    shop.post(
            "/promo-codes/validate",
            "{\"code\": \"GOOD\", \"lines\": [{\"offer\": \"offer-none\"}]}")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("unknown-offer"));
    validate("GOOD", ", \"currency\": \"JPY\"")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("no-price"))
        .body("errors[0].message", containsString("currency"));
    validate("GOOD", ", \"member\": {}").then().statusCode(422);
  }
}
