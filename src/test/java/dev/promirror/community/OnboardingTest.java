package dev.promirror.community;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A community's account is opened exactly once, in its own region, and becomes ready. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class OnboardingTest {

  private static final String ACCOUNTS = "/v1/accounts";

  @AfterEach
  void stripeIsWellAgain() {
    TestWorld.stripe().faults().clearFaults();
  }

  @ParameterizedTest
  @CsvSource({"gl, reply_lost", "gl, 500_stored", "in, reply_lost", "in, 500_stored"})
  void openingHappensOnceThoughTheAnswerIsLost(String region, String kind) {
    TestWorld.stripe().faults().addFault(kind, "POST", ACCOUNTS, region, 1);

    Shop shop = Shop.opened(region);

    String account = shop.account();
    assertEquals(List.of(account), accountsOf(shop));
    assertEquals(
        List.of(List.of("done")),
        Storage.rows(region, "select outcome from attempt where community_id = ?", shop.id()));
    shop.onboarded();
  }

  @Test
  void onlyAQuarterOfAnHourOfAbsenceAfterTheLastSendingLetsANewKeyBeTried() {
    TestWorld.stripe().faults().addFault("500_not_executed", "POST", ACCOUNTS, "gl", 1);
    Shop shop = Shop.opened("gl");
    awaitNotFound(shop);
    shop.get("").then().body("account.state", equalTo("OPENING"));

    aQuarterOfAnHourPassesSince("started_at", shop);
    awaitNotFound(shop);
    assertEquals(List.of(), accountsOf(shop));

    aQuarterOfAnHourPassesSince("sent_at", shop);
    assertEquals(List.of(shop.account()), accountsOf(shop));
    assertEquals(
        List.of(List.of("absent"), List.of("done")),
        Storage.rows(
            "gl", "select outcome from attempt where community_id = ? order by key", shop.id()));
  }

  private static void awaitNotFound(Shop shop) {
    Await.until(
        () ->
            Storage.one(
                "gl",
                "select coalesce(max(reason), '') from account_work where community_id = ? and kind = 'open-account'",
                shop.id()),
        "not found at Stripe yet"::equals);
  }

  private static void aQuarterOfAnHourPassesSince(String column, Shop shop) {
    Storage.change(
        "gl",
        "update attempt set "
            + column
            + " = "
            + column
            + " - interval '16 minutes' where community_id = ?",
        shop.id());
    Storage.change(
        "gl",
        "update account_work set not_before = '-infinity', reason = null where community_id = ?",
        shop.id());
  }

  @Test
  void oneKeyOpensOneCommunityHoweverOftenAndAtOnceItIsSent() throws Exception {
    String name = "Once " + UUID.randomUUID();
    String key = UUID.randomUUID().toString();
    Set<String> ids = new HashSet<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Response>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(() -> open("gl", "PT", name, key));
      }
      for (Future<Response> answer : callers.invokeAll(calls)) {
        Response response = answer.get();
        assertTrue(
            response.statusCode() == 201
                || response.<String>path("type").endsWith("idempotency-key-busy"),
            response.asString());
        if (response.statusCode() == 201) {
          ids.add(response.path("id"));
        }
      }
    }
    open("gl", "PT", name, key)
        .then()
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .body("id", equalTo(ids.iterator().next()));
    open("gl", "PT", name + " other", key)
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:promirror:problem:idempotency-key-reused"));

    assertEquals(1, ids.size());
    String id = ids.iterator().next();
    assertEquals(id, Storage.one("gl", "select community_id from community where name = ?", name));
    Await.until(() -> accountsOf("gl", id).size(), size -> size == 1);
  }

  @ParameterizedTest
  @CsvSource({"gl, IN", "in, PT"})
  void aCountryOfTheOtherRegionIsRefusedAndNothingIsKept(String region, String country) {
    String name = "Nowhere " + UUID.randomUUID();
    open(region, country, name, UUID.randomUUID().toString())
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:promirror:problem:country-not-in-region"))
        .body("errors[0].field", equalTo("/country"));
    assertEquals(List.of(), Storage.places(region, name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gl", "in"})
  void theOnboardingLinkLeadsToReadinessAndWorksOnce(String region) {
    Shop shop = Shop.opened(region);
    shop.account();
    shop.get("").then().body("account.state", equalTo("ONBOARDING"));

    String url = link(shop).then().statusCode(201).extract().path("url");
    given().get(url).then().statusCode(200);
    String back = given().redirects().follow(false).post(url).then().extract().header("Location");

    assertTrue(back.startsWith(TestWorld.gateway() + "/communities/" + shop.id()), back);
    Await.passes(
        () ->
            shop.get("")
                .then()
                .body("account.state", equalTo("READY"))
                .body("account.chargesEnabled", equalTo(true))
                .body("account.requirementsDue.size()", equalTo(0)));
    assertEquals(410, given().redirects().follow(false).post(url).statusCode());
  }

  @Test
  void beforeStripeHasOpenedTheAccountThereIsNoLink() {
    TestWorld.stripe().faults().addFault("rate_limited", "POST", ACCOUNTS, "gl", 1_000);
    Shop shop = Shop.opened("gl");
    link(shop)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:promirror:problem:account-not-open"));
    TestWorld.stripe().faults().clearFaults();
    assertEquals(List.of(shop.account()), accountsOf(shop));
    link(shop).then().statusCode(201);
  }

  private static Response link(Shop shop) {
    return shop.asOwner().post(shop.address("/onboarding-links"));
  }

  private static Response open(String region, String country, String name, String key) {
    return given()
        .auth()
        .oauth2(TestWorld.token("operator", region))
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(
            """
            {"name": "%s", "country": "%s", "currency": "EUR", "zone": "Europe/Lisbon",
             "storeUrl": "https://makers.example/join", "email": "owner@makers.example"}
            """
                .formatted(name, country))
        .post(TestWorld.gateway() + "/api/v1/regions/" + region + "/communities");
  }

  private static List<String> accountsOf(Shop shop) {
    return accountsOf(shop.region(), shop.id());
  }

  private static List<String> accountsOf(String region, String community) {
    List<String> found = new ArrayList<>();
    for (JsonNode account : TestWorld.stripe().accounts().path(region)) {
      if (account.at("/metadata/promirror_community").asText().equals(community)) {
        found.add(account.path("id").asText());
      }
    }
    return found;
  }
}
