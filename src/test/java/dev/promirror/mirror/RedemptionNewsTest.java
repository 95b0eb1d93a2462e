package dev.promirror.mirror;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is used up at Stripe is seen here, whether Stripe tells of a redemption or only of sales.
 */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class RedemptionNewsTest {

  private final Map<Fact, Boolean> before = new EnumMap<>(Fact.class);
  private Shop shop;

  @BeforeEach
  void aShopIsReady() {
    shop = Shop.ready("gl");
  }

  @AfterEach
  void stripeIsAsItWas() {
    before.forEach(TestWorld.stripe()::take);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCodeUsedUpAtStripeIsExhaustedAndItsTextIsFree(boolean told) {
    stripeTells(told);
    shop.coupon("FEW", 20);
    String code = made("/promo-codes", "{\"coupon\": \"FEW\", \"code\": \"FEW20\", \"limit\": 2}");
    shop.awaitMirror(code, "IN_SYNC");

    shop.buy(shop.offer(2_000, "eur", null), "FEW20", "ana@members.example");
    shop.buy(shop.offer(2_000, "eur", "month"), "FEW20", "ben@members.example");

    awaitExhausted("/promo-codes/" + code, 2);
    shop.get("/promo-codes/" + code).then().body("uses", equalTo(2)).body("remaining", equalTo(0));
    shop.awaitMirror(shop.code("FEW", "FEW20"), "IN_SYNC");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCouponUsedUpAtStripeExhaustsItsOtherCodesToo(boolean told) {
    stripeTells(told);
    made("/coupons", "{\"id\": \"ONE\", \"name\": \"Sale\", \"percentOff\": 20, \"limit\": 1}");
    String used = shop.code("ONE", "USED");
    String other = shop.code("ONE", "OTHER");
    shop.awaitMirror(used, "IN_SYNC");
    shop.awaitMirror(other, "IN_SYNC");

    shop.buy(shop.offer(2_000, "eur", "month"), "USED", "ana@members.example");

    awaitExhausted("/coupons/ONE", 1);
    awaitExhausted("/promo-codes/" + used, 1);
    awaitExhausted("/promo-codes/" + other, 0);
  }

  /** What was shown as used up can't come back to life: its text may belong to another code. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCountThatFallsAtStripeDoesNotFallHere(boolean stays) throws StripeException {
    take(Fact.COUNT_NEVER_FALLS, stays);
    made(
        "/coupons",
        """
        {"id": "BACK", "name": "Sale", "percentOff": 20, "duration": "FOREVER", "limit": 1}
        """);
    String code = shop.code("BACK", "BACK20");
    shop.awaitMirror(code, "IN_SYNC");
    var receipt = shop.buy(shop.offer(2_000, "eur", "month"), "BACK20", "ana@members.example");
    awaitExhausted("/promo-codes/" + code, 1);

    takeDiscountBack(String.valueOf(receipt.subscription()));
    JsonNode atStripe = shop.truth().at("/promotion_codes/0");
    assertEquals(stays ? 1 : 0, atStripe.path("times_redeemed").asInt());
    // News of the code that is no sale.
    ObjectNode change = JsonNodeFactory.instance.objectNode();
    change.putObject("metadata").put("note", "changed");
    TestWorld.stripe()
        .owner()
        .changePromotionCode(shop.account(), atStripe.path("id").asText(), change);
    shop.awaitHeard();

    awaitExhausted("/promo-codes/" + code, 1);
    awaitExhausted("/coupons/BACK", 1);
  }

  private void takeDiscountBack(String subscription) throws StripeException {
    StripeClient.builder()
        .setApiKey("sk_test_emulator_gl")
        .setApiBase(TestWorld.stripeUrl())
        .build()
        .v1()
        .subscriptions()
        .deleteDiscount(
            subscription, RequestOptions.builder().setStripeAccount(shop.account()).build());
  }

  private void stripeTells(boolean told) {
    take(Fact.REDEMPTION_UPDATES_CODE, told);
    take(Fact.REDEMPTION_UPDATES_COUPON, told);
  }

  private void take(Fact fact, boolean holds) {
    before.put(fact, TestWorld.stripe().holds(fact));
    TestWorld.stripe().take(fact, holds);
  }

  private String made(String path, String body) {
    return shop.post(path, body).then().statusCode(201).extract().path("id");
  }

  private void awaitExhausted(String path, int times) {
    Await.passes(
        () ->
            shop.get(path)
                .then()
                .body("state", equalTo("EXHAUSTED"))
                .body("timesRedeemed", equalTo(times)));
  }
}
