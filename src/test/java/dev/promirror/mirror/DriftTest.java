package dev.promirror.mirror;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.testing.Await;
import dev.promirror.testing.EventFeed;
import dev.promirror.testing.Hook;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody changes at Stripe is shown, and its owner decides what holds. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class DriftTest {

  @AfterEach
  void stripeIsWellAgain() {
    TestWorld.stripe().faults().clearFaults();
  }

  @Test
  void aCodePausedAtStripeIsShownAndPushedWhenItsOwnerSaysSo() {
    Shop shop = Shop.ready("gl");
    String code = shop.mirroredCode("PUSH", 10, "PUSH10");
    switchAtStripe(shop, code, false);

    shop.awaitMirror(code, "DRIFTED");
    shop.get("/drift")
        .then()
        .body("data", hasSize(1))
        .body("data[0].kind", equalTo("CODE"))
        .body("data[0].id", equalTo(code))
        .body("data[0].field", equalTo("active"))
        .body("data[0].ours", equalTo("true"))
        .body("data[0].theirs", equalTo("false"))
        .body("data[0].newer", equalTo("THEIRS"))
        .body("data[0].oursAt", notNullValue())
        .body("data[0].theirsAt", notNullValue());

    // Nothing is written by itself, whatever else happens.
    TestWorld.stripe().offer(shop.account(), "Another", 900, "eur", null);
    shop.awaitHeard();
    assertEquals(false, shop.truth().at("/promotion_codes/0/active").asBoolean());

    decide(shop, "code", code, "push", 200);
    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(true, shop.truth().at("/promotion_codes/0/active").asBoolean());
    shop.awaitHeard();
    shop.get("/drift").then().body("data", hasSize(0));
  }

  @Test
  void aCodePausedAtStripeIsPausedHereWhenItsOwnerAdoptsThat() {
    Shop shop = Shop.ready("gl");
    String code = shop.mirroredCode("TAKE", 10, "TAKE10");
    long revision = shop.get("/promo-codes/" + code).<Integer>path("revision");
    switchAtStripe(shop, code, false);
    shop.awaitMirror(code, "DRIFTED");
    long writes = new AtStripe(shop).writes();

    decide(shop, "code", code, "adopt", 200);

    shop.get("/promo-codes/" + code)
        .then()
        .body("state", equalTo("PAUSED"))
        .body("mirror.state", equalTo("IN_SYNC"))
        .body("revision", equalTo((int) revision + 1));
    shop.awaitHeard();
    assertEquals(writes, new AtStripe(shop).writes());
    // And switched on here again, it is on there.
    shop.post("/promo-codes/" + code + "/activate", "").then().statusCode(200);
    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(true, shop.truth().at("/promotion_codes/0/active").asBoolean());
  }

  @Test
  void whatIsIgnoredStaysAsItIsOnBothSides() {
    Shop shop = Shop.ready("gl");
    String code = shop.mirroredCode("LEFT", 10, "LEFT10");
    switchAtStripe(shop, code, false);
    shop.awaitMirror(code, "DRIFTED");

    decide(shop, "code", code, "ignore", 200);

    shop.get("/promo-codes/" + code)
        .then()
        .body("state", equalTo("ACTIVE"))
        .body("mirror.state", equalTo("IN_SYNC"))
        .body("mirror.reason", containsString("left so"));
    shop.asOwner().post(shop.address("/account/reading")).then().statusCode(202);
    Await.passes(() -> shop.get("/account/reading").then().body("running", equalTo(false)));
    shop.get("/drift").then().body("data", hasSize(1)).body("data[0].ignored", equalTo(true));
    assertEquals(false, shop.truth().at("/promotion_codes/0/active").asBoolean());

    // Once Stripe has what is wanted, nothing differs any more.
    switchAtStripe(shop, code, true);
    Await.passes(() -> shop.get("/drift").then().body("data", hasSize(0)));
  }

  @Test
  void whatACouponSaysAtStripeIsComparedFieldByField() {
    Shop shop = Shop.ready("gl");
    shop.mirroredCode("WORDS", 10, "WORDS10");
    AtStripe dashboard = new AtStripe(shop);
    dashboard.change("WORDS", it -> it.setName("Theirs").putMetadata("by", "zap"));

    Await.passes(
        () ->
            shop.get("/drift")
                .then()
                .body("data", hasSize(2))
                .body("data.find { it.field == 'name' }.ours", equalTo("Sale"))
                .body("data.find { it.field == 'name' }.theirs", equalTo("Theirs"))
                .body("data.find { it.field == 'metadata[by]' }.ours", equalTo(""))
                .body("data.find { it.field == 'metadata[by]' }.theirs", equalTo("zap")));
    shop.get("/coupons/WORDS").then().body("mirror.state", equalTo("DRIFTED"));

    decide(shop, "coupon", "WORDS", "push", 200);
    Await.passes(
        () -> {
          assertEquals("Sale", shop.truth().at("/coupons/0/name").asText());
          assertEquals("", shop.truth().at("/coupons/0/metadata/by").asText());
        });
    shop.awaitHeard();
    Await.passes(() -> shop.get("/coupons/WORDS").then().body("mirror.state", equalTo("IN_SYNC")));

    dashboard.change("WORDS", it -> it.setName("Theirs again"));
    Await.passes(() -> shop.get("/coupons/WORDS").then().body("mirror.state", equalTo("DRIFTED")));
    decide(shop, "coupon", "WORDS", "adopt", 200);
    shop.get("/coupons/WORDS")
        .then()
        .body("name", equalTo("Theirs again"))
        .body("mirror.state", equalTo("IN_SYNC"));
  }

  @Test
  void aCouponDeletedAtStripeIsNotMadeAgainByItself() {
    Shop shop = Shop.ready("gl");
    String code = shop.mirroredCode("LOST", 10, "LOST10");
    new AtStripe(shop).delete("LOST");

    Await.passes(() -> shop.get("/coupons/LOST").then().body("mirror.state", equalTo("DRIFTED")));
    shop.get("/drift").then().body("data.field", org.hamcrest.Matchers.hasItem("exists"));
    TestWorld.stripe().offer(shop.account(), "Another", 900, "eur", null);
    shop.awaitHeard();
    assertEquals(0, coupons(shop));

    decide(shop, "coupon", "LOST", "push", 200);
    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(1, coupons(shop));
    shop.get("/coupons/LOST").then().body("mirror.stripeId", equalTo("LOST-2"));
  }

  @Test
  void ourOwnWritesComingBackAreNeverDrift() {
    Shop shop = Shop.ready("gl");
    TestWorld.stripe().faults().addFault("reply_lost", "POST", "/v1/", shop.account(), 3);
    String code = shop.mirroredCode("MINE", 10, "MINE10");
    for (int i = 0; i < 3; i++) {
      shop.post("/promo-codes/" + code + "/pause", "").then().statusCode(200);
      shop.post("/promo-codes/" + code + "/activate", "").then().statusCode(200);
    }
    shop.awaitMirror(code, "IN_SYNC");
    shop.awaitHeard();
    // Late, again, and without saying whose request it was.
    EventFeed.renamed(EventFeed.of(shop), "_again")
        .forEach(
            event ->
                Hook.connect("gl")
                    .deliver(event.replaceAll("\"promirror-[^\"]*\"", "null"))
                    .then()
                    .statusCode(200));
    shop.awaitHeard();
    shop.get("/drift").then().body("data", hasSize(0));
    shop.awaitMirror(code, "IN_SYNC");
  }

  private static long coupons(Shop shop) {
    long there = 0;
    for (var coupon : shop.truth().path("coupons")) {
      there += coupon.path("_deleted").asBoolean() || coupon.path("deleted").asBoolean() ? 0 : 1;
    }
    return there;
  }

  private static void decide(Shop shop, String kind, String id, String decision, int status) {
    shop.asOwner()
        .post(shop.address("/drift/" + kind + "/" + id + "/" + decision))
        .then()
        .statusCode(status);
  }

  private static void switchAtStripe(Shop shop, String code, boolean on) {
    shop.awaitHeard();
    new AtStripe(shop).activate(shop.get("/promo-codes/" + code).path("mirror.stripeId"), on);
  }
}
