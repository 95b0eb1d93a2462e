package dev.promirror.mirror;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.mirror.plan.Brake;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What was made again and again for one revision, and doesn't fit, isn't made any more. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class BrakeAtStripeTest {

  @Test
  void aCodeThatNeverFitsFailsWhileOthersGoOnAndItsNextEditTriesAgain() {
    Shop shop = Shop.ready("gl");
    String code = shop.mirroredCode("SALE", 20, "SUNNY");
    neverFits(shop, code);

    String other = shop.code("SALE", "RAINY");

    shop.awaitMirror(code, "FAILED");
    shop.get("/promo-codes/" + code).then().body("mirror.reason", equalTo(Brake.REASON));
    shop.awaitMirror(other, "IN_SYNC");
    assertEquals(2, shop.truth().path("promotion_codes").size());

    String etag = shop.get("/promo-codes/" + code).header("ETag");
    shop.put(
            "/promo-codes/" + code,
            etag,
            "{\"coupon\": \"SALE\", \"code\": \"SUNNY\", \"limit\": 5}")
        .then()
        .statusCode(200);
    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(3, shop.truth().path("promotion_codes").size());
  }

  /** As if it had been noted otherwise than it is wanted, each of the times it was made. */
  private static void neverFits(Shop shop, String code) {
    String its = " where community_id = ? and promo_code_id = ?";
    Storage.change(
        "gl", "update promo_code_incarnation set terms = 'code=Sunny'" + its, shop.id(), code);
    Storage.change(
        "gl",
        """
        insert into promo_code_incarnation
          (community_id, promo_code_id, number, stripe_id, active, times_redeemed, made_at,
           retired_at, terms, stripe_coupon, made_for)
        select community_id, promo_code_id, n, stripe_id || '-' || n, false, 0, made_at,
          made_at, terms, stripe_coupon, made_for
        from promo_code_incarnation, generate_series(2, ?) n
        """
            + its,
        Brake.MOST,
        shop.id(),
        code);
    Storage.change(
        "gl",
        "update promo_code set mirrored_revision = revision - 1 where community_id = ? and id = ?",
        shop.id(),
        code);
  }
}
