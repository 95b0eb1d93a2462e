package dev.promirror.testing;

import static io.restassured.RestAssured.given;

import dev.promirror.standins.emulator.EmulatorControl;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A community as its people have it: opened by an operator, run by an owner over the API, bought
 * from by members at the emulator.
 */
public final class Shop {

  private static final Map<String, String> OPENINGS =
      Map.of(
          "gl",
          """
          {"name": "Lisbon Makers", "country": "PT", "currency": "EUR", "zone": "Europe/Lisbon",
           "storeUrl": "https://makers.example/join", "email": "owner@makers.example"}
          """,
          "in",
          """
          {"name": "Film Club", "country": "IN", "currency": "INR", "zone": "Asia/Kolkata",
           "storeUrl": "https://films.example/join", "email": "owner@films.example"}
          """);

  static {
    RestAssured.replaceFiltersWith(new OpenApiContract());
  }

  private final String id;
  private final String region;
  private final String owner;

  private Shop(String id, String region) {
    this.id = id;
    this.region = region;
    this.owner = TestWorld.token("owner", id);
  }

  /** A community that was just opened; its account follows. */
  public static Shop opened(String region) {
    return opened(region, OPENINGS.getOrDefault(region, ""));
  }

  /** A community opened with these facts. */
  public static Shop opened(String region, String facts) {
    String id =
        given()
            .auth()
            .oauth2(TestWorld.token("operator", region))
            .contentType("application/json")
            .body(facts)
            .post(TestWorld.gateway() + "/api/v1/regions/" + region + "/communities")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new Shop(id, region);
  }

  /** A community that can sell. */
  public static Shop ready(String region) {
    return opened(region).onboarded();
  }

  /** Answers what Stripe asks, so that it can sell. */
  public Shop onboarded() {
    TestWorld.stripe().owner().completeOnboarding(account());
    Await.until(() -> get("").<String>path("account.state"), "READY"::equals);
    return this;
  }

  public String id() {
    return id;
  }

  public String region() {
    return region;
  }

  public String ownerToken() {
    return owner;
  }

  /** The connected account, once Stripe has opened it. */
  public String account() {
    return Await.until(
        () -> get("").<String>path("account.stripeAccount"), account -> account != null);
  }

  /** A request as the owner. */
  public RequestSpecification asOwner() {
    return given().auth().oauth2(owner);
  }

  /** Reads an address below the community. */
  public Response get(String path) {
    return asOwner().get(address(path));
  }

  /** Posts to an address below the community; nothing is checked. */
  public Response post(String path, String body) {
    return asOwner().contentType("application/json").body(body).post(address(path));
  }

  /** Replaces what is at an address below the community; nothing is checked. */
  public Response put(String path, @Nullable String ifMatch, String body) {
    RequestSpecification request = asOwner().contentType("application/json").body(body);
    return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(address(path));
  }

  public String address(String path) {
    return TestWorld.gateway() + "/api/v1/communities/" + id + path;
  }

  /** Makes a coupon of that percentage with that id. */
  public String coupon(String couponId, int percent) {
    return post(
            "/coupons",
            "{\"id\": \"%s\", \"name\": \"Sale\", \"percentOff\": %d}".formatted(couponId, percent))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Makes a promo code and returns its id. */
  public String code(String couponId, String text) {
    return post("/promo-codes", "{\"coupon\": \"%s\", \"code\": \"%s\"}".formatted(couponId, text))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Makes a coupon and a code, and waits until Stripe has both. */
  public String mirroredCode(String couponId, int percent, String text) {
    coupon(couponId, percent);
    String code = code(couponId, text);
    awaitMirror(code, "IN_SYNC");
    return code;
  }

  public void awaitMirror(String code, String state) {
    Await.until(() -> get("/promo-codes/" + code).<String>path("mirror.state"), state::equals);
  }

  /** Waits until Stripe has told all and all of it is applied. */
  public void awaitHeard() {
    Await.until(
        () -> TestWorld.stripe().hooks().deliveries().path("pending").asInt(),
        pending -> pending == 0);
    String waiting =
        """
        select count(*) from (
          select community_id from inbox where state = 'RECEIVED'
          union all select community_id from late_event where state = 'RECEIVED') waiting
        where community_id = ?
        """;
    Await.until(() -> Storage.one(region, waiting, id), "0"::equals);
  }

  /** Waits until all the account has is read once. */
  public Shop awaitRead() {
    Await.until(() -> get("/account/reading").<String>path("finishedAt"), at -> at != null);
    return this;
  }

  /** What Stripe really has of the account. */
  public com.fasterxml.jackson.databind.JsonNode truth() {
    return TestWorld.stripe().truth(account());
  }

  /** An offer at the account; {@code interval} is null for a single purchase. */
  public EmulatorControl.Offer offer(long amount, String currency, @Nullable String interval) {
    return TestWorld.stripe().offer(account(), "Membership", amount, currency, interval);
  }

  /** A member buys with a code. */
  public EmulatorControl.Receipt buy(
      EmulatorControl.Offer offer, @Nullable String code, String email) {
    return TestWorld.stripe().buy(account(), offer.price(), code, email, "Member");
  }
}
