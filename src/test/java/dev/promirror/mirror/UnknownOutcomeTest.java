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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that Stripe carried out, though nobody here heard so. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class UnknownOutcomeTest {

  private static final String CODES = "/v1/promotion_codes";

  private Shop shop;

  @BeforeEach
  void aShopIsReady() {
    shop = Shop.ready("gl");
  }

  @AfterEach
  void stripeIsWellAgain() {
    TestWorld.stripe().faults().clearFaults();
    TestWorld.stripe().hooks().resumeDeliveries();
  }

  @Test
  void aServerErrorIsLookedUpAfterStripeHasForgottenTheKey() {
    coupon();
    TestWorld.stripe().hooks().pauseDeliveries();
    fault("500_stored", CODES);
    String code = shop.code("LOST", "LOST15");
    awaitWaiting(code);
    TestWorld.stripe().pruneIdempotencyKeys();

    shop.awaitMirror(code, "IN_SYNC");

    assertEquals(1, shop.truth().path("promotion_codes").size());
    assertEquals(List.of(List.of("done")), attempts(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply_lost", "500_stored"})
  void anAttemptOfYesterdayIsLookedUpInsteadOfBeingSentAgain(String kind) {
    coupon();
    TestWorld.stripe().hooks().pauseDeliveries();
    fault(kind, CODES);
    // A second delay, in which a day can pass; it leaves the key as it was.
    fault("rate_limited", CODES);
    String code = shop.code("LOST", "LOST15");
    awaitWaiting(code);
    aDayPasses(code);

    shop.awaitMirror(code, "IN_SYNC");

    assertEquals(1, shop.truth().path("promotion_codes").size());
    assertEquals(List.of(List.of("done")), attempts(code));
  }

  @Test
  void whatIsHeardOfBeforeItsAnswerIsOursAndCounted() {
    coupon();
    fault("reply_lost", CODES);
    fault("rate_limited", CODES);
    fault("rate_limited", CODES);
    String code = shop.code("LOST", "LOST15");
    awaitWaiting(code);

    shop.buy(shop.offer(2_000, "eur", null), "LOST15", "early@members.example");

    Await.passes(
        () ->
            shop.get("/promo-codes/" + code)
                .then()
                .body("uses", equalTo(1))
                .body("timesRedeemed", equalTo(1)));
    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(1, shop.truth().path("promotion_codes").size());
  }

  @Test
  void aCouponOfYesterdayIsLookedUpToo() {
    TestWorld.stripe().hooks().pauseDeliveries();
    fault("reply_lost", "/v1/coupons");
    shop.coupon("LOST", 15);
    Await.passes(() -> shop.get("/coupons/LOST").then().body("mirror.nextAttempt", notNullValue()));
    aDayPasses("LOST");

    Await.until(() -> shop.get("/coupons/LOST").<String>path("mirror.state"), "IN_SYNC"::equals);

    assertEquals(1, shop.truth().path("coupons").size());
    assertEquals(List.of(List.of("done")), attempts("LOST"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply_lost", "500_stored"})
  void aCouponsSuccessorOfUnknownOutcomeTakesItsCodesAlong(String kind) {
    shop.mirroredCode("LOST", 15, "LOST15");
    TestWorld.stripe().hooks().pauseDeliveries();
    fault(kind, "/v1/coupons");
    shop.put("/coupons/LOST", "*", "{\"name\": \"Sale\", \"percentOff\": 25}")
        .then()
        .statusCode(200);

    Await.passes(
        () -> {
          JsonNode coupons = shop.truth().path("coupons");
          assertEquals(1, coupons.size(), "the old one is gone");
          assertEquals(25, coupons.get(0).path("percent_off").asInt());
        });
    List<String> usable = new ArrayList<>();
    shop.truth()
        .path("promotion_codes")
        .forEach(
            its -> {
              if (its.path("active").asBoolean()) {
                usable.add(its.at("/promotion/coupon").asText());
              }
            });
    assertEquals(List.of("LOST-2"), usable);
  }

  @Test
  void aWriteThatNeverReachedStripeIsMadeAnewAfterADay() {
    coupon();
    fault("rate_limited", CODES);
    String code = shop.code("LOST", "LOST15");
    awaitWaiting(code);
    aDayPasses(code);

    shop.awaitMirror(code, "IN_SYNC");

    assertEquals(1, shop.truth().path("promotion_codes").size());
    assertEquals(List.of(List.of("absent"), List.of("done")), attempts(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply_lost", "500_stored"})
  void aCodeArchivedBeforeItsMakingWasKnownDoesNotStayUsableAtStripe(String kind) {
    coupon();
    fault(kind, CODES);
    String code = shop.code("LOST", "LOST15");
    awaitWaiting(code);
    change(code, "archive");

    shop.awaitMirror(code, "IN_SYNC");

    assertEquals(1, shop.truth().path("promotion_codes").size());
    assertEquals(false, atStripe().path("active").asBoolean());
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply_lost", "500_stored", "rate_limited"})
  void aPauseOfUnknownOutcomeThatIsTakenBackLeavesTheCodeUsable(String kind) {
    String code = shop.mirroredCode("LOST", 15, "LOST15");
    // Else the news of what Stripe did could tell the outcome.
    TestWorld.stripe().hooks().pauseDeliveries();
    fault(kind, CODES);
    change(code, "pause");
    awaitWaiting(code);
    change(code, "activate");

    shop.awaitMirror(code, "IN_SYNC");

    assertEquals(true, atStripe().path("active").asBoolean());
    assertEquals(
        "t",
        Storage.one(
            "gl", "select active from promo_code_incarnation where community_id = ?", shop.id()));
  }

  @Test
  void aPauseThatFailedAtStripeIsNotTakenForDone() {
    String code = shop.mirroredCode("LOST", 15, "LOST15");
    fault("500_not_executed", CODES);
    change(code, "pause");
    awaitWaiting(code);

    shop.awaitMirror(code, "IN_SYNC");

    assertEquals(false, atStripe().path("active").asBoolean());
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply_lost", "500_stored", "500_not_executed"})
  void anArchivedCodeOfUnknownOutcomeDoesNotStandInTheWayOfItsSuccessor(String kind) {
    coupon();
    TestWorld.stripe().hooks().pauseDeliveries();
    fault(kind, CODES);
    String code = shop.code("LOST", "LOST15");
    awaitWaiting(code);
    change(code, "archive");
    String again = shop.code("LOST", "LOST15");
    if (kind.equals("500_not_executed")) {
      awaitHeld(code);
      assertEquals(0, shop.truth().path("promotion_codes").size());
      minutesPass(code);
    }

    shop.awaitMirror(again, "IN_SYNC");
    shop.awaitMirror(code, "IN_SYNC");

    List<String> usable = new ArrayList<>();
    shop.truth()
        .path("promotion_codes")
        .forEach(
            its -> {
              if (its.path("active").asBoolean()) {
                usable.add(its.at("/metadata/promirror_promo_code").asText());
              }
            });
    assertEquals(List.of(again), usable);
  }

  @Test
  void anInactiveCodeThatLooksAbsentIsNotMadeAgainUntilItCannotHappenAnyMore() {
    coupon();
    fault("rate_limited", CODES);
    fault("500_not_executed", CODES);
    String code = shop.code("LOST", "LOST15");
    change(code, "pause");
    awaitHeld(code);
    assertEquals(0, shop.truth().path("promotion_codes").size());

    TestWorld.stripe().faults().clearFaults();
    minutesPass(code);

    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(1, shop.truth().path("promotion_codes").size());
    assertEquals(false, atStripe().path("active").asBoolean());
  }

  @Test
  void aCreationThatComesLateIsAdoptedByTheNextThatIsRefused() {
    coupon();
    // Nobody else is to find it.
    TestWorld.stripe().hooks().pauseDeliveries();
    Await.until(
        () ->
            Storage.one(
                "gl",
                "select count(*) from stripe_listing where community_id = ? and finished_at is null",
                shop.id()),
        "0"::equals);
    fault("500_stored", CODES);
    String code = shop.code("LOST", "LOST15");
    awaitWaiting(code);
    // Stripe's answer to the look-up lags: as if it had been absent and its attempt ended so.
    assertEquals(
        1,
        Storage.change(
            "gl",
            """
            update attempt set outcome = 'absent', ended_at = now()
            where community_id = ? and object_id = ? and ended_at is null
            """,
            shop.id(),
            code));

    shop.awaitMirror(code, "IN_SYNC");

    assertEquals(1, shop.truth().path("promotion_codes").size());
    assertEquals(
        atStripe().path("id").asText(),
        Storage.one(
            "gl",
            "select stripe_id from promo_code_incarnation where community_id = ?",
            shop.id()));
  }

  private void awaitHeld(String code) {
    Await.passes(
        () ->
            shop.get("/promo-codes/" + code)
                .then()
                .body("mirror.reason", containsString("may still do what it failed to answer")));
  }

  private void minutesPass(String object) {
    Storage.change(
        "gl",
        "update attempt set sent_at = sent_at - interval '3 minutes' where community_id = ? and"
            + " object_id = ?",
        shop.id(),
        object);
    Storage.change(
        "gl", "update account_work set not_before = '-infinity' where community_id = ?", shop.id());
  }

  private void coupon() {
    shop.coupon("LOST", 15);
    Await.until(() -> shop.get("/coupons/LOST").<String>path("mirror.state"), "IN_SYNC"::equals);
  }

  private void fault(String kind, String path) {
    TestWorld.stripe().faults().addFault(kind, "POST", path, shop.account(), 1);
  }

  private void change(String code, String action) {
    shop.asOwner().post(shop.address("/promo-codes/" + code + "/" + action)).then().statusCode(200);
  }

  private void awaitWaiting(String code) {
    Await.passes(
        () -> shop.get("/promo-codes/" + code).then().body("mirror.nextAttempt", notNullValue()));
  }

  /** For an open attempt, and for Stripe's memory of keys. */
  private void aDayPasses(String object) {
    assertEquals(
        1,
        Storage.change(
            "gl",
            """
            update attempt set started_at = started_at - interval '24 hours'
            where community_id = ? and object_id = ? and ended_at is null
            """,
            shop.id(),
            object));
    TestWorld.stripe().pruneIdempotencyKeys();
  }

  private JsonNode atStripe() {
    return shop.truth().at("/promotion_codes/0");
  }

  private List<List<String>> attempts(String object) {
    return Storage.rows(
        "gl",
        "select outcome from attempt where community_id = ? and object_id = ? order by key",
        shop.id(),
        object);
  }
}
