package dev.promirror.promotion;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.promirror.testing.MovableClock;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is published isn't over by then. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class PublishingTest {

  private static final String ZONE = "Asia/Kolkata";

  private Shop shop;

  @BeforeEach
  void aCommunity() {
    shop = Shop.opened("gl");
  }

  @AfterEach
  void theWallsTime() {
    MovableClock.reset();
  }

  @Test
  void aDraftWhoseEndHasPassedIsPublishedOnceItIsMoved() {
    shop.coupon("ENDED", 5);
    String body = "{\"coupon\":\"ENDED\",\"code\":\"OVER\",\"draft\":%s%s}";
    String end = ",\"expiresAt\":" + in(Duration.ofHours(2));
    String id =
        shop.post("/promo-codes", body.formatted(true, end))
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    MovableClock.ahead(Duration.ofHours(3));

    for (Response refused :
        List.of(
            shop.post("/promo-codes/" + id + "/publish", ""),
            shop.put("/promo-codes/" + id, "*", body.formatted(false, end)))) {
      refused
          .then()
          .statusCode(422)
          .body("errors.field", contains("/expiresAt"))
          .body("errors.code", contains("past"));
    }
    shop.get("/promo-codes/" + id)
        .then()
        .body("state", equalTo("DRAFT"))
        .body("revision", equalTo(1));
    String later = ",\"expiresAt\":" + in(Duration.ofHours(5));
    shop.put("/promo-codes/" + id, "*", body.formatted(true, later)).then().statusCode(200);
    shop.post("/promo-codes/" + id + "/publish", "")
        .then()
        .statusCode(200)
        .body("state", equalTo("ACTIVE"));
  }

  @Test
  void nothingBeginsOnACouponWhoseEndHasPassed() {
    shop.post(
            "/coupons",
            "{\"id\":\"ENDED\",\"name\":\"Ended\",\"percentOff\":5,\"redeemBy\":%s}"
                .formatted(in(Duration.ofHours(2))))
        .then()
        .statusCode(201);
    String body = "{\"coupon\":\"ENDED\",\"code\":\"%s\",\"draft\":%s}";
    String id =
        shop.post("/promo-codes", body.formatted("OVER", true))
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    MovableClock.ahead(Duration.ofHours(3));

    for (Response refused :
        List.of(
            shop.post("/promo-codes/" + id + "/publish", ""),
            shop.put("/promo-codes/" + id, "*", body.formatted("OVER", false)),
            shop.post("/promo-codes", body.formatted("LATE", false)))) {
      refused
          .then()
          .statusCode(422)
          .body("errors.field", contains("/coupon"))
          .body("errors.code", contains("coupon-ended"));
    }
    shop.post("/promo-codes", body.formatted("LATE", true)).then().statusCode(201);
  }

  /** A moment ahead of the wall's time, where clocks never change. */
  private static String in(Duration ahead) {
    LocalDateTime at =
        LocalDateTime.ofInstant(
            Instant.now().plus(ahead).truncatedTo(ChronoUnit.MINUTES), ZoneId.of(ZONE));
    return "{\"date\":\"%s\",\"time\":\"%s\",\"zone\":\"%s\"}"
        .formatted(at.toLocalDate(), at.toLocalTime(), ZONE);
  }
}
