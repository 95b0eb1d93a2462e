package dev.promirror.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many goodwill codes there are, there is one coupon for what they give. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class GoodwillTest {

  private static final String TERMS =
      "{\"id\": \"LARGE\", \"name\": \"Large\", \"percentOff\": %d,"
          + " \"conditions\": {\"minimumQuantity\": 2},"
          + " \"acknowledged\": [\"minimumQuantity\"]}";

  private Shop shop;
  private String code;

  @BeforeEach
  void aCodeWithACondition() {
    shop = Shop.ready("gl");
    shop.post("/coupons", TERMS.formatted(10)).then().statusCode(201);
    code = shop.code("LARGE", "LARGER");
    shop.awaitMirror(code, "IN_SYNC");
  }

  private Response grant(int person) {
    return shop.post(
        "/promo-codes/" + code + "/goodwill",
        "{\"member\": {\"email\": \"m%d@members.example\"}, \"reason\": \"A minute late\"}"
            .formatted(person));
  }

  /** The coupon of a further goodwill code. */
  private String granted(int person) {
    return grant(person).then().statusCode(201).extract().path("coupon");
  }

  private void terms(int percent) {
    shop.put("/coupons/LARGE?confirm=true", "*", TERMS.formatted(percent)).then().statusCode(200);
  }

  /** How many coupons Stripe has for goodwill. */
  private long atStripe() {
    long count = 0;
    for (var coupon : shop.truth().path("coupons")) {
      count += coupon.path("name").asText().equals("Goodwill") ? 1 : 0;
    }
    return count;
  }

  private void awaitMirrored(String coupon) {
    Await.until(
        () -> shop.get("/coupons/" + coupon).<String>path("mirror.state"), "IN_SYNC"::equals);
  }

  @Test
  void furtherCodesShareACouponAtStripe() {
    String coupon = granted(1);
    awaitMirrored(coupon);
    assertEquals(1, atStripe());

    for (int person = 2; person < 6; person++) {
      String id = grant(person).then().statusCode(201).extract().path("id");
      shop.awaitMirror(id, "IN_SYNC");
      assertEquals(coupon, shop.get("/promo-codes/" + id).path("coupon"));
    }
    assertEquals(1, atStripe());
  }

  @Test
  void givenAtOnceTheyShareOneToo() throws InterruptedException {
    Set<String> coupons = new ConcurrentSkipListSet<>();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int person = i;
      callers.add(Thread.ofVirtual().start(() -> coupons.add(granted(person))));
    }
    for (Thread caller : callers) {
      caller.join();
    }

    assertEquals(1, coupons.size(), () -> "on " + coupons);
    awaitMirrored(coupons.iterator().next());
    assertEquals(1, atStripe());
  }

  @Test
  void whatIsGivenIsWhatTheCouponGivesNow() {
    String before = granted(1);
    terms(20);
    String now = granted(2);
    assertNotEquals(before, now);
    assertEquals(20, shop.get("/coupons/" + now).<Integer>path("percentOff"));
    assertEquals(now, granted(3));

    terms(10);
    assertEquals(before, granted(4), "it gives that again");
  }

  @Test
  void oneThatWasChangedOrArchivedIsLeftAlone() {
    String first = granted(1);
    shop.put(
            "/coupons/" + first + "?confirm=true",
            "*",
            "{\"name\": \"Goodwill\", \"percentOff\": 10, \"limit\": 3}")
        .then()
        .statusCode(200);
    String second = granted(2);
    assertNotEquals(first, second);
    shop.post("/coupons/" + second + "/archive", "").then().statusCode(200);
    String third = granted(3);
    assertNotEquals(second, third);
    assertEquals(third, granted(4));
  }
}
