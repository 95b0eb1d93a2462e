package dev.promirror.mirror;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.PromotionCodeCreateParams;
import dev.promirror.standins.emulator.store.Fact;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits Stripe can't do reach it as successors, under one identity and one line of figures. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class ReplacementsTest {

  private static final String CODES = "/v1/promotion_codes";

  private Shop shop;
  private boolean twins;

  @BeforeEach
  void aShopIsReady() {
    shop = Shop.ready("gl");
    twins = TestWorld.stripe().holds(Fact.INACTIVE_TWIN_IS_ACCEPTED);
  }

  @AfterEach
  void stripeIsAsItWas() {
    TestWorld.stripe().faults().clearFaults();
    TestWorld.stripe().hooks().resumeDeliveries();
    TestWorld.stripe().take(Fact.INACTIVE_TWIN_IS_ACCEPTED, twins);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRaisedLimitLeavesOneCodeWithWhatIsLeftAndOneLineOfFigures(boolean twinIsAccepted) {
    TestWorld.stripe().take(Fact.INACTIVE_TWIN_IS_ACCEPTED, twinIsAccepted);
    String code = limited(2);
    buy("ana@members.example");
    awaitUses(code, 1);

    limit(code, 5);

    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(List.of("4"), active("max_redemptions"));
    buy("ben@members.example");
    awaitUses(code, 2);
    assertEquals(1, currentCodes());
  }

  @Test
  void aUsedUpCodeIsRevivedByAHigherLimit() {
    String code = limited(1);
    buy("ana@members.example");
    awaitUses(code, 1);
    Await.passes(() -> shop.get("/promo-codes/" + code).then().body("state", equalTo("EXHAUSTED")));

    limit(code, 3);

    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(List.of("2"), active("max_redemptions"));
    assertEquals(List.of("2"), active("metadata/promirror_incarnation"));
  }

  @Test
  void anotherAmountMovesAllCodesToTheCouponsSuccessor() {
    shop.coupon("SALE", 20);
    List<String> codes = new ArrayList<>();
    for (String text : List.of("SUNNY", "RAINY", "WINDY")) {
      codes.add(shop.code("SALE", text));
    }
    codes.forEach(code -> shop.awaitMirror(code, "IN_SYNC"));

    percent(35);
    awaitCoupon("IN_SYNC");

    assertEquals(List.of("SALE-2", "SALE-2", "SALE-2"), active("promotion/coupon"));
    assertEquals(
        List.of("SALE-2"),
        Storage.rows(
                "gl",
                "select stripe_id from coupon_incarnation"
                    + " where community_id = ? and retired_at is null",
                shop.id())
            .stream()
            .map(List::getFirst)
            .toList());
    shop.get("/coupons/SALE").then().body("mirror.stripeId", equalTo("SALE-2"));
    percent(40);
    awaitCoupon("IN_SYNC");
    assertEquals(List.of("SALE-3", "SALE-3", "SALE-3"), active("promotion/coupon"));
  }

  @Test
  void theNextStepTakesOverWhenOneIsUsedUp() {
    String code = limited(2);
    shop.coupon("NEXT", 10);
    edit(code, "'code': 'SUNNY', 'limit': 1, 'then': [{'coupon': 'NEXT', 'limit': 2}]");
    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(List.of("1"), active("max_redemptions"));

    buy("ana@members.example");

    Await.until(() -> active("promotion/coupon"), List.of("NEXT")::equals);
    assertEquals(List.of("2"), active("max_redemptions"));
    shop.awaitMirror(code, "IN_SYNC");
    buy("ben@members.example");
    awaitUses(code, 2);
    assertEquals(1, currentCodes());
  }

  @Test
  void theNextStepTakesOverWhenOthersHaveUsedItsCouponUp() {
    shop.post(
            "/coupons", "{\"id\": \"SALE\", \"name\": \"Sale\", \"percentOff\": 20, \"limit\": 2}")
        .then()
        .statusCode(201);
    shop.coupon("NEXT", 10);
    String code =
        shop.post(
                "/promo-codes",
                """
                {"coupon": "SALE", "code": "SUNNY", "limit": 2,
                 "then": [{"coupon": "NEXT", "limit": 5}]}
                """)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String other = shop.code("SALE", "RAINY");
    shop.awaitMirror(code, "IN_SYNC");
    shop.awaitMirror(other, "IN_SYNC");
    buy("ana@members.example");
    shop.buy(shop.offer(2_000, "eur", null), "RAINY", "ben@members.example");

    Await.until(() -> active("promotion/coupon"), List.of("NEXT")::equals);
    shop.awaitMirror(code, "IN_SYNC");

    assertEquals(List.of("6"), active("max_redemptions"));
    shop.get("/promo-codes/" + code)
        .then()
        .body("state", equalTo("ACTIVE"))
        .body("currentCoupon", equalTo("NEXT"));
    shop.get("/promo-codes/" + other).then().body("state", equalTo("EXHAUSTED"));
    buy("cid@members.example");
    awaitUses(code, 2);
    assertEquals(List.of("SUNNY"), active("code"));
  }

  @Test
  void anIdThatASuccessorHasAtStripeIsTaken() {
    limited(2);
    percent(35);
    awaitCoupon("IN_SYNC");

    shop.post("/coupons", "{\"id\": \"SALE-2\", \"name\": \"Mine\", \"percentOff\": 5}")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:promirror:problem:id-taken"));
  }

  @Test
  void asMuchMetadataAsCanBeWrittenFitsAtStripeBesideOurMarks() {
    String body = "{\"id\": \"SALE\", \"name\": \"Sale\", \"percentOff\": 5, \"metadata\": {%s}}";

    shop.post("/coupons", body.formatted(metadata(48))).then().statusCode(422);
    shop.post("/coupons", body.formatted(metadata(47))).then().statusCode(201);

    awaitCoupon("IN_SYNC");
    assertEquals(50, shop.truth().at("/coupons/0/metadata").size());
  }

  private static String metadata(int keys) {
    return IntStream.range(0, keys)
        .mapToObj(i -> "\"key%d\": \"v\"".formatted(i))
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply_lost", "500_stored", "500_not_executed", "rate_limited"})
  void whateverIsLostOnTheWayOneCodeIsLeft(String kind) {
    String code = limited(2);
    TestWorld.stripe().faults().addFault(kind, "POST", CODES + "/", shop.account(), 1);
    TestWorld.stripe().faults().addFault(kind, "POST", CODES, shop.account(), 1);

    limit(code, 5);
    if (kind.equals("500_not_executed")) {
      Await.passes(() -> minutesPass(code));
    }

    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(List.of("5"), active("max_redemptions"));
    assertEquals(1, currentCodes());
  }

  @Test
  void theOldCodeIsBackIfItsSuccessorCannotBeSwitchedOn() throws StripeException {
    shop.awaitRead();
    String code = limited(2);
    // Nobody here hears of it before it is in the way.
    TestWorld.stripe().hooks().pauseDeliveries();
    foreign("THEIRS");

    edit(code, "'code': 'THEIRS', 'limit': 2");

    shop.awaitMirror(code, "FAILED");
    List<String> usable = active("code");
    usable.sort(String::compareTo);
    assertEquals(List.of("SUNNY", "THEIRS"), usable);
    assertEquals(1, currentCodes());
  }

  @Test
  void anArchivedCouponIsDeletedAtStripeAfterItsCodesAreOff() {
    String code = limited(2);
    shop.asOwner().post(shop.address("/coupons/SALE/archive")).then().statusCode(200);

    awaitCoupon("IN_SYNC");

    assertEquals(List.of(), active("code"));
    assertEquals(
        "1",
        Storage.one(
            "gl",
            "select count(*) from coupon_incarnation"
                + " where community_id = ? and retired_at is not null",
            shop.id()));
    shop.get("/promo-codes/" + code).then().body("state", equalTo("ARCHIVED"));
  }

  private String limited(int limit) {
    shop.coupon("SALE", 20);
    String code =
        shop.post(
                "/promo-codes",
                "{\"coupon\": \"SALE\", \"code\": \"SUNNY\", \"limit\": %d}".formatted(limit))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    shop.awaitMirror(code, "IN_SYNC");
    return code;
  }

  private void buy(String email) {
    shop.buy(shop.offer(2_000, "eur", null), "SUNNY", email);
  }

  private void awaitUses(String code, int uses) {
    Await.passes(
        () ->
            shop.get("/promo-codes/" + code)
                .then()
                .body("uses", equalTo(uses))
                .body("timesRedeemed", equalTo(uses)));
  }

  private void limit(String code, long limit) {
    edit(code, "'code': 'SUNNY', 'limit': " + limit);
  }

  private void percent(int percent) {
    put("/coupons/SALE", "'name': 'Sale', 'percentOff': " + percent);
  }

  private void edit(String code, String fields) {
    put("/promo-codes/" + code, "'coupon': 'SALE', " + fields);
  }

  private void put(String path, String fields) {
    String etag = shop.get(path).header("ETag");
    shop.put(path, etag, ("{" + fields + "}").replace('\'', '"')).then().statusCode(200);
  }

  private void minutesPass(String code) {
    Storage.change(
        "gl",
        "update attempt set sent_at = sent_at - interval '3 minutes'"
            + " where community_id = ? and object_id = ?",
        shop.id(),
        code);
    Storage.change(
        "gl", "update account_work set not_before = '-infinity' where community_id = ?", shop.id());
    shop.get("/promo-codes/" + code).then().body("mirror.state", equalTo("IN_SYNC"));
  }

  private void awaitCoupon(String state) {
    Await.until(() -> shop.get("/coupons/SALE").<String>path("mirror.state"), state::equals);
  }

  /** What usable codes have at Stripe, by a path in them. */
  private List<String> active(String path) {
    List<String> found = new ArrayList<>();
    StreamSupport.stream(shop.truth().path("promotion_codes").spliterator(), false)
        .filter(it -> it.path("active").asBoolean())
        .map(it -> it.at("/" + path))
        .map(JsonNode::asText)
        .forEach(found::add);
    return found;
  }

  private int currentCodes() {
    return Integer.parseInt(
        Storage.one(
            "gl",
            "select count(*) from promo_code_incarnation"
                + " where community_id = ? and retired_at is null",
            shop.id()));
  }

  private void foreign(String text) throws StripeException {
    StripeClient stripe =
        StripeClient.builder()
            .setApiKey("sk_test_emulator_gl")
            .setApiBase(TestWorld.stripeUrl())
            .build();
    RequestOptions options = RequestOptions.builder().setStripeAccount(shop.account()).build();
    stripe
        .v1()
        .coupons()
        .create(
            CouponCreateParams.builder().setId("OTHER").setPercentOff(new BigDecimal(7)).build(),
            options);
    stripe
        .v1()
        .promotionCodes()
        .create(
            PromotionCodeCreateParams.builder()
                .setCode(text)
                .setPromotion(
                    PromotionCodeCreateParams.Promotion.builder()
                        .setType(PromotionCodeCreateParams.Promotion.Type.COUPON)
                        .setCoupon("OTHER")
                        .build())
                .build(),
            options);
  }
}
