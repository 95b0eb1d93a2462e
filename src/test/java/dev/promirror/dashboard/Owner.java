package dev.promirror.dashboard;

import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.promirror.standins.signin.People;
import dev.promirror.standins.signin.Person;
import dev.promirror.testing.TestWorld;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who owns one community, made for one test.
 *
 * @param community its id
 * @param id what the person signs in with
 * @param role what the person may do there
 */
record Owner(String community, String id, String role) {

  private static final Set<String> WANTED =
      Set.of(
          "id",
          "name",
          "metadata",
          "percentOff",
          "scope",
          "duration",
          "startsAt",
          "redeemBy",
          "conditions",
          "limit",
          "refundGivesUseBack",
          "acknowledged",
          "coupon",
          "code",
          "then",
          "casePolicy",
          "channel",
          "door",
          "draft",
          "active",
          "expiresAt",
          "customer",
          "firstPurchaseOnly",
          "revision");

  private static final People PEOPLE = new People(Path.of("target/test-people.json"));

  /** An owner of a new community in Lisbon. */
  static Owner inLisbon() {
    return of(
        "gl",
        """
        {"name": "Lisbon Makers", "country": "PT", "currency": "EUR", "zone": "Europe/Lisbon",
         "storeUrl": "https://makers.example/join", "email": "owner@makers.example"}
        """);
  }

  /** An owner of a new community in Pune. */
  static Owner inPune() {
    return of(
        "in",
        """
        {"name": "Pune Runners", "country": "IN", "currency": "INR", "zone": "Asia/Kolkata",
         "storeUrl": "https://runners.example/join", "email": "owner@runners.example"}
        """);
  }

  private static Owner of(String region, String community) {
    String id =
        given()
            .auth()
            .oauth2(TestWorld.token("operator", region))
            .contentType("application/json")
            .body(community)
            .post("/api/v1/regions/" + region + "/communities")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new Owner(id, "owner-of-" + id, "owner");
  }

  /** Somebody who helps the owner. */
  Owner staff() {
    return new Owner(community, "staff-of-" + community, "staff");
  }

  /** The address of the community's codes. */
  String codes() {
    return TestWorld.gateway() + "/communities/" + community + "/promo-codes";
  }

  /** Goes to an address by way of the sign-in page. */
  void signIn(Page page, String address) {
    PEOPLE.add(Person.of(id, "Olivia Reis", role, community));
    page.navigate(address);
    page.locator(
            "form", new Page.LocatorOptions().setHas(page.locator("input[value='" + id + "']")))
        .locator("button")
        .click();
    PlaywrightAssertions.assertThat(page).hasURL(address);
    page.waitForLoadState();
  }

  /** Makes a code through the API. */
  String code(String text, String name) {
    String coupon = make("/coupons", Map.of("name", name, "percentOff", 20));
    return make("/promo-codes", Map.of("coupon", coupon, "code", text, "name", name, "limit", 20));
  }

  /** Makes something through the API, whatever it is, and answers its id. */
  String make(String address, Map<String, Object> wish) {
    return api()
        .body(wish)
        .post("/api/v1/communities/" + community + address)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** What the API says of something; its figures and times aside, what its owner wants. */
  Map<String, Object> wanted(String address) {
    Map<String, Object> all =
        new TreeMap<>(
            api()
                .get("/api/v1/communities/" + community + address)
                .jsonPath()
                .<String, Object>getMap("$"));
    all.keySet().retainAll(WANTED);
    return all;
  }

  /** Makes a further code on a coupon. */
  String further(String coupon, String text) {
    return make("/promo-codes", Map.of("coupon", coupon, "code", text));
  }

  /** Makes an offer through the API. */
  String offer(String name, long price, String cadence, String access) {
    Map<String, Object> giving =
        access.equals("COMMUNITY") ? Map.of("kind", access) : Map.of("kind", access, "name", name);
    Map<String, Object> charged =
        cadence.equals("ONE_TIME")
            ? Map.of("kind", cadence)
            : Map.of("kind", cadence, "unit", "MONTH");
    return api()
        .body(
            Map.of(
                "name",
                name,
                "price",
                Map.of("amount", price, "currency", "EUR"),
                "cadence",
                charged,
                "access",
                giving))
        .post("/api/v1/communities/" + community + "/offers")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** The id of the community's newest code. */
  String codeId() {
    return api().get("/api/v1/communities/" + community + "/promo-codes").path("data[0].id");
  }

  /** The coupon of a code. */
  String coupon(String code) {
    return api().get("/api/v1/communities/" + community + "/promo-codes/" + code).path("coupon");
  }

  /** The offers a code's coupon names. */
  List<String> offersOf(String code) {
    return api()
        .get("/api/v1/communities/" + community + "/coupons/" + coupon(code))
        .path("scope.offers");
  }

  /** Replaces something through the API, whatever it is. */
  void put(String address, Map<String, Object> body) {
    api()
        .header("If-Match", "*")
        .body(body)
        .put("/api/v1/communities/" + community + address)
        .then()
        .statusCode(200);
  }

  /** A call as this person. */
  RequestSpecification api() {
    return given().auth().oauth2(TestWorld.token(role, community)).contentType("application/json");
  }

  /** The community's account at Stripe, once its owner has answered all of Stripe's questions. */
  String readyAccount() {
    String account = account();
    TestWorld.stripe().owner().completeOnboarding(account);
    await("account.state", "READY"::equals);
    return account;
  }

  /** The community's account at Stripe, once it is there and wants facts. */
  String account() {
    await("account.state", "ONBOARDING"::equals);
    return await("account.stripeAccount", Objects::nonNull);
  }

  /** Waits until Stripe has the code. */
  void awaitAtStripe(String code) {
    await("/promo-codes/" + code, "mirror.state", "IN_SYNC"::equals);
  }

  private String await(String field, Predicate<@Nullable String> wanted) {
    return await("", field, wanted);
  }

  private String await(String address, String field, Predicate<@Nullable String> wanted) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    String seen = null;
    while (System.nanoTime() < end) {
      seen = api().get("/api/v1/communities/" + community + address).path(field);
      if (wanted.test(seen)) {
        return Objects.requireNonNull(seen);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new AssertionError(field + " is still " + seen);
  }
}
