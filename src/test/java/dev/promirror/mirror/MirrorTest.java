package dev.promirror.mirror;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CouponCreateParams;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stripe gets what owners write, once, whatever breaks on the way. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class MirrorTest {

  @AfterEach
  void stripeIsWellAgain() {
    TestWorld.stripe().faults().clearFaults();
    TestWorld.stripe().hooks().resumeDeliveries();
  }

  @Test
  void whateverGoesWrongAtStripeNothingIsLostOrDoubled() {
    Map<String, Shop> shops = new LinkedHashMap<>();
    for (String kind :
        new String[] {"down", "500_not_executed", "rate_limited", "reply_lost", "500_stored"}) {
      Shop shop = Shop.ready("gl");
      shops.put(kind, shop);
      fault(shop, kind, "/v1/coupons", 1);
      fault(shop, kind, "/v1/promotion_codes", 1);
    }
    Map<String, String> codes = new LinkedHashMap<>();
    shops.forEach(
        (kind, shop) -> {
          shop.coupon("STORM", 15);
          codes.put(kind, shop.code("STORM", "STORM15"));
        });

    shops.forEach(
        (kind, shop) -> shop.awaitMirror(Objects.requireNonNull(codes.get(kind)), "IN_SYNC"));

    shops.forEach(
        (kind, shop) -> {
          JsonNode truth = shop.truth();
          assertEquals(1, truth.path("coupons").size(), kind);
          assertEquals(1, truth.path("promotion_codes").size(), kind);
          JsonNode code = truth.path("promotion_codes").get(0);
          assertEquals("STORM15", code.path("code").asText(), kind);
          assertEquals(true, code.path("active").asBoolean(), kind);
          assertEquals(codes.get(kind), code.at("/metadata/promirror_promo_code").asText(), kind);
          shop.get("/coupons/STORM").then().body("mirror.state", equalTo("IN_SYNC"));
        });
  }

  @Test
  void minimaInSeveralCurrenciesTakeOneCode() {
    Shop shop = Shop.ready("gl");
    shop.coupon("LEAST", 15);
    String wish = "{\"coupon\": \"LEAST\", \"code\": \"LEAST15\", \"conditions\": %s}";
    String two =
        "{\"minimumSpend\": [{\"amount\": 300, \"currency\": \"EUR\"},"
            + " {\"amount\": 400, \"currency\": \"USD\"}]}";
    String code = shop.post("/promo-codes", wish.formatted(two)).path("id");
    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(1, shop.truth().path("promotion_codes").size());

    String other = two.replace("400", "500");
    shop.put("/promo-codes/" + code, "*", wish.formatted(other)).then().statusCode(200);

    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(1, shop.truth().path("promotion_codes").size());
  }

  @Test
  void aCustomerStripeDoesNotKnowIsNamedAsTheReason() {
    Shop shop = Shop.ready("gl");
    shop.coupon("FOR-ONE", 15);
    String code =
        shop.post(
                "/promo-codes",
                "{\"coupon\": \"FOR-ONE\", \"code\": \"ONLYYOU\", \"customer\": \"cus_nobody\"}")
            .path("id");
    shop.awaitMirror(code, "FAILED");
    shop.get("/promo-codes/" + code)
        .then()
        .body("mirror.reason", containsString("no such customer"));
  }

  @Test
  void whileStripeIsDownTheRowSaysSoAndWhenItIsTriedAgain() {
    Shop shop = Shop.ready("gl");
    TestWorld.stripe().faults().addFault("down", null, "/v1/", shop.account(), 1_000);
    shop.coupon("DARK", 15);

    Await.passes(
        () ->
            shop.get("/coupons/DARK")
                .then()
                .body("mirror.state", equalTo("PENDING"))
                .body("mirror.reason", containsString("Stripe doesn't answer"))
                .body("mirror.nextAttempt", notNullValue()));

    TestWorld.stripe().faults().clearFaults();
    Await.passes(
        () ->
            shop.get("/coupons/DARK")
                .then()
                .body("mirror.state", equalTo("IN_SYNC"))
                .body("mirror.reason", nullValue())
                .body("mirror.nextAttempt", nullValue()));
    assertEquals(1, shop.truth().path("coupons").size());
  }

  @Test
  void aCouponThatSomebodyElseMadeUnderThatIdFailsInWordsAndStaysAsItIs() throws StripeException {
    Shop shop = Shop.ready("gl").awaitRead();
    // Nobody here hears of it before it is in the way.
    TestWorld.stripe().hooks().pauseDeliveries();
    StripeClient.builder()
        .setApiKey("sk_test_emulator_gl")
        .setApiBase(TestWorld.stripeUrl())
        .build()
        .v1()
        .coupons()
        .create(
            CouponCreateParams.builder().setId("TAKEN").setPercentOff(new BigDecimal(7)).build(),
            RequestOptions.builder().setStripeAccount(shop.account()).build());
    shop.coupon("TAKEN", 15);
    String code = shop.code("TAKEN", "TAKEN15");

    shop.awaitMirror(code, "FAILED");

    shop.get("/coupons/TAKEN")
        .then()
        .body("mirror.state", equalTo("FAILED"))
        .body("mirror.reason", containsString("already has a coupon with this id"));
    shop.get("/promo-codes/" + code).then().body("mirror.reason", containsString("Its coupon"));
    assertEquals(7, shop.truth().at("/coupons/0/percent_off").asInt());
    assertEquals(0, shop.truth().path("promotion_codes").size());
  }

  @Test
  void pausingActivatingAndArchivingReachStripe() {
    Shop shop = Shop.ready("in");
    String code = shop.mirroredCode("SWITCH", 15, "SWITCH15");
    assertEquals(true, isActiveAtStripe(shop));
    change(shop, code, "pause", false);
    change(shop, code, "activate", true);
    change(shop, code, "archive", false);
    String other = shop.code("SWITCH", "SWITCH15");
    shop.awaitMirror(other, "IN_SYNC");
    assertEquals(2, shop.truth().path("promotion_codes").size());
    shop.asOwner().post(shop.address("/coupons/SWITCH/archive")).then().statusCode(200);
    Await.passes(
        () ->
            shop.truth()
                .path("promotion_codes")
                .forEach(its -> assertEquals(false, its.path("active").asBoolean())));
  }

  @Test
  void codesMadeBeforeOnboardingWaitWithAReasonAndGoOutAfterIt() {
    Shop shop = Shop.opened("in");
    shop.account();
    shop.coupon("EARLY", 15);
    String code = shop.code("EARLY", "EARLY15");
    Await.passes(
        () ->
            shop.get("/promo-codes/" + code)
                .then()
                .body("mirror.state", equalTo("PENDING"))
                .body("mirror.reason", containsString("complete Stripe's onboarding first")));
    assertEquals(0, shop.truth().path("coupons").size());

    shop.onboarded();

    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(1, shop.truth().path("promotion_codes").size());
  }

  private static void change(Shop shop, String code, String action, boolean active) {
    shop.asOwner().post(shop.address("/promo-codes/" + code + "/" + action)).then().statusCode(200);
    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(active, isActiveAtStripe(shop), action);
  }

  private static boolean isActiveAtStripe(Shop shop) {
    return shop.truth().at("/promotion_codes/0/active").asBoolean();
  }

  private static void fault(Shop shop, String kind, String path, int times) {
    TestWorld.stripe().faults().addFault(kind, "POST", path, shop.account(), times);
  }
}
