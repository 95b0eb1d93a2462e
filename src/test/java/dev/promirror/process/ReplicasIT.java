package dev.promirror.process;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two gateways on one database: they share the work, and one may go in the middle of it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {

  private static final Pattern KEPT =
      Pattern.compile("promirror_webhooks_total\\{[^}]*outcome=\"kept\"[^}]*} ([0-9.]+)");

  /** Well below the 20 s after which a lease that nobody released runs out. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final Duration STOP = Duration.ofSeconds(40);

  private static GatewayProcess first;
  private static GatewayProcess second;

  @BeforeAll
  static void start() {
    Map<String, String> settings = new HashMap<>(GatewayProcess.settings("gl"));
    // Time to look at its readiness while it still serves.
    settings.put("quarkus.shutdown.delay", "1");
    first = GatewayProcess.start(settings);
    second = GatewayProcess.start(settings, TestWorld.freePort());
    first.awaitReady();
    second.awaitReady();
  }

  @AfterAll
  static void stop() {
    TestWorld.stripe().faults().clearFaults();
    first.close();
    second.close();
  }

  @Test
  @Order(1)
  void codesWrittenAtBothAreMirroredOnceEach() {
    List<Shop> shops = List.of(Shop.ready("gl"), Shop.ready("gl"), Shop.ready("gl"));
    Map<String, Shop> codes = new HashMap<>();
    for (Shop shop : shops) {
      shop.coupon("SUMMER", 20);
    }
    for (int i = 0; i < 30; i++) {
      Shop shop = shops.get(i % 3);
      codes.put(write(i % 2 == 0 ? first : second, shop, "CODE" + i), shop);
    }
    codes.forEach((code, shop) -> shop.awaitMirror(code, "IN_SYNC"));
    for (Shop shop : shops) {
      JsonNode truth = TestWorld.stripe().truth(shop.account());
      assertEquals(1, truth.path("coupons").size());
      assertEquals(10, truth.path("promotion_codes").size());
      assertEquals(10, texts(truth).size());
    }
  }

  @Test
  @Order(2)
  void salesReportedToBothAreCountedOnceEach() {
    TestWorld.stripe()
        .hooks()
        .registerEndpoint(
            "gl",
            second.url() + "/webhooks/stripe/gl/connect",
            true,
            TestWorld.webhookSecret("gl", "connect"),
            null);
    Shop shop = Shop.ready("gl");
    String code = shop.mirroredCode("SUMMER", 20, "BOTH20");
    var offer = shop.offer(5_000, "eur", null);
    double before = kept(second);
    for (int i = 0; i < 40; i++) {
      shop.buy(offer, "BOTH20", "member" + i + "@members.example");
    }
    Await.passes(
        Duration.ofSeconds(30),
        () -> {
          shop.get("/promo-codes/" + code)
              .then()
              .body("uses", equalTo(40))
              .body("totals[0].discount", equalTo(40_000))
              .body("totals[0].firstPayments", equalTo(40));
          assertTrue(kept(second) >= before + 40, "the second replica heard of them too");
        });
    Await.passes(() -> assertEquals(0, unsettled(shop)));
    shop.get("/promo-codes/" + code).then().body("uses", equalTo(40));
    assertEquals(
        40, Storage.count("gl", "select count(*) from sale where community_id = ?", shop.id()));
  }

  @Test
  @Order(3)
  void oneStoppedInTheMiddleOfWorkLeavesItToTheOther() {
    List<Shop> shops = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Shop shop = Shop.ready("gl");
      shop.mirroredCode("SUMMER", 20, "BEFORE20");
      shops.add(shop);
    }
    Map<String, Shop> codes = new HashMap<>();
    for (Shop shop : shops) {
      TestWorld.stripe().faults().addDelay("POST", "/v1/promotion_codes", shop.account(), 3);
      for (int i = 0; i < 5; i++) {
        codes.put(write(second, shop, "AFTER" + i), shop);
      }
    }
    Await.until(ReplicasIT::leased, leases -> leases > 0);

    second.terminate();
    Await.until(second::readiness, status -> status != 200);
    assertTrue(second.isAlive(), "it says that it goes before it goes");
    // 128 and the signal's number, 15: a JVM that was told to end and did so in order.
    assertTrue(Set.of(0, 143).contains(second.status(STOP)), second::said);
    assertTrue(second.said().contains("stopped in"), second::said);
    assertFalse(second.said().contains("slices under way"), second::said);

    Await.passes(
        SOON,
        () ->
            codes.forEach(
                (code, shop) ->
                    shop.get("/promo-codes/" + code)
                        .then()
                        .body("mirror.state", equalTo("IN_SYNC"))));
    for (Shop shop : shops) {
      JsonNode truth = TestWorld.stripe().truth(shop.account());
      assertEquals(6, truth.path("promotion_codes").size());
      assertEquals(6, texts(truth).size());
    }
  }

  @Test
  @Order(4)
  void theLastToGoLeavesNoLeaseBehind() {
    first.terminate();
    first.status(STOP);
    assertEquals(0, leased());
  }

  private static String write(GatewayProcess at, Shop shop, String text) {
    return given()
        .auth()
        .oauth2(shop.ownerToken())
        .contentType("application/json")
        .body("{\"coupon\": \"SUMMER\", \"code\": \"" + text + "\"}")
        .post(at.url() + "/api/v1/communities/" + shop.id() + "/promo-codes")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Set<String> texts(JsonNode truth) {
    Set<String> texts = new HashSet<>();
    truth.path("promotion_codes").forEach(code -> texts.add(code.path("code").asText()));
    return texts;
  }

  private static double kept(GatewayProcess gateway) {
    return KEPT.matcher(gateway.metrics())
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .sum();
  }

  private static long leased() {
    return Storage.count(
        "gl", "select count(*) from account_work where lease_until > clock_timestamp()");
  }

  private static long unsettled(Shop shop) {
    return Storage.count(
        "gl",
        "select count(*) from inbox where community_id = ? and state = 'RECEIVED'",
        shop.id());
  }
}
