package dev.promirror.promotion.bulk;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever Stripe has of a cancelled batch goes off, and it gets no more. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class BatchCancelTest {

  private static final String DIRTY =
      """
      select count(*) from promo_code
      where community_id = ? and batch_id = ? and mirrored_revision < revision
      """;

  private Shop shop;
  private BatchWorld batches;

  @BeforeEach
  void aShop() {
    shop = Shop.ready("gl");
    batches = new BatchWorld(shop);
    shop.coupon("SALE", 20);
  }

  @Test
  void whatWasNeverSentIsSettledWithoutStripe() {
    shop.mirroredCode("OTHER", 10, "OTHER10");
    batches.hold("mirror");
    String batch = batches.made("SALE", 2_300, "");

    cancel(batch);

    batches.await(batch, "CANCELLED");
    assertEquals(List.of("ARCHIVED"), distinct("state", batch));
    assertEquals("0", Storage.one("gl", DIRTY, shop.id(), batch));
    batches.letGo("mirror");
    String later = shop.code("OTHER", "LATER");
    shop.awaitMirror(later, "IN_SYNC");
    assertEquals(2, shop.truth().path("promotion_codes").size());
  }

  @Test
  void whatStripeHasIsSwitchedOffThere() {
    String batch = batches.made("SALE", 12, "");
    Await.until(() -> batches.progress(batch, "mirrored"), mirrored -> mirrored == 12);

    cancel(batch);

    batches.await(batch, "CANCELLED");
    Await.until(() -> activeAtStripe(), active -> active == 0);
    Await.until(() -> Storage.one("gl", DIRTY, shop.id(), batch), "0"::equals);
    assertEquals(12, shop.truth().path("promotion_codes").size());
    cancel(batch);
    assertEquals("CANCELLED", batches.state(batch));
  }

  @Test
  void whatIsBeingSentAtThatMomentEndsOff() {
    // The first code is under way for a second, while all are archived.
    TestWorld.stripe().faults().addDelay("POST", "/v1/promotion_codes", shop.account(), 1);
    String batch = batches.made("SALE", 40, "");
    Await.until(
        () ->
            Storage.one(
                "gl",
                "select count(*) from attempt where community_id = ? and purpose = 'promo-code'",
                shop.id()),
        count -> !count.equals("0"));

    cancel(batch);

    batches.await(batch, "CANCELLED");
    Await.until(() -> Storage.one("gl", DIRTY, shop.id(), batch), "0"::equals);
    assertEquals(0, activeAtStripe());
    assertEquals(List.of("ARCHIVED"), distinct("state", batch));
  }

  @Test
  void anAttemptThatBeginsOnASettledCodeHasItLookedAtAgain() {
    batches.hold("mirror");
    String batch = batches.made("SALE", 2, "");
    cancel(batch);
    batches.await(batch, "CANCELLED");
    String code = shop.get("/promo-codes/batches/" + batch).path("firstCode");

    Storage.change(
        "gl",
        """
        insert into attempt (community_id, key, purpose, object_id, method, path, form, started_at,
          sent_at)
        values (?, 'attempt-late', 'promo-code', ?, 'POST', '/v1/promotion_codes', '', now(), now())
        """,
        shop.id(),
        code);

    assertEquals("1", Storage.one("gl", DIRTY, shop.id(), batch));
    Storage.change("gl", "delete from attempt where key = 'attempt-late'");
    batches.letGo("mirror");
  }

  @Test
  void whatIsMissingIsNotMadeAnyMore() {
    batches.hold("bulk");
    String batch = batches.begun("SALE", 50, "");

    cancel(batch);
    batches.letGo("bulk");

    batches.await(batch, "CANCELLED");
    assertEquals(1, batches.progress(batch, "made"));
    shop.post("/promo-codes/batches/batch-none/cancel", "").then().statusCode(404);
  }

  private void cancel(String batch) {
    shop.post("/promo-codes/batches/" + batch + "/cancel", "")
        .then()
        .statusCode(202)
        .body("id", equalTo(batch));
  }

  private List<String> distinct(String column, String batch) {
    return batches.column(column, batch).stream().distinct().toList();
  }

  private int activeAtStripe() {
    int active = 0;
    for (var code : shop.truth().path("promotion_codes")) {
      active += code.path("active").asBoolean() ? 1 : 0;
    }
    return active;
  }
}
