package dev.promirror.mirror;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an edit is said to cost is what Stripe then counts. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class EditCostTest {

  private static final String SALE = "/coupons/SALE";

  private Shop shop;
  private boolean twins;

  @BeforeEach
  void aShopIsReady() {
    shop = Shop.ready("gl");
    twins = TestWorld.stripe().holds(Fact.INACTIVE_TWIN_IS_ACCEPTED);
    TestWorld.stripe().take(Fact.INACTIVE_TWIN_IS_ACCEPTED, true);
  }

  @AfterEach
  void stripeIsAsItWas() {
    TestWorld.stripe().take(Fact.INACTIVE_TWIN_IS_ACCEPTED, twins);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'name':'Better','percentOff':20                                            | 1 | 0",
        "'name':'Sale','percentOff':20,'metadata':{'k':'v'}                         | 1 | 0",
        "'name':'Sale','percentOff':20,'refundGivesUseBack':false                   | 0 | 0",
        // The coupon and its successor's deletion, two codes switched over, a paused one made.
        "'name':'Sale','percentOff':35                                              | 9 | 3",
        "'name':'Sale','percentOff':20,'duration':'FOREVER'                         | 9 | 3",
        "'name':'Sale','percentOff':20,'limit':500                                  | 9 | 3",
        "'name':'Sale','percentOff':20,'redeemBy':{'date':'2028-06-30'}             | 7 | 3",
        "'name':'Sale','percentOff':20,'startsAt':{'date':'2028-06-30'}             | 2 | 2",
        "'name':'Other','percentOff':20,'startsAt':{'date':'2028-06-30'}            | 3 | 2"
      })
  void anEditOfACouponCostsWhatWasSaid(String fields, int writes, int codes) {
    shop.coupon("SALE", 20);
    code("'coupon':'SALE','code':'SUNNY'");
    code("'coupon':'SALE','code':'RAINY','limit':9");
    code("'coupon':'SALE','code':'WINDY','active':false");
    settled();

    JsonPath cost = costsWhatIsSaid(SALE, fields, "");

    assertEquals(writes, cost.getInt("writes"));
    assertEquals(codes, cost.getInt("codes"));
    assertEquals(writes >= 7, cost.getBoolean("replaces"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'coupon':'SALE','code':'SUNNY','limit':5,'name':'Readers'                  | 0",
        "'coupon':'SALE','code':'SUNNY','limit':5,'active':false                    | 1",
        "'coupon':'SALE','code':'SUNNY','limit':8                                   | 3",
        "'coupon':'SALE','code':'MOONY','limit':5                                   | 3",
        "'coupon':'SALE','code':'SUNNY','limit':5,'door':'OUR_CHECKOUT'             | 1",
        "'coupon':'NEXT','code':'SUNNY','limit':5                                   | 3",
        "'coupon':'SALE','code':'SUNNY','limit':5,'expiresAt':{'date':'2028-01-01'} | 3",
        "'coupon':'SALE','code':'SUNNY','limit':1                                   | 1"
      })
  void anEditOfACodeCostsWhatWasSaid(String fields, int writes) {
    shop.coupon("SALE", 20);
    shop.coupon("NEXT", 10);
    String id = code("'coupon':'SALE','code':'SUNNY','limit':5");
    settled();
    TestWorld.stripe()
        .buy(
            shop.account(),
            shop.offer(2_000, "eur", null).price(),
            "SUNNY",
            "ana@members.example",
            "Ana");
    Await.passes(() -> shop.get("/promo-codes/" + id).then().body("timesRedeemed", equalTo(1)));
    settled();

    JsonPath cost = costsWhatIsSaid("/promo-codes/" + id, fields, "");

    assertEquals(writes, cost.getInt("writes"));
  }

  @Test
  void aCodeThatMovesToACouponWithALimitAndAnotherCodeTakesThatOneAlong() {
    shop.coupon("SALE", 20);
    shop.post("/coupons", json("'id':'TEN','name':'Ten','percentOff':10,'limit':10"))
        .then()
        .statusCode(201);
    String id = code("'coupon':'SALE','code':'SUNNY'");
    code("'coupon':'TEN','code':'RAINY'");
    settled();

    JsonPath cost = costsWhatIsSaid("/promo-codes/" + id, "'coupon':'TEN','code':'SUNNY'", "");

    assertEquals(2, cost.getInt("codes"));
  }

  @Test
  void anEditThatIsAskedAboutChangesNothingAndIsRefusedAsItWouldBe() {
    shop.coupon("SALE", 20);
    String id = code("'coupon':'SALE','code':'SUNNY','limit':9");
    settled();
    String before = shop.get(SALE).asString() + shop.get("/promo-codes/" + id).asString();

    shop.post(SALE + "/edit-cost", json("'name':'New','percentOff':35")).then().statusCode(200);
    shop.post("/promo-codes/" + id + "/edit-cost", json("'coupon':'SALE','code':'MOONY'"))
        .then()
        .statusCode(200);
    shop.post(SALE + "/edit-cost", json("'name':'New','percentOff':35,'limit':5"))
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("below-codes"));
    shop.post(SALE + "/edit-cost", json("'name':'New'")).then().statusCode(422);
    shop.post("/coupons/NONE/edit-cost", json("'name':'New','percentOff':35"))
        .then()
        .statusCode(404);

    settled();
    assertEquals(before, shop.get(SALE).asString() + shop.get("/promo-codes/" + id).asString());
    shop.get(SALE + "/history").then().body("data", hasSize(1));
  }

  @Test
  void anEditThatWritesToMoreThanAHundredCodesIsConfirmed() {
    shop.coupon("SALE", 20);
    for (int i = 100; i <= 200; i++) {
      code("'coupon':'SALE','code':'SUNNY-" + i + "'");
    }
    settled();
    String wish = json("'name':'Sale','percentOff':35");
    shop.put(SALE, "*", json("'name':'Renamed','percentOff':20")).then().statusCode(200);
    settled();

    shop.put(SALE, "*", wish)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:promirror:problem:confirmation-required"))
        .body("errors[0].message", containsString("101 promo codes"))
        .body("errors[0].message", containsString("305 writes"));
    shop.put(SALE, "\"r1.0\"", wish).then().statusCode(412);
    shop.put(SALE + "?confirm=maybe", "*", wish).then().statusCode(422);
    shop.get(SALE).then().body("revision", equalTo(2)).body("name", equalTo("Renamed"));

    JsonPath cost = costsWhatIsSaid(SALE, "'name':'Renamed','percentOff':35", "?confirm=true");

    assertEquals(305, cost.getInt("writes"));
    assertTrue(cost.getBoolean("confirmationNeeded"));
    assertTrue(cost.getInt("seconds") > 0);
    assertEquals(
        List.of("CREATE_COUPON", "CREATE_SUCCESSOR", "STEP_ASIDE", "SWITCH_ON", "DELETE_COUPON"),
        cost.getList("operations.kind"));
  }

  /** Asks, edits, and counts. */
  private JsonPath costsWhatIsSaid(String path, String fields, String query) {
    JsonPath cost =
        shop.post(path + "/edit-cost", json(fields)).then().statusCode(200).extract().jsonPath();
    long before = writes();

    shop.put(path + query, "*", json(fields)).then().statusCode(200);

    settled();
    assertEquals(writes() - before, cost.getLong("writes"), cost.prettyPrint());
    return cost;
  }

  private String code(String fields) {
    return shop.post("/promo-codes", json(fields)).then().statusCode(201).extract().path("id");
  }

  private static String json(String fields) {
    return "{" + fields.strip().replace('\'', '"') + "}";
  }

  private long writes() {
    List<Long> counts = new ArrayList<>();
    for (JsonNode call : TestWorld.stripe().requests().path("requests")) {
      if (!call.path("method").asText().equals("GET")
          && call.path("account").asText().equals(shop.account())) {
        counts.add(call.path("count").asLong());
      }
    }
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** Waits until nothing is left to do. */
  private void settled() {
    String waiting =
        """
        select (select count(*) from coupon
                where community_id = ? and (mirrored_revision < revision or unsettled_from is not null))
             + (select count(*) from promo_code
                where community_id = ? and mirrored_revision < revision)
        """;
    Await.until(() -> Storage.one("gl", waiting, shop.id(), shop.id()), "0"::equals);
  }
}
