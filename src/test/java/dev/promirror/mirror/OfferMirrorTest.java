package dev.promirror.mirror;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Offers made here become one product and one price at Stripe, whatever breaks on the way. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class OfferMirrorTest {

  private static final String PRODUCTS = "/v1/products";
  private static final String PRICES = "/v1/prices";

  @AfterEach
  void stripeIsWellAgain() {
    TestWorld.stripe().faults().clearFaults();
    TestWorld.stripe().hooks().resumeDeliveries();
  }

  @Test
  void whateverGoesWrongAtStripeAnOfferIsMadeOnce() {
    Map<String, Shop> shops = new LinkedHashMap<>();
    Map<String, String> offers = new LinkedHashMap<>();
    for (String kind :
        List.of("down", "500_not_executed", "rate_limited", "reply_lost", "500_stored")) {
      Shop shop = Shop.ready("gl");
      fault(shop, kind, PRODUCTS);
      // After other failures a price isn't made again before it can't be made late any more.
      if (List.of("rate_limited", "reply_lost", "500_stored").contains(kind)) {
        fault(shop, kind, PRICES);
      }
      shops.put(kind, shop);
      offers.put(kind, make(shop, "Gold"));
    }

    shops.forEach((kind, shop) -> awaitInSync(shop, offers.getOrDefault(kind, "")));

    shops.forEach(
        (kind, shop) -> {
          JsonNode truth = shop.truth();
          assertEquals(1, truth.path("products").size(), kind);
          assertEquals(1, truth.path("prices").size(), kind);
          JsonNode price = truth.path("prices").get(0);
          assertEquals(2_400, price.path("unit_amount").asInt(), kind);
          assertEquals("eur", price.path("currency").asText(), kind);
          assertEquals("month", price.at("/recurring/interval").asText(), kind);
          assertEquals(3, price.at("/recurring/interval_count").asInt(), kind);
          assertEquals(offers.get(kind), price.at("/metadata/promirror_offer").asText(), kind);
          assertEquals("group", price.at("/metadata/access").asText(), kind);
          assertEquals("Runners", price.at("/metadata/access_name").asText(), kind);
          assertEquals("7", price.at("/metadata/trial_days").asText(), kind);
          assertEquals("Gold", truth.at("/products/0/name").asText(), kind);
          shop.awaitHeard();
          assertEquals(
              "1",
              Storage.one("gl", "select count(*) from offer where community_id = ?", shop.id()),
              kind);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "500_stored, /v1/products",
    "500_stored, /v1/prices",
    "reply_lost, /v1/products",
    "reply_lost, /v1/prices"
  })
  void aWriteOfYesterdayWhoseAnswerWasLostIsLookedUp(String kind, String path) {
    Shop shop = Shop.ready("gl");
    TestWorld.stripe().hooks().pauseDeliveries();
    fault(shop, kind, path);
    // A second delay, in which a day can pass; it leaves the key as it was.
    fault(shop, "rate_limited", path);
    String offer = make(shop, "Gold");
    awaitWaiting(shop, offer);
    aDayPasses(shop);

    awaitInSync(shop, offer);

    assertEquals(1, shop.truth().path("products").size());
    assertEquals(1, shop.truth().path("prices").size());
    assertEquals(
        List.of(List.of("done"), List.of("done")),
        Storage.rows(
            "gl",
            "select outcome from attempt where community_id = ? and purpose in ('product', 'price')",
            shop.id()));
  }

  @Test
  void aPriceThatLooksAbsentIsNotMadeAgainUntilItCannotHappenAnyMore() {
    Shop shop = Shop.ready("gl");
    fault(shop, "500_not_executed", PRICES);
    String offer = make(shop, "Gold");
    Await.passes(
        () ->
            shop.get("/offers/" + offer)
                .then()
                .body("mirror.reason", containsString("may still do what it failed to answer")));
    assertEquals(0, shop.truth().path("prices").size());

    Storage.change(
        "gl",
        "update attempt set sent_at = sent_at - interval '3 minutes' where community_id = ?",
        shop.id());
    Storage.change(
        "gl", "update account_work set not_before = '-infinity' where community_id = ?", shop.id());

    awaitInSync(shop, offer);
    assertEquals(1, shop.truth().path("prices").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply_lost", "500_stored"})
  void anOfferArchivedBeforeItsMakingWasKnownIsNotForSaleAtStripe(String kind) {
    Shop shop = Shop.ready("gl");
    fault(shop, kind, PRICES);
    String offer = make(shop, "Gold");
    awaitWaiting(shop, offer);
    shop.post("/offers/" + offer + "/archive", "").then().statusCode(200);

    awaitInSync(shop, offer);

    assertEquals(1, shop.truth().path("prices").size());
    assertEquals(false, shop.truth().at("/prices/0/active").asBoolean());
    assertEquals(false, shop.truth().at("/products/0/active").asBoolean());
  }

  @Test
  void aSecondPriceIsOfTheSameProductWhichEndsWithTheLastOfThem() {
    Shop shop = Shop.ready("in");
    String monthly = make(shop, "Gold");
    awaitInSync(shop, monthly);
    String product = shop.get("/offers/" + monthly).path("stripeProduct");
    String once =
        shop.post(
                "/offers",
                "{\"stripeProduct\": \"%s\", \"price\": {\"amount\": 100, \"currency\": \"INR\"}}"
                    .formatted(product))
            .then()
            .statusCode(201)
            .body("name", equalTo("Gold"))
            .body("cadence.kind", equalTo("ONE_TIME"))
            .extract()
            .path("id");
    awaitInSync(shop, once);
    assertEquals(1, shop.truth().path("products").size());
    assertEquals(2, shop.truth().path("prices").size());

    shop.post("/offers/" + monthly + "/archive", "").then().statusCode(200);
    awaitInSync(shop, monthly);
    assertEquals(true, shop.truth().at("/products/0/active").asBoolean());
    shop.post("/offers/" + once + "/archive", "").then().statusCode(200);
    awaitInSync(shop, once);

    assertEquals(false, shop.truth().at("/products/0/active").asBoolean());
    shop.truth().path("prices").forEach(it -> assertEquals(false, it.path("active").asBoolean()));
    shop.awaitHeard();
    shop.get("/offers?archived=true").then().body("data.size()", equalTo(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "reply_lost", "500_stored", "rate_limited"})
  void aChangeReachesStripeAlsoForAnOfferMadeThere(String kind) {
    Shop shop = Shop.ready("gl");
    var sold = shop.offer(2_400, "eur", "month");
    String offer =
        Await.until(() -> shop.get("/offers").<String>path("data[0].id"), id -> id != null);
    if (!kind.equals("none")) {
      fault(shop, kind, PRODUCTS);
      fault(shop, kind, PRICES);
    }

    put(
        shop,
        offer,
        "{\"name\": \"Platinum\", \"trialDays\": 30, \"access\": {\"kind\": \"EVENT\", \"name\": \"Camp\"}}");
    awaitInSync(shop, offer);
    shop.awaitHeard();

    JsonNode price = shop.truth().at("/prices/0");
    assertEquals("Platinum", shop.truth().at("/products/0/name").asText());
    assertEquals("30", price.at("/metadata/trial_days").asText());
    assertEquals("event", price.at("/metadata/access").asText());
    assertEquals(true, price.path("active").asBoolean());
    shop.get("/offers/" + offer)
        .then()
        .body("name", equalTo("Platinum"))
        .body("stripePrice", equalTo(sold.price()))
        .body("access.name", equalTo("Camp"));
  }

  @Test
  void anOfferMadeBeforeOnboardingWaitsWithAReason() {
    Shop shop = Shop.opened("gl");
    shop.account();
    String offer = make(shop, "Gold");
    Await.passes(
        () ->
            shop.get("/offers/" + offer)
                .then()
                .body("mirror.state", equalTo("PENDING"))
                .body("mirror.reason", containsString("complete Stripe's onboarding first")));

    shop.onboarded();

    awaitInSync(shop, offer);
  }

  private static String make(Shop shop, String name) {
    return shop.post(
            "/offers",
            """
            {"name": "%s", "price": {"amount": 2400, "currency": "eur"}, "trialDays": 7,
             "cadence": {"kind": "RECURRING", "unit": "MONTH", "count": 3},
             "access": {"kind": "GROUP", "name": "Runners"}}
            """
                .formatted(name))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void put(Shop shop, String offer, String body) {
    shop.asOwner()
        .header("If-Match", "*")
        .contentType("application/json")
        .body(body)
        .put(shop.address("/offers/" + offer))
        .then()
        .statusCode(200);
  }

  private static void awaitInSync(Shop shop, String offer) {
    Await.until(() -> shop.get("/offers/" + offer).<String>path("mirror.state"), "IN_SYNC"::equals);
  }

  private static void awaitWaiting(Shop shop, String offer) {
    Await.passes(
        () -> shop.get("/offers/" + offer).then().body("mirror.nextAttempt", notNullValue()));
  }

  private static void aDayPasses(Shop shop) {
    Storage.change(
        "gl",
        """
        update attempt set started_at = started_at - interval '24 hours'
        where community_id = ? and ended_at is null
        """,
        shop.id());
    TestWorld.stripe().pruneIdempotencyKeys();
  }

  private static void fault(Shop shop, String kind, String path) {
    TestWorld.stripe().faults().addFault(kind, "POST", path, shop.account(), 1);
  }
}
