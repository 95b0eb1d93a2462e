package dev.promirror.mirror;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.stripe.param.CouponCreateParams;
import com.stripe.param.PromotionCodeCreateParams;
import dev.promirror.testing.Await;
import dev.promirror.testing.EventFeed;
import dev.promirror.testing.Hook;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made at Stripe appears here as it is, and is left alone until its owner edits it. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class AdoptionTest {

  @Test
  void aCouponAndItsCodeMadeAtStripeAppearWithEverythingTheySay() {
    Shop shop = Shop.ready("gl");
    AtStripe dashboard = new AtStripe(shop);
    var offer = shop.offer(2000, "eur", "month");
    String product = TestWorld.stripe().truth(shop.account()).at("/products/0/id").asText();
    long ends = Instant.now().getEpochSecond() + 86_400;
    String coupon =
        dashboard.coupon(
            it ->
                it.setId("DASH")
                    .setName("Made there")
                    .setAmountOff(500L)
                    .setCurrency("eur")
                    .putCurrencyOption(
                        "usd",
                        CouponCreateParams.CurrencyOption.builder().setAmountOff(600L).build())
                    .setDuration(CouponCreateParams.Duration.REPEATING)
                    .setDurationInMonths(3L)
                    .setMaxRedemptions(50L)
                    .setRedeemBy(ends)
                    .putMetadata("campaign", "radio")
                    .setAppliesTo(
                        CouponCreateParams.AppliesTo.builder().addProduct(product).build()));
    String code =
        dashboard.code(
            coupon,
            "RADIO5",
            it ->
                it.setMaxRedemptions(20L)
                    .putMetadata("channel", "fm")
                    .setRestrictions(
                        PromotionCodeCreateParams.Restrictions.builder()
                            .setFirstTimeTransaction(true)
                            .setMinimumAmount(1500L)
                            .setMinimumAmountCurrency("usd")
                            .putCurrencyOption(
                                "eur",
                                PromotionCodeCreateParams.Restrictions.CurrencyOption.builder()
                                    .setMinimumAmount(1400L)
                                    .build())
                            .build()));

    String id = dashboard.codeOf(code);
    String couponId = dashboard.couponOf(coupon);
    Await.passes(
        () ->
            assertEquals(1, dashboard.read("/coupons/" + couponId).getList("scope.offers").size()));

    JsonPath made = dashboard.read("/coupons/" + couponId);
    assertEquals("Made there", made.getString("name"));
    assertEquals("STRIPE", made.getString("origin"));
    assertEquals(500, made.getInt("amountOff.amount"));
    assertEquals(600, made.getInt("currencyOptions.USD"));
    assertEquals("REPEATING", made.getString("duration"));
    assertEquals(3, made.getInt("durationInMonths"));
    assertEquals(50, made.getInt("limit"));
    assertEquals(Instant.ofEpochSecond(ends).toString(), made.getString("redeemBy.instant"));
    assertEquals("radio", made.getString("metadata.campaign"));
    assertEquals("ONLY", made.getString("scope.kind"));
    assertEquals("IN_SYNC", made.getString("mirror.state"));
    assertNull(made.getString("notes"));
    JsonPath its = dashboard.read("/promo-codes/" + id);
    assertEquals("RADIO5", its.getString("code"));
    assertEquals("STRIPE", its.getString("origin"));
    assertEquals(couponId, its.getString("coupon"));
    assertEquals(20, its.getInt("limit"));
    assertEquals(true, its.getBoolean("firstPurchaseOnly"));
    assertEquals("ACTIVE", its.getString("state"));
    assertEquals("IN_SYNC", its.getString("mirror.state"));
    assertEquals(2, its.getList("conditions.minimumSpend").size());
    assertEquals(List.of("Its metadata stays at Stripe: channel = fm."), its.getList("notes"));
    assertNotNull(offer.price());
  }

  @Test
  void whatFollowsStripeIsNeverWrittenUntilItsOwnerEditsIt() {
    Shop shop = Shop.ready("gl");
    AtStripe dashboard = new AtStripe(shop);
    var offer = shop.offer(2000, "eur", "month");
    String product = TestWorld.stripe().truth(shop.account()).at("/products/0/id").asText();
    String coupon =
        dashboard.coupon(
            it ->
                it.setPercentOff(new BigDecimal("12.5"))
                    .setDuration(CouponCreateParams.Duration.ONCE)
                    .setAppliesTo(
                        CouponCreateParams.AppliesTo.builder().addProduct(product).build()));
    String code = dashboard.code(coupon, "LEAVEME", it -> it.setMaxRedemptions(2L));
    String id = dashboard.codeOf(code);
    shop.awaitHeard();
    long before = dashboard.writes();

    // The catalog changes, Stripe reports changes and uses, the limit is reached.
    TestWorld.stripe().offer(shop.account(), "Another", 900, "eur", null);
    dashboard.change(coupon, it -> it.setName("Renamed there"));
    dashboard.activate(code, false);
    Await.passes(
        () -> assertEquals("PAUSED", dashboard.read("/promo-codes/" + id).getString("state")));
    dashboard.activate(code, true);
    Await.passes(
        () -> assertEquals("ACTIVE", dashboard.read("/promo-codes/" + id).getString("state")));
    shop.buy(offer, "LEAVEME", "one@example.com");
    shop.buy(offer, "LEAVEME", "two@example.com");
    Await.passes(
        () -> {
          JsonPath its = dashboard.read("/promo-codes/" + id);
          assertEquals("EXHAUSTED", its.getString("state"));
          assertEquals(2, its.getInt("timesRedeemed"));
          assertEquals("IN_SYNC", its.getString("mirror.state"));
        });
    String couponId = dashboard.couponOf(coupon);
    Await.passes(
        () ->
            assertEquals(
                "Renamed there", dashboard.read("/coupons/" + couponId).getString("name")));
    assertEquals(before + 3, dashboard.writes(), "only the Dashboard's own");
  }

  @Test
  void anEditOfItsOwnerGoesTheUsualWayFromWhatIsThere() {
    Shop shop = Shop.ready("gl");
    AtStripe dashboard = new AtStripe(shop);
    String coupon = dashboard.coupon(it -> it.setPercentOff(new BigDecimal(30)).setName("Thirty"));
    String code = dashboard.code(coupon, "THIRTY");
    String id = dashboard.codeOf(code);

    shop.post("/promo-codes/" + id + "/pause", "").then().statusCode(200);

    shop.awaitMirror(id, "IN_SYNC");
    assertEquals(1, shop.truth().path("promotion_codes").size());
    assertEquals(1, shop.truth().path("coupons").size());
    assertEquals(false, shop.truth().at("/promotion_codes/0/active").asBoolean());
    shop.post("/promo-codes/" + id + "/activate", "").then().statusCode(200);
    shop.awaitMirror(id, "IN_SYNC");
    assertEquals(true, shop.truth().at("/promotion_codes/0/active").asBoolean());
    assertEquals(code, shop.truth().at("/promotion_codes/0/id").asText());

    // What Stripe can't change takes a successor, as with a code made here.
    JsonPath its = dashboard.read("/promo-codes/" + id);
    shop.put(
            "/promo-codes/" + id,
            "*",
            "{\"coupon\": \"%s\", \"code\": \"THIRTY\", \"limit\": 9}"
                .formatted(its.getString("coupon")))
        .then()
        .statusCode(200);
    shop.awaitMirror(id, "IN_SYNC");
    assertEquals(2, shop.truth().path("promotion_codes").size());
    assertEquals(1, shop.truth().path("coupons").size());
  }

  @Test
  void aDeletedCouponEndsHereAndLateNewsOfItResurrectNothing() {
    Shop shop = Shop.ready("gl");
    AtStripe dashboard = new AtStripe(shop);
    String coupon = dashboard.coupon(it -> it.setId("GOING").setPercentOff(new BigDecimal(30)));
    String code = dashboard.code(coupon, "GOING30");
    String id = dashboard.codeOf(code);
    String couponId = dashboard.couponOf(coupon);
    shop.awaitHeard();

    dashboard.delete(coupon);

    Await.passes(
        () -> {
          assertEquals("ARCHIVED", dashboard.read("/coupons/" + couponId).getString("state"));
          assertEquals("ARCHIVED", dashboard.read("/promo-codes/" + id).getString("state"));
        });
    EventFeed.renamed(EventFeed.of(shop), "_late")
        .forEach(event -> Hook.connect("gl").deliver(event).then().statusCode(200));
    shop.awaitHeard();
    assertEquals("ARCHIVED", dashboard.read("/coupons/" + couponId).getString("state"));
    assertEquals("1", count(shop, "coupon"));
    assertEquals("1", count(shop, "promo_code"));
    // Its text is free.
    shop.coupon("NEW", 10);
    shop.awaitMirror(shop.code("NEW", "GOING30"), "IN_SYNC");
  }

  @Test
  void aCodeMadeAtStripeUnderTheTextOfOneThatWaitsFailsThatOne() {
    Shop shop = Shop.ready("gl");
    AtStripe dashboard = new AtStripe(shop);
    shop.coupon("OURS", 10);
    String wish = "{\"coupon\": \"OURS\", \"code\": \"%s\", \"startsAt\": {\"date\": \"%s\"}}";
    LocalDate start = LocalDate.now(ZoneOffset.UTC).plusDays(30);
    String scheduled = shop.post("/promo-codes", wish.formatted("SAME", start)).path("id");
    shop.awaitMirror(scheduled, "IN_SYNC");
    String foreign = dashboard.code("OURS", "SAME");

    String id = dashboard.codeOf(foreign);

    assertEquals("ACTIVE", dashboard.read("/promo-codes/" + id).getString("state"));
    shop.get("/promo-codes/" + scheduled)
        .then()
        .body("mirror.state", equalTo("FAILED"))
        .body("mirror.reason", containsString("adopt it"))
        .body("mirror.reason", containsString("choose another text"));
    shop.put("/promo-codes/" + scheduled, "*", wish.formatted("SAME", start))
        .then()
        .statusCode(409);
    shop.put("/promo-codes/" + scheduled, "*", wish.formatted("OTHER", start))
        .then()
        .statusCode(200);
    shop.awaitMirror(scheduled, "IN_SYNC");
  }

  @Test
  void aSecondObjectWithOurMarkIsAdoptedAsForeignAndNeverMerged() {
    Shop shop = Shop.ready("gl");
    AtStripe dashboard = new AtStripe(shop);
    String ours = shop.mirroredCode("MINE", 10, "MINE10");
    String copy =
        dashboard.code(
            "MINE",
            "MINE11",
            it ->
                it.putMetadata("promirror_community", shop.id())
                    .putMetadata("promirror_promo_code", ours)
                    .putMetadata("promirror_incarnation", "1"));

    String id = dashboard.codeOf(copy);

    assertEquals("STRIPE", dashboard.read("/promo-codes/" + id).getString("origin"));
    assertEquals("MINE10", dashboard.read("/promo-codes/" + ours).getString("code"));
    assertEquals("HERE", dashboard.read("/promo-codes/" + ours).getString("origin"));
  }

  @Test
  void whatHasNoWordsHereIsNotedAndNotGuessed() {
    Shop shop = Shop.ready("gl");
    AtStripe dashboard = new AtStripe(shop);
    String coupon =
        dashboard.coupon(
            it ->
                it.setPercentOff(new BigDecimal(5))
                    .setDuration(CouponCreateParams.Duration.REPEATING)
                    .setDurationInMonths(61L)
                    .setName("Long"));
    dashboard.code(coupon, "LONGER");

    Await.passes(
        () ->
            assertEquals(
                "CODE LONGER COUPON, COUPON Long DURATION",
                Storage.one(
                    "gl",
                    "select string_agg(kind || ' ' || label || ' ' || why, ', ' order by kind)"
                        + " from unadopted where community_id = ?",
                    shop.id())));
    assertEquals("0", count(shop, "coupon"));
    assertEquals("0", count(shop, "promo_code"));
  }

  private static String count(Shop shop, String table) {
    return Storage.one(
        shop.region(), "select count(*) from " + table + " where community_id = ?", shop.id());
  }
}
