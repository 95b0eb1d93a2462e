package dev.promirror.usage;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.money.Money;
import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.standins.emulator.EmulatorControl;
import dev.promirror.stripe.BookedSale;
import dev.promirror.stripe.RefundedSale;
import dev.promirror.testing.Await;
import dev.promirror.testing.EventFeed;
import dev.promirror.testing.Hook;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A use is given back once by a refund of all of its sale, if the coupon says so. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class RefundTest {

  private static final String ANA = "ana@members.example";
  @Inject Regions regions;
  @Inject Ledger ledger;

  private Shop shop;
  private String code;

  @BeforeEach
  void aCodeWhoseUsesComeBack() {
    shop = Shop.ready("gl");
    code = code("BACK", true);
  }

  private String code(String text, boolean back) {
    shop.post(
            "/coupons",
            """
            {"id": "%s", "name": "Back", "percentOff": 20, "refundGivesUseBack": %s,
             "conditions": {"perCustomer": 1},
             "acknowledged": ["perCustomer", "refundGivesUseBack"]}
            """
                .formatted(text, back))
        .then()
        .statusCode(201);
    String id = shop.code(text, text + "20");
    shop.awaitMirror(id, "IN_SYNC");
    return id;
  }

  private RequestSpecification stripe() {
    return given()
        .auth()
        .preemptive()
        .basic("sk_test_emulator_gl", "")
        .header("Stripe-Account", shop.account());
  }

  private JsonPath read(String path) {
    return stripe()
        .get(TestWorld.stripeUrl() + "/v1" + path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private String intent(EmulatorControl.Receipt bought) {
    return bought.invoice() == null
        ? read("/checkout/sessions/" + bought.session()).getString("payment_intent")
        : read("/invoice_payments?invoice=" + bought.invoice())
            .getString("data[0].payment.payment_intent");
  }

  /** Sends money back; the refund's id. */
  private String refund(EmulatorControl.Receipt bought, long amount) {
    return stripe()
        .formParam("payment_intent", intent(bought))
        .formParam("amount", amount)
        .post(TestWorld.stripeUrl() + "/v1/refunds")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  private void awaitUses(String of, int uses) {
    shop.awaitHeard();
    Await.until(() -> shop.get("/promo-codes/" + of).<Integer>path("uses"), now -> now == uses);
  }

  @Test
  void aSingleSalesUseComesBackAndItsBuyerCanUseTheCodeAgain() {
    EmulatorControl.Offer sold = shop.offer(2_000, "eur", null);
    shop.post("/offers/import", "").then().statusCode(202);
    String offer =
        Await.until(() -> shop.get("/offers").<String>path("data[0].id"), id -> id != null);
    String ask =
        "{\"code\": \"BACK20\", \"lines\": [{\"offer\": \"%s\"}], \"member\": {\"email\": \"%s\"}}"
            .formatted(offer, ANA);
    EmulatorControl.Receipt bought = shop.buy(sold, "BACK20", ANA);
    awaitUses(code, 1);
    shop.post("/promo-codes/validate", ask)
        .then()
        .body("reason.code", equalTo("per-customer-limit"));

    refund(bought, 1_600);

    awaitUses(code, 0);
    shop.post("/promo-codes/validate", ask).then().body("usable", equalTo(true));
    shop.get("/promo-codes/" + code)
        .then()
        .body("totals[0].firstPayments", equalTo(1))
        .body("totals[0].discount", equalTo(400));
    shop.get("/coupons/BACK").then().body("timesRedeemed", equalTo(1));
  }

  @Test
  void aSubscriptionsFirstUseComesBackToo() {
    EmulatorControl.Receipt bought = shop.buy(shop.offer(1_000, "eur", "month"), "BACK20", ANA);
    awaitUses(code, 1);
    refund(bought, 800);
    awaitUses(code, 0);
  }

  @Test
  void aRefundOfAPartGivesNothingBackUntilTheRestFollows() {
    EmulatorControl.Receipt bought = shop.buy(shop.offer(1_000, "eur", null), "BACK20", ANA);
    refund(bought, 799);
    awaitUses(code, 1);
    refund(bought, 1);
    awaitUses(code, 0);
  }

  @Test
  void aRefundThatDoesntArriveTakesTheUseAgain() {
    EmulatorControl.Receipt bought = shop.buy(shop.offer(1_000, "eur", null), "BACK20", ANA);
    String refund = refund(bought, 800);
    awaitUses(code, 0);
    TestWorld.stripe().failRefund(shop.account(), refund);
    awaitUses(code, 1);
  }

  @Test
  void whereTheCouponDoesntSaySoAUseStaysUsed() {
    String kept = code("KEPT", false);
    EmulatorControl.Receipt bought = shop.buy(shop.offer(1_000, "eur", null), "KEPT20", ANA);
    refund(bought, 800);
    awaitUses(kept, 1);
    assertEquals(
        "800", Storage.one("gl", "select refunded from sale where community_id = ?", shop.id()));
  }

  @Test
  void inWhateverOrderAndHoweverOftenItIsHeardOneUseComesBackOnce() {
    long seed = System.nanoTime();
    EmulatorControl.Offer single = shop.offer(1_000, "eur", null);
    EmulatorControl.Offer monthly = shop.offer(1_000, "eur", "month");
    EmulatorControl.Receipt one = shop.buy(single, "BACK20", ANA);
    EmulatorControl.Receipt other = shop.buy(monthly, "BACK20", "bob@members.example");
    shop.buy(single, "BACK20", "cem@members.example");
    refund(one, 800);
    refund(other, 800);
    awaitUses(code, 1);
    List<String> events = EventFeed.of(shop);

    for (int round = 0; round < 3; round++) {
      for (String table :
          List.of("sale_discount", "sale", "code_total", "code_day", "coupon_total")) {
        Storage.change("gl", "delete from " + table + " where community_id = ?", shop.id());
      }
      List<String> again = new ArrayList<>(EventFeed.renamed(events, "_" + round));
      again.addAll(EventFeed.renamed(events.subList(0, events.size() / 2), "_again" + round));
      Collections.shuffle(again, new Random(seed + round));
      again.forEach(event -> Hook.connect("gl").deliver(event).then().statusCode(200));
      shop.awaitHeard();
      assertEquals(
          1, shop.get("/promo-codes/" + code).<Integer>path("uses"), "seed " + (seed + round));
      assertEquals(
          "1",
          Storage.one(
              "gl",
              "select sum(uses) from coupon_total where community_id = ? and coupon_id = 'BACK'",
              shop.id()));
    }
  }

  @Test
  void aCodeThatWasUsedUpIsActiveAgainUnlessItsTextIsGone() {
    String body = "{\"coupon\": \"BACK\", \"code\": \"%s\", \"limit\": 1}";
    String waiting = limited(body.formatted("WAITS"));
    String gone = limited(body.formatted("GONE"));
    book(waiting, 0);
    book(gone, 0);
    shop.get("/promo-codes/" + waiting).then().body("state", equalTo("EXHAUSTED"));
    limited(body.formatted("GONE"));

    book(waiting, 500);
    book(gone, 500);

    shop.get("/promo-codes/" + waiting).then().body("state", equalTo("ACTIVE"));
    shop.get("/promo-codes/" + gone)
        .then()
        .body("uses", equalTo(0))
        .body("state", equalTo("EXHAUSTED"));
  }

  private String limited(String body) {
    String id = shop.post("/promo-codes", body).then().statusCode(201).extract().path("id");
    shop.awaitMirror(id, "IN_SYNC");
    return id;
  }

  /** A sale Stripe never counted, like those of our checkout. */
  private void book(String of, long refunded) {
    String at =
        Storage.one(
            "gl",
            "select stripe_id from promo_code_incarnation where community_id = ?"
                + " and promo_code_id = ?",
            shop.id(),
            of);
    BookedSale sale =
        new BookedSale(
            "in_" + of,
            BookedSale.Kind.FIRST,
            Instant.now(),
            Money.of(600, "eur"),
            Money.of(100, "eur"),
            Money.of(500, "eur"),
            new BookedSale.Buyer("cus_1", ANA, "Ana"),
            List.of(
                new BookedSale.BookedDiscount(
                    "il_1", "di_1", null, new BookedSale.Code(at, Map.of()), 100)),
            List.of(),
            List.of());
    CommunityId community = CommunityId.of(shop.id());
    regions.run(community, () -> ledger.book(community, new RefundedSale(sale, refunded)));
  }
}
