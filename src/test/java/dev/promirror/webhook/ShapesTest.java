package dev.promirror.webhook;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.testing.Await;
import dev.promirror.testing.Hook;
import dev.promirror.testing.Letter;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payloads old and new say the same: look again. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class ShapesTest {

  private static final Hook HOOK = Hook.connect("gl");

  private Shop shop;
  private String code;
  private String stripeCode;

  @BeforeEach
  void aCodeIsMirroredAndItsEventsAreHeard() {
    shop = Shop.ready("gl");
    code = shop.mirroredCode("SHAPE", 20, "SHAPE20");
    stripeCode =
        Storage.one(
            "gl", "select stripe_id from promo_code_incarnation where community_id = ?", shop.id());
    awaitQuiet();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-06-20 | \"coupon\": {\"id\": \"SHAPE\", \"object\": \"coupon\", \"percent_off\": 20}",
        "2026-07-29.dahlia | \"promotion\": {\"type\": \"coupon\", \"coupon\": \"SHAPE\"}"
      })
  void aPromotionCodeIsReadAgainWhateverShapeItComesIn(String version, String coupon) {
    forget();
    Letter letter =
        Letter.of(
                "promotion_code.updated",
                shop.account(),
                "{\"object\": \"promotion_code\", %s, \"id\": \"%s\"}"
                    .formatted(coupon, stripeCode))
            .in(version);
    HOOK.deliver(letter.body()).then().statusCode(200);
    awaitQuiet();
    assertEquals(
        List.of(List.of("APPLIED", version)),
        Storage.rows("gl", "select state, api_version from inbox where event_id = ?", letter.id()));
    assertEquals("t", active());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-06-20 | \"coupon\": {\"id\": \"SHAPE\", \"object\": \"coupon\"}",
        "2026-07-29.dahlia | \"source\": {\"type\": \"coupon\", \"coupon\": \"SHAPE\"}"
      })
  void aSaleIsBookedWhateverShapeItsDiscountComesIn(String version, String coupon) {
    var offer = shop.offer(5_000, "eur", "month");
    var receipt = shop.buy(offer, "SHAPE20", "ana@members.example");
    awaitUses(1);
    awaitQuiet();
    for (String table : List.of("sale_discount", "sale", "code_total", "code_day")) {
      Storage.change("gl", "delete from " + table + " where community_id = ?", shop.id());
    }
    Letter letter =
        Letter.of(
                "invoice.paid",
                shop.account(),
                "{\"discount\": {\"id\": \"di_1\", \"object\": \"discount\", %s}, \"id\": \"%s\"}"
                    .formatted(coupon, receipt.invoice()))
            .in(version);
    HOOK.deliver(letter.body()).then().statusCode(200);
    awaitUses(1);
    shop.get("/promo-codes/" + code)
        .then()
        .body("totals[0].discount", equalTo(1_000))
        .body("totals[0].revenue", equalTo(4_000));
  }

  @Test
  void anEventOlderThanTheInboxIsKeptWithoutItsBodyAndAppliedByReading() {
    forget();
    Letter letter =
        Letter.of(
                "promotion_code.updated",
                shop.account(),
                "{\"id\": \"%s\", \"code\": \"LateMarker\"}".formatted(stripeCode))
            .at(Instant.now().minus(Duration.ofDays(37)));
    HOOK.deliver(letter.body()).then().statusCode(200);
    HOOK.deliver(letter.body()).then().statusCode(200);
    awaitQuiet();
    assertEquals(
        List.of(List.of("APPLIED", stripeCode)),
        Storage.rows(
            "gl", "select state, object_id from late_event where event_id = ?", letter.id()));
    assertEquals("t", active());
    assertEquals(List.of(), Storage.places("gl", "LateMarker"));
  }

  @Test
  void theNewsThatAccessIsGoneDoesNotWaitBehindWhatCannotBeReadAnyMore() {
    TestWorld.stripe()
        .faults()
        .addFault("access_lost", "GET", "/v1/promotion_codes", shop.account(), 1_000);
    Letter update =
        Letter.of(
            "promotion_code.updated", shop.account(), "{\"id\": \"%s\"}".formatted(stripeCode));
    Letter gone =
        Letter.of("account.application.deauthorized", shop.account(), "{\"id\": \"ca_1\"}");
    HOOK.deliver(update.body()).then().statusCode(200);
    HOOK.deliver(gone.body()).then().statusCode(200);
    Await.passes(() -> shop.get("").then().body("account.state", equalTo("DEAUTHORISED")));
    String settled = "select state, attempts from inbox where event_id = ?";
    assertEquals(List.of(List.of("RECEIVED", "0")), Storage.rows("gl", settled, update.id()));
    TestWorld.stripe().faults().clearFaults();
    awaitQuiet();
    assertEquals(List.of(List.of("APPLIED", "0")), Storage.rows("gl", settled, update.id()));
  }

  /** Makes the record differ from Stripe, so that only a reading can put it right. */
  private void forget() {
    assertEquals(
        1,
        Storage.change(
            "gl",
            "update promo_code_incarnation set active = false where community_id = ?",
            shop.id()));
  }

  private String active() {
    return Storage.one(
        "gl", "select active from promo_code_incarnation where community_id = ?", shop.id());
  }

  private void awaitUses(int uses) {
    Await.passes(() -> shop.get("/promo-codes/" + code).then().body("uses", equalTo(uses)));
  }

  private void awaitQuiet() {
    shop.awaitHeard();
  }
}
