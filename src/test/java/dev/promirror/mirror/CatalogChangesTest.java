package dev.promirror.mirror;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be bought changes, and Stripe's coupons follow where they have to. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class CatalogChangesTest {

  private Shop shop;

  @BeforeEach
  void aShopIsReady() {
    shop = Shop.ready("gl");
  }

  @Test
  void anOfferMadeLaterIsCoveredByExceptAndOneThatEndsReplacesNothing() {
    String left = offer("'name':'Left out'");
    offer("'name':'First'");
    settled();
    coupon("'percentOff':20,'scope':{'kind':'EXCEPT','offers':['" + left + "']}");
    shop.code("SALE", "SUNNY");
    settled();
    assertEquals(List.of("SALE"), coupons("id"));
    assertEquals(List.of("1"), products());

    String later = offer("'name':'Later'");
    settled();

    assertEquals(List.of("SALE-2"), coupons("id"));
    assertEquals(List.of("2"), products());
    assertEquals(List.of("SALE-2"), active("promotion/coupon"));
    shop.get("/coupons/SALE")
        .then()
        .body("mirror.state", equalTo("IN_SYNC"))
        .body("warnings.code", hasItem("except-later-offers"));

    shop.post("/offers/" + later + "/archive", "").then().statusCode(200);
    settled();

    assertEquals(List.of("SALE-2"), coupons("id"));
  }

  @Test
  void periodsAreToldAsMonthsAsLongAsThatSaysTheSame() {
    offer("'name':'Monthly'");
    settled();
    coupon("'percentOff':20,'duration':'PERIODS','durationInPeriods':3");
    shop.code("SALE", "SUNNY");
    settled();
    assertEquals(List.of("repeating"), coupons("duration"));

    // Somebody adds a yearly price in the Stripe Dashboard.
    shop.offer(20_000, "eur", "year");
    Await.until(() -> coupons("duration"), List.of("forever")::equals);

    settled();
    assertEquals(List.of("SALE-2"), coupons("id"));
    assertEquals(List.of("SALE-2"), active("promotion/coupon"));
  }

  @Test
  void aPriceAddedToAProductInScopeIsWarnedOfAndKeepsDraftsFromBeingPublished() {
    String offer = offer("'name':'Gold'");
    settled();
    coupon("'percentOff':20,'scope':{'kind':'ONLY','offers':['" + offer + "']}");
    String draft =
        shop.post("/promo-codes", json("'coupon':'SALE','code':'SUNNY','draft':true"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String product = shop.get("/offers/" + offer).path("stripeProduct");

    offer("'stripeProduct':'" + product + "'");
    settled();

    shop.get("/coupons/SALE").then().body("warnings.code", hasItem("other-offers-of-a-product"));
    shop.post("/promo-codes/" + draft + "/publish", "")
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:promirror:problem:unacknowledged-rules"))
        .body("errors[0].field", equalTo("/scope"));
    shop.put(
            "/promo-codes/" + draft,
            "*",
            json("'coupon':'SALE','code':'SUNNY','draft':true,'acknowledged':['scope']"))
        .then()
        .statusCode(200);
    shop.post("/promo-codes/" + draft + "/publish", "")
        .then()
        .statusCode(200)
        .body("state", equalTo("ACTIVE"));
    shop.post("/promo-codes/" + draft + "/publish", "").then().statusCode(200);
  }

  private String offer(String fields) {
    return shop.post(
            "/offers",
            json(
                fields
                    + ",'price':{'amount':2000,'currency':'EUR'},"
                    + "'cadence':{'kind':'RECURRING','unit':'MONTH'}"))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private void coupon(String fields) {
    shop.post("/coupons", json("'id':'SALE','name':'Sale'," + fields)).then().statusCode(201);
  }

  private static String json(String fields) {
    return "{" + fields.replace('\'', '"') + "}";
  }

  private List<String> coupons(String path) {
    List<String> found = new ArrayList<>();
    for (JsonNode coupon : shop.truth().path("coupons")) {
      found.add(coupon.at("/" + path).asText());
    }
    return found;
  }

  /** How many products each coupon is for. */
  private List<String> products() {
    List<String> found = new ArrayList<>();
    for (JsonNode coupon : shop.truth().path("coupons")) {
      found.add(Integer.toString(coupon.at("/applies_to/products").size()));
    }
    return found;
  }

  private List<String> active(String path) {
    List<String> found = new ArrayList<>();
    for (JsonNode code : shop.truth().path("promotion_codes")) {
      if (code.path("active").asBoolean()) {
        found.add(code.at("/" + path).asText());
      }
    }
    return found;
  }

  private void settled() {
    String waiting =
        """
        select (select count(*) from coupon
                where community_id = ? and (mirrored_revision < revision or unsettled_from is not null))
             + (select count(*) from promo_code
                where community_id = ? and mirrored_revision < revision)
             + (select count(*) from offer where community_id = ? and mirrored_revision < revision)
        """;
    Await.until(() -> Storage.one("gl", waiting, shop.id(), shop.id(), shop.id()), "0"::equals);
  }
}
