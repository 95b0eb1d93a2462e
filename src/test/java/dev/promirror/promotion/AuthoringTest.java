package dev.promirror.promotion;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.region.CommunityId;
import dev.promirror.region.PersonHash;
import dev.promirror.region.Region;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What owners do over the API. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class AuthoringTest {

  @Inject PersonHash hash;

  private static final String COUPON =
      "{\"id\": \"%s\", \"name\": \"Sale\", \"percentOff\": 20, \"duration\": \"REPEATING\","
          + " \"durationInMonths\": 3}";

  @Test
  void aCouponComesBackAsItWasMeant() {
    Shop shop = Shop.opened("in");

    shop.post(
            "/coupons",
            "{\"name\": \"Monsoon\", \"amountOff\": {\"amount\": 10050, \"currency\": \"inr\"},"
                + " \"limit\": 5, \"redeemBy\": {\"date\": \"2027-08-31\", \"time\": \"18:00\"}}")
        .then()
        .statusCode(201)
        .header("ETag", notNullValue())
        .header("Location", notNullValue())
        .body("amountOff.amount", equalTo(10050))
        .body("amountOff.currency", equalTo("INR"))
        .body("duration", equalTo("ONCE"))
        .body("limit", equalTo(5))
        .body("redeemBy.date", equalTo("2027-08-31"))
        .body("redeemBy.time", equalTo("18:00"))
        .body("redeemBy.zone", equalTo("Asia/Kolkata"))
        .body("redeemBy.instant", equalTo("2027-08-31T12:30:00Z"))
        .body("state", equalTo("ACTIVE"))
        .body("mirror.state", equalTo("PENDING"))
        .body("revision", equalTo(1));
  }

  @Test
  void theEndOfADayIsTheCommunitysNotTheServers() {
    Shop shop = Shop.opened("in");

    shop.post(
            "/coupons",
            "{\"name\": \"A\", \"percentOff\": 5, \"redeemBy\": {\"date\": \"2027-08-31\"}}")
        .then()
        .statusCode(201)
        .body("redeemBy.time", nullValue())
        .body("redeemBy.instant", equalTo("2027-08-31T18:30:00Z"));
  }

  @Test
  void theSameKeyAndRequestGetsTheFirstAnswerAgain() {
    Shop shop = Shop.opened("gl");
    String key = UUID.randomUUID().toString();

    Response first = postWithKey(shop, key, COUPON.formatted("KEYED"));
    Response again = postWithKey(shop, key, COUPON.formatted("KEYED"));

    first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
    again.then().statusCode(201).header("Idempotent-Replayed", equalTo("true"));
    assertEquals(first.asString(), again.asString());
    shop.get("/coupons").then().body("data", hasSize(1));
  }

  @Test
  void anEmptyKeyIsRefusedNotTakenForNone() {
    Shop shop = Shop.opened("gl");

    postWithKey(shop, "", COUPON.formatted("KEYLESS"))
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("header:Idempotency-Key"));

    shop.get("/coupons").then().body("data", hasSize(0));
  }

  @Test
  void anotherRequestUnderAKeyIsRefused() {
    Shop shop = Shop.opened("gl");
    String key = UUID.randomUUID().toString();
    postWithKey(shop, key, COUPON.formatted("FIRST")).then().statusCode(201);

    postWithKey(shop, key, COUPON.formatted("SECOND"))
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:promirror:problem:idempotency-key-reused"));
  }

  @Test
  void aRefusedRequestLeavesItsKeyFree() {
    Shop shop = Shop.opened("gl");
    String key = UUID.randomUUID().toString();
    shop.coupon("TAKEN", 5);
    postWithKey(shop, key, COUPON.formatted("TAKEN")).then().statusCode(409);

    postWithKey(shop, key, COUPON.formatted("FREE")).then().statusCode(201);
  }

  @Test
  void manyAtOnceWithOneKeyMakeOne() throws InterruptedException {
    Shop shop = Shop.opened("gl");
    String key = UUID.randomUUID().toString();
    Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      callers.add(
          Thread.ofVirtual()
              .start(
                  () ->
                      statuses.merge(
                          postWithKey(shop, key, COUPON.formatted("RACED")).statusCode(),
                          1,
                          Integer::sum)));
    }
    for (Thread caller : callers) {
      caller.join();
    }

    assertTrue(statuses.containsKey(201), () -> "statuses " + statuses);
    assertTrue(List.of(201, 409).containsAll(statuses.keySet()), () -> "statuses " + statuses);
    shop.get("/coupons").then().body("data", hasSize(1));
  }

  @Test
  void manyAtOnceWithOneTextMakeOne() throws InterruptedException {
    Shop shop = Shop.opened("gl");
    shop.coupon("RACE", 5);
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      callers.add(
          Thread.ofVirtual()
              .start(
                  () ->
                      shop.post("/promo-codes", "{\"coupon\": \"RACE\", \"code\": \"ONLYONE\"}")));
    }
    for (Thread caller : callers) {
      caller.join();
    }

    shop.get("/promo-codes").then().body("data", hasSize(1));
  }

  @Test
  void pausingActivatingAndArchivingGrowTheRevision() {
    Shop shop = Shop.opened("gl");
    shop.coupon("STEPS", 5);
    String code = "/promo-codes/" + shop.code("STEPS", "STEPPING");

    shop.post(code + "/pause", "")
        .then()
        .statusCode(200)
        .body("state", equalTo("PAUSED"))
        .body("revision", equalTo(2));
    shop.post(code + "/pause", "").then().statusCode(200).body("revision", equalTo(2));
    shop.post(code + "/activate", "").then().statusCode(200).body("state", equalTo("ACTIVE"));
    shop.post(code + "/archive", "").then().statusCode(200).body("state", equalTo("ARCHIVED"));
    shop.post(code + "/archive", "").then().statusCode(200);
    shop.post(code + "/activate", "")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:promirror:problem:archived"));
  }

  @Test
  void ownersAndTheMirrorNeverBlockEachOther() {
    Shop shop = Shop.ready("gl");
    String code = shop.mirroredCode("BUSY", 5, "BUSYCODE");
    String deadlocks = deadlocks();

    for (int i = 0; i < 30; i++) {
      shop.post("/promo-codes/" + code + (i % 2 == 0 ? "/pause" : "/activate"), "")
          .then()
          .statusCode(200);
    }

    shop.awaitMirror(code, "IN_SYNC");
    assertEquals(deadlocks, deadlocks());
  }

  private static String deadlocks() {
    try (Connection connection = TestWorld.superuser("gl");
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_stat_force_next_flush()");
      try (ResultSet row =
          statement.executeQuery(
              "select deadlocks from pg_stat_database where datname = current_database()")) {
        assertTrue(row.next());
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anArchivedCodesTextIsFreeAgain() {
    Shop shop = Shop.opened("gl");
    shop.coupon("AGAIN", 5);
    String first = shop.code("AGAIN", "REUSED");
    shop.post("/promo-codes/" + first + "/archive", "").then().statusCode(200);

    String second = shop.code("AGAIN", "reused");

    shop.get("/promo-codes?search=reused").then().body("data.id", contains(second, first));
  }

  @Test
  void archivingACouponEndsItsCodes() {
    Shop shop = Shop.opened("gl");
    shop.coupon("ENDS", 5);
    String code = shop.code("ENDS", "ENDING");

    shop.post("/coupons/ENDS/archive", "")
        .then()
        .statusCode(200)
        .body("state", equalTo("ARCHIVED"));

    shop.get("/promo-codes/" + code).then().body("state", equalTo("ARCHIVED"));
    shop.post("/promo-codes", "{\"coupon\": \"ENDS\", \"code\": \"TOOLATE\"}")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:promirror:problem:coupon-archived"));
  }

  @Test
  void aChangeOfAnOlderRevisionIsRefused() {
    Shop shop = Shop.opened("gl");
    shop.coupon("TAGS", 5);
    String code = shop.address("/promo-codes/" + shop.code("TAGS", "TAGGED"));
    String tag = shop.asOwner().get(code).header("ETag");
    shop.asOwner().header("If-Match", tag).post(code + "/pause").then().statusCode(200);

    shop.asOwner()
        .header("If-Match", tag)
        .post(code + "/activate")
        .then()
        .statusCode(412)
        .body("type", equalTo("urn:promirror:problem:precondition-failed"));
  }

  @Test
  void aReadOfWhatIsKnownSendsNothing() {
    Shop shop = Shop.ready("gl");
    String code = shop.address("/promo-codes/" + shop.mirroredCode("CACHE", 5, "CACHED"));
    String tag = shop.asOwner().get(code).header("ETag");

    shop.asOwner().header("If-None-Match", tag).get(code).then().statusCode(304);
    shop.asOwner().post(code + "/pause").then().statusCode(200);
    shop.asOwner()
        .header("If-None-Match", tag)
        .get(code)
        .then()
        .statusCode(200)
        .header("ETag", not(equalTo(tag)));
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrOverlapInEveryOrder() {
    Shop shop = Shop.opened("gl");
    shop.coupon("PAGES", 5);
    List<String> made = new ArrayList<>();
    for (String text : List.of("delta", "Alpha", "CHARLIE", "bravo", "echo")) {
      made.add(shop.code("PAGES", text));
    }

    assertEquals(made.reversed(), read(shop, "newest", "id"));
    assertEquals(List.of("Alpha", "bravo", "CHARLIE", "delta", "echo"), read(shop, "code", "code"));
    assertEquals(List.of("Alpha", "bravo", "CHARLIE", "delta", "echo"), read(shop, "name", "code"));
    assertEquals(made.reversed(), read(shop, "uses", "id"));
  }

  private static List<String> read(Shop shop, String sort, String field) {
    List<String> all = new ArrayList<>();
    String after = "";
    do {
      Response page = shop.get("/promo-codes?limit=2&sort=" + sort + after);
      page.then().statusCode(200);
      all.addAll(page.path("data." + field));
      after = page.path("next") == null ? "" : "&after=" + page.path("next");
    } while (!after.isEmpty());
    return all;
  }

  @Test
  void aSearchFindsBeginningsInAnyCase() {
    Shop shop = Shop.opened("gl");
    shop.coupon("FIND", 5);
    shop.code("FIND", "SUNNY20");
    shop.code("FIND", "RAINY20");

    shop.get("/promo-codes?search=sun").then().body("data.code", contains("SUNNY20"));
    shop.get("/promo-codes?search=nothing").then().body("data", hasSize(0));
  }

  @Test
  void rolesMayWhatTheTableSays() {
    Shop shop = Shop.opened("gl");
    shop.coupon("ROLES", 5);
    String code = "/promo-codes/" + shop.code("ROLES", "ROLED");

    as(shop, "staff").post(shop.address(code + "/pause")).then().statusCode(200);
    as(shop, "staff").post(shop.address(code + "/archive")).then().statusCode(403);
    as(shop, "store").get(shop.address(code)).then().statusCode(200);
    as(shop, "store").post(shop.address(code + "/pause")).then().statusCode(403);
    as(shop, "store").get(shop.address(code + "/redemptions")).then().statusCode(403);
    asOperator("gl").get(shop.address("")).then().statusCode(200);
    asOperator("gl").get(shop.address(code)).then().statusCode(403);
    asOperator("in").get(shop.address("")).then().statusCode(404);
    given().get(shop.address(code)).then().statusCode(401);
    given().auth().oauth2("nonsense").get(shop.address(code)).then().statusCode(401);
  }

  @Test
  void anothersObjectIsLikeAnAbsentOne() {
    Shop one = Shop.opened("gl");
    Shop other = Shop.opened("gl");
    other.coupon("THEIRS", 5);
    String theirs = other.code("THEIRS", "THEIRCODE");

    Map<String, Object> absent = answer(one.get("/promo-codes/code-00000000000000000000000000"));
    assertEquals(absent, answer(one.get("/promo-codes/" + theirs)));
    assertEquals(absent, answer(one.asOwner().get(other.address("/promo-codes/" + theirs))));
    assertEquals(
        absent,
        answer(
            one.asOwner()
                .get(
                    TestWorld.gateway()
                        + "/api/v1/communities/gl-00-00000000000000000000000000/promo-codes")));
  }

  private static Map<String, Object> answer(Response response) {
    Map<String, Object> body = response.jsonPath().getMap("");
    body.remove("requestId");
    return body;
  }

  @Test
  void everyChangeIsAuditedWithItsAuthorAsAHash() throws SQLException {
    Shop shop = Shop.opened("gl");
    shop.coupon("AUDITED", 5);
    String code = shop.code("AUDITED", "AUDITING");
    shop.post("/promo-codes/" + code + "/pause", "").then().statusCode(200);

    try (Connection connection = TestWorld.superuser("gl");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select action, role, before ->> 'active', after ->> 'active', length(actor)"
                    + " from audit where object_id = '"
                    + code
                    + "' order by id")) {
      assertTrue(rows.next());
      assertEquals("create", rows.getString(1));
      assertTrue(rows.next());
      assertEquals("pause", rows.getString(1));
      assertEquals("owner", rows.getString(2));
      assertEquals("true", rows.getString(3));
      assertEquals("false", rows.getString(4));
      assertEquals(32, rows.getInt(5));
    }
  }

  @Test
  void theAuditKnowsACodesCustomerByTheLedgersHashAlone() {
    Shop shop = Shop.opened("gl");
    shop.coupon("FOR-ONE", 5);
    String body = "{\"coupon\": \"FOR-ONE\", \"code\": \"ONEONLY\", \"customer\": \"%s\"}";
    String code =
        shop.post("/promo-codes", body.formatted("cus_audited1"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    shop.put("/promo-codes/" + code, "*", body.formatted("cus_audited2")).then().statusCode(200);

    assertEquals(
        List.of(
            Arrays.asList("create", null, hashed(shop, "cus_audited1")),
            List.of("edit", hashed(shop, "cus_audited1"), hashed(shop, "cus_audited2"))),
        Storage.rows(
            "gl",
            "select action, before ->> 'customer', after ->> 'customer' from audit"
                + " where object_id = ? order by id",
            code));
    assertEquals(
        List.of(),
        Storage.places("gl", "cus_audited").stream()
            .filter(place -> place.contains("audit"))
            .toList());
  }

  private String hashed(Shop shop, String customer) {
    Region region = CommunityId.of(shop.id()).region();
    return HexFormat.of().formatHex(hash.of(region, "customer " + customer));
  }

  private static Response postWithKey(Shop shop, String key, String body) {
    return shop.asOwner()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post(shop.address("/coupons"));
  }

  private static io.restassured.specification.RequestSpecification as(Shop shop, String role) {
    return given().auth().oauth2(TestWorld.token(role, shop.id()));
  }

  private static io.restassured.specification.RequestSpecification asOperator(String region) {
    return given().auth().oauth2(TestWorld.token("operator", region));
  }
}
