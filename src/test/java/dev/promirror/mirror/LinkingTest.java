package dev.promirror.mirror;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.PromotionCodeCreateParams;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts that exist at Stripe already are linked, with all they have. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class LinkingTest {

  private static final String OPENING =
      """
      {"name": "Old Makers", "country": "PT", "currency": "EUR", "zone": "Europe/Lisbon",
       "storeUrl": "https://old.example/join", "email": "owner@old.example",
       "stripeAccount": "%s"}
      """;

  private final StripeClient platform =
      StripeClient.builder()
          .setApiKey("sk_test_emulator_gl")
          .setApiBase(TestWorld.stripeUrl())
          .build();

  @AfterEach
  void stripeIsWellAgain() {
    TestWorld.stripe().faults().clearFaults();
  }

  @Test
  void linkingMarksTheAccountAndBringsInEveryPageOfItsCouponsAndCodes() throws StripeException {
    String account = anAccount(Map.of());
    withCodes(account, 230);

    Shop shop = Shop.opened("gl", OPENING.formatted(account));

    Await.until(() -> shop.get("").<String>path("account.state"), "READY"::equals);
    Await.passes(
        () ->
            shop.get("/account/reading")
                .then()
                .body("running", equalTo(false))
                .body("steps.find { it.name == 'offers' }.state", equalTo("DONE"))
                .body("steps.find { it.name == 'coupons' }.read", equalTo(101))
                .body("steps.find { it.name == 'promo codes' }.state", equalTo("DONE"))
                .body("steps.find { it.name == 'promo codes' }.read", equalTo(230))
                .body("pages", equalTo(5)));
    assertEquals("230", count(shop, "promo_code"));
    assertEquals("101", count(shop, "coupon"));
    assertEquals(
        shop.id(),
        platform.v1().accounts().retrieve(account).getMetadata().get("promirror_community"));
    AtStripe dashboard = new AtStripe(shop);
    assertEquals(5, dashboard.reads("/v1/coupons") + dashboard.reads("/v1/promotion_codes"));
    long writes = dashboard.writes();

    // A second reading changes nothing and adds nothing.
    shop.asOwner().post(shop.address("/account/reading")).then().statusCode(202);
    Await.passes(
        () ->
            assertEquals(
                10, dashboard.reads("/v1/coupons") + dashboard.reads("/v1/promotion_codes")));
    Await.passes(() -> shop.get("/account/reading").then().body("running", equalTo(false)));
    assertEquals("230", count(shop, "promo_code"));
    assertEquals(writes, dashboard.writes());
  }

  @Test
  void aReadingGoesOnWhereItStoppedAndSaysWhatIsInItsWay() throws StripeException {
    String account = anAccount(Map.of());
    withCodes(account, 120);
    TestWorld.stripe().faults().addFault("forbidden", "GET", "/v1/promotion_codes", account, 3);

    Shop shop = Shop.opened("gl", OPENING.formatted(account));

    Await.passes(
        () ->
            shop.get("/account/reading")
                .then()
                .body("trouble", containsString("Stripe doesn't let us reach the account")));
    Await.passes(() -> shop.get("/account/reading").then().body("running", equalTo(false)));
    shop.get("/account/reading").then().body("trouble", equalTo(null));
    assertEquals("120", count(shop, "promo_code"));
    assertEquals(2, new AtStripe(shop).reads("/v1/coupons"), "they weren't read again");
  }

  @Test
  void anAccountThatCarriesAnothersMarkIsRefusedAndLeftAsItIs() throws StripeException {
    String account = anAccount(Map.of("promirror_community", "gl-00-another"));

    Shop shop = Shop.opened("gl", OPENING.formatted(account));

    Await.passes(
        () ->
            shop.get("")
                .then()
                .body("account.state", equalTo("REFUSED"))
                .body("account.reason", containsString("mark of another community")));
    assertEquals(
        "gl-00-another",
        platform.v1().accounts().retrieve(account).getMetadata().get("promirror_community"));

    // With another account it goes on.
    String other = anAccount(Map.of());
    link(shop, other, 202);
    Await.until(() -> shop.get("").<String>path("account.state"), "READY"::equals);
    link(shop, account, 409);
  }

  @Test
  void anAccountThatIsNotConnectedIsRefused() {
    Shop shop = Shop.opened("gl", OPENING.formatted("acct_nobody"));

    Await.passes(
        () ->
            shop.get("")
                .then()
                .body("account.state", equalTo("REFUSED"))
                .body("account.reason", containsString("isn't connected")));
  }

  @Test
  void aDisconnectedAccountThatComesBackIsComparedInFull() {
    Shop shop = Shop.ready("gl");
    String code = shop.mirroredCode("AWAY", 10, "AWAY10");
    AtStripe dashboard = new AtStripe(shop);
    String promo = shop.get("/promo-codes/" + code).path("mirror.stripeId");
    shop.awaitHeard();
    TestWorld.stripe().owner().deauthorise(shop.account());
    Await.until(() -> shop.get("").<String>path("account.state"), "DEAUTHORISED"::equals);
    shop.post("/coupons", "{\"id\": \"LATER\", \"name\": \"Later\", \"percentOff\": 5}")
        .then()
        .statusCode(201);
    Await.passes(
        () ->
            shop.get("/coupons/LATER")
                .then()
                .body("mirror.state", equalTo("PENDING"))
                .body("mirror.reason", containsString("connect it again")));
    // History stays readable.
    shop.get("/promo-codes/" + code).then().body("code", equalTo("AWAY10"));

    TestWorld.stripe().owner().reauthorise(shop.account());
    dashboard.activate(promo, false);
    link(shop, shop.account(), 202);

    Await.until(() -> shop.get("").<String>path("account.state"), "READY"::equals);
    shop.awaitMirror(code, "DRIFTED");
    Await.passes(() -> shop.get("/coupons/LATER").then().body("mirror.state", equalTo("IN_SYNC")));
  }

  @Test
  void aMissingPermissionIsToldWithWhereToFixItAndEndsInAComparison() {
    Shop shop = Shop.ready("gl");
    Await.passes(() -> shop.get("/account/reading").then().body("finishedAt", notNullValue()));
    String first = shop.get("/account/reading").path("finishedAt");
    TestWorld.stripe().faults().addFault("forbidden", null, "/v1/coupons", shop.account(), 1000);
    shop.coupon("NOKEY", 10);
    Await.passes(
        () ->
            shop.get("/coupons/NOKEY")
                .then()
                .body("mirror.state", equalTo("PENDING"))
                .body("mirror.reason", containsString("platform's key may write")));

    TestWorld.stripe().faults().clearFaults();

    Await.passes(() -> shop.get("/coupons/NOKEY").then().body("mirror.state", equalTo("IN_SYNC")));
    Await.until(
        () -> shop.get("/account/reading").<String>path("finishedAt"),
        then -> then != null && !then.equals(first));
  }

  @Test
  void theOwnersOfOtherCommunitiesDoNotLink() {
    Shop shop = Shop.opened("gl");
    shop.asOwner()
        .contentType("application/json")
        .body("{\"stripeAccount\": \"acct_1\"}")
        .put(shop.address("/account"))
        .then()
        .statusCode(403);
  }

  private static void link(Shop shop, String account, int status) {
    given()
        .auth()
        .oauth2(TestWorld.token("operator", "gl"))
        .contentType("application/json")
        .body("{\"stripeAccount\": \"%s\"}".formatted(account))
        .put(shop.address("/account"))
        .then()
        .statusCode(status);
  }

  private String anAccount(Map<String, String> metadata) throws StripeException {
    String account =
        platform
            .v1()
            .accounts()
            .create(
                AccountCreateParams.builder()
                    .setCountry("PT")
                    .setEmail("owner@old.example")
                    .putAllMetadata(metadata)
                    .build())
            .getId();
    TestWorld.stripe().owner().completeOnboarding(account);
    return account;
  }

  /** 101 coupons, and so many codes on the first. */
  private void withCodes(String account, int codes) throws StripeException {
    RequestOptions there = RequestOptions.builder().setStripeAccount(account).build();
    for (int i = 0; i < 101; i++) {
      platform
          .v1()
          .coupons()
          .create(
              CouponCreateParams.builder()
                  .setId("old-" + i)
                  .setPercentOff(new BigDecimal(10))
                  .build(),
              there);
    }
    for (int i = 0; i < codes; i++) {
      platform
          .v1()
          .promotionCodes()
          .create(
              PromotionCodeCreateParams.builder()
                  .setCode("OLD" + i)
                  .setPromotion(
                      PromotionCodeCreateParams.Promotion.builder()
                          .setType(PromotionCodeCreateParams.Promotion.Type.COUPON)
                          .setCoupon("old-0")
                          .build())
                  .build(),
              there);
    }
    // Nothing of it is told later, when the account is known here.
    Await.until(
        () -> TestWorld.stripe().hooks().deliveries().path("pending").asInt(),
        pending -> pending == 0);
  }

  private static String count(Shop shop, String table) {
    return Storage.one(
        shop.region(), "select count(*) from " + table + " where community_id = ?", shop.id());
  }
}
