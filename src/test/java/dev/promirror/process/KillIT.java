package dev.promirror.process;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.standins.emulator.EmulatorControl;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A gateway killed while three shops are each in the middle of something: nothing is lost, nothing
 * happens twice.
 */
class KillIT {

  /** A killed worker's lease lasts 20 s; then the work goes on. */
  private static final Duration LONGEST = Duration.ofSeconds(45);

  private static final String RECEIVED =
      """
      select count(*) from inbox
      where community_id = ? and type = 'checkout.session.completed' and state = 'RECEIVED'
      """;

  private static GatewayProcess gateway;
  private static Shop written;
  private static String writtenCode;
  private static Shop sent;
  private static String sentCode;
  private static Shop heard;
  private static String heardCode;

  @BeforeAll
  static void killedInTheMiddleOfEverything() {
    gateway = GatewayProcess.start(GatewayProcess.settings("gl", "in")).awaitReady();
    EmulatorControl stripe = TestWorld.stripe();
    written = Shop.ready("gl");
    sent = Shop.ready("in");
    heard = Shop.ready("in");
    heardCode = heard.mirroredCode("SUMMER", 20, "HEARD20");
    var offer = heard.offer(5_000, "inr", null);

    stripe.faults().addFault("down", "GET", "/v1/checkout", heard.account(), 100_000);
    heard.buy(offer, "HEARD20", "asha@members.example");
    Await.passes(
        () -> {
          assertTrue(wasAnswered(heard.account(), "checkout.session.completed"));
          assertEquals(1, Storage.count("in", RECEIVED, heard.id()));
        });

    stripe.faults().addFault("down", "POST", "/v1/", written.account(), 100_000);
    written.coupon("SUMMER", 20);
    writtenCode = written.code("SUMMER", "WRITTEN20");

    stripe.faults().addDelay("POST", "/v1/coupons", sent.account(), 15);
    sent.coupon("SUMMER", 20);
    sentCode = sent.code("SUMMER", "SENT20");
    Await.until(() -> objects(sent, "coupons"), made -> made == 1);

    sent.get("/coupons/SUMMER").then().body("mirror.state", equalTo("PENDING"));
    written.get("/promo-codes/" + writtenCode).then().body("mirror.state", equalTo("PENDING"));
    heard.get("/promo-codes/" + heardCode).then().body("uses", equalTo(0));
    String account = written.account();
    gateway.kill();
    assertEquals(0, stripe.truth(account).path("coupons").size());
    assertEquals(1, Storage.count("in", RECEIVED, heard.id()));

    stripe.faults().clearFaults();
    gateway = GatewayProcess.start(GatewayProcess.settings("gl", "in")).awaitReady();
  }

  @AfterAll
  static void stop() {
    TestWorld.stripe().faults().clearFaults();
    gateway.close();
  }

  @Test
  void aCodeWrittenButNotSentIsMirroredOnce() {
    isMirroredOnce(written, writtenCode);
  }

  @Test
  void aCouponMadeAtStripeWithoutAnAnswerIsNotMadeAgain() {
    isMirroredOnce(sent, sentCode);
    assertEquals(
        1,
        Storage.count(
            "in",
            "select count(*) from attempt where community_id = ? and path like '%/coupons'",
            sent.id()),
        "the same bytes under the same key");
  }

  @Test
  void aSaleHeardButNotAppliedIsCountedOnce() {
    Await.passes(
        LONGEST,
        () ->
            heard
                .get("/promo-codes/" + heardCode)
                .then()
                .body("uses", equalTo(1))
                .body("totals[0].discount", equalTo(1_000))
                .body("totals[0].revenue", equalTo(4_000)));
    assertEquals(0, Storage.count("in", RECEIVED, heard.id()));
    assertEquals(
        1, Storage.count("in", "select count(*) from sale where community_id = ?", heard.id()));
  }

  private static void isMirroredOnce(Shop shop, String code) {
    Await.passes(
        LONGEST,
        () -> shop.get("/promo-codes/" + code).then().body("mirror.state", equalTo("IN_SYNC")));
    assertEquals(1, objects(shop, "coupons"));
    assertEquals(1, objects(shop, "promotion_codes"));
  }

  private static int objects(Shop shop, String kind) {
    return TestWorld.stripe().truth(shop.account()).path(kind).size();
  }

  private static boolean wasAnswered(String account, String type) {
    for (JsonNode delivery : TestWorld.stripe().hooks().deliveries().path("recent")) {
      if (delivery.path("account").asText().equals(account)
          && delivery.path("type").asText().equals(type)) {
        return delivery.path("outcome").asText().equals("200");
      }
    }
    return false;
  }
}
