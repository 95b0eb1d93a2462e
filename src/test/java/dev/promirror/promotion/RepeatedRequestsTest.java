package dev.promirror.promotion;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request is told by what was sent under its key, not by what that means by now. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class RepeatedRequestsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

  private Shop shop;
  private String key;

  @BeforeEach
  void aShopAndAKey() {
    shop = Shop.opened("in");
    key = UUID.randomUUID().toString();
  }

  @AfterEach
  void theWallsTime() {
    MovableClock.reset();
  }

  @Test
  void aCouponsRequestIsRepeatedWhenItsEndHasPassed() {
    String body = "{\"name\": \"%s\", \"percentOff\": 5, \"redeemBy\": " + soon() + "}";

    isRepeatedLater("/coupons", body.formatted("Sale"), body.formatted("Another"));
  }

  @Test
  void aCodesRequestIsRepeatedWhenItsEndHasPassed() {
    shop.coupon("SALE", 5);
    String body = "{\"coupon\": \"SALE\", \"code\": \"%s\", \"expiresAt\": " + soon() + "}";

    isRepeatedLater("/promo-codes", body.formatted("SOON"), body.formatted("LATER"));
  }

  @Test
  void anOffersRequestIsToldByItsBytes() {
    String body =
        """
        {"name": "Book", "price": {"amount": 900, "currency": "INR"},
         "cadence": {"kind": "ONE_TIME"}}
        """;

    isRepeatedLater("/offers", body, body.replace("\n", " "));
  }

  @Test
  void aGoodwillCodesRequestIsToldByItsBytes() {
    shop.coupon("SALE", 5);
    String body = "{\"member\": {\"customer\": \"cus_1\"}, \"reason\": \"A minute late\"}";

    isRepeatedLater(
        "/promo-codes/" + shop.code("SALE", "MISSED") + "/goodwill",
        body,
        body.replace(", ", ",  "));
  }

  private void isRepeatedLater(String path, String body, String other) {
    Response first = post(path, body);
    first.then().statusCode(201).header("Idempotent-Replayed", nullValue());

    MovableClock.ahead(Duration.ofHours(3));

    Response again = post(path, body);
    again.then().statusCode(201).header("Idempotent-Replayed", equalTo("true"));
    assertEquals(first.asString(), again.asString());
    post(path, other)
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:promirror:problem:idempotency-key-reused"));
  }

  private Response post(String path, String body) {
    return shop.asOwner()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post(shop.address(path));
  }

  private static String soon() {
    LocalDateTime end =
        LocalDateTime.ofInstant(
            Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MINUTES), ZONE);
    return "{\"date\": \"%s\", \"time\": \"%s\"}".formatted(end.toLocalDate(), end.toLocalTime());
  }
}
