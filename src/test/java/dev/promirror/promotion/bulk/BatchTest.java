package dev.promirror.promotion.bulk;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many codes are made as one job, and each is a code like any other. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class BatchTest {

  private Shop shop;
  private BatchWorld batches;

  @BeforeEach
  void aShop() {
    shop = Shop.ready("gl");
    batches = new BatchWorld(shop);
    shop.coupon("SALE", 20);
  }

  @Test
  void asManyCodesAreMadeAsAreWantedAndStripeHasEachOnce() {
    String batch =
        batches.made(
            "SALE",
            30,
            """
            , "prefix": "Fly-", "length": 6, "name": "Flyers", "channel": "flyer", "limit": 1""");

    List<String> texts = batches.texts(batch);
    assertEquals(30, texts.size());
    assertEquals(30, texts.stream().map(CodeText::key).distinct().count());
    assertTrue(texts.stream().allMatch(text -> text.matches("Fly-[A-Z0-9]{6}")), texts::toString);
    Await.until(() -> batches.progress(batch, "mirrored"), mirrored -> mirrored == 30);
    Set<String> atStripe = new HashSet<>();
    for (JsonNode code : shop.truth().path("promotion_codes")) {
      assertTrue(code.path("active").asBoolean());
      assertEquals(1, code.path("max_redemptions").asInt());
      assertTrue(atStripe.add(code.path("code").asText()));
    }
    assertEquals(Set.copyOf(texts), atStripe);
    shop.get("/promo-codes?limit=100&batch=" + batch)
        .then()
        .body("data", hasSize(30))
        .body("data.findAll { it.state == 'ACTIVE' && it.channel == 'flyer' }", hasSize(30));
  }

  @Test
  void theBatchSaysWhatItIsAndListsTheNewestFirst() {
    String one = batches.made("SALE", 2, ", \"name\": \"One\"");
    String two = batches.made("SALE", 3, ", \"pattern\": \"VIP-####-####\"");

    Response shown = shop.get("/promo-codes/batches/" + two);
    shown
        .then()
        .body("name", equalTo("VIP-####-####"))
        .body("count", equalTo(3))
        .body("progress.made", equalTo(3))
        .body("progress.used", equalTo(0));
    shop.get("/promo-codes/" + shown.path("firstCode")).then().statusCode(200);
    shop.get("/promo-codes/batches").then().body("data.id", equalTo(List.of(two, one)));
    Response first = shop.get("/promo-codes/batches?limit=1");
    shop.get("/promo-codes/batches?limit=1&after=" + first.path("next"))
        .then()
        .body("data.id", equalTo(List.of(one)));
    shop.get("/promo-codes/batches/batch-none").then().statusCode(404);
    shop.get("/promo-codes/" + shown.path("firstCode") + "/history")
        .then()
        .body("data", hasSize(0));
    assertEquals(
        "2",
        Storage.one(
            "gl",
            "select count(*) from audit where community_id = ? and object_kind like '%batch'",
            shop.id()));
  }

  @Test
  void aRequestSentTwiceMakesOneBatch() {
    String body = "{\"coupon\": \"SALE\", \"count\": 5}";
    List<String> ids =
        java.util.stream.Stream.of(1, 2)
            .map(
                time ->
                    shop.asOwner()
                        .contentType("application/json")
                        .header("Idempotency-Key", "flyers")
                        .body(body)
                        .post(shop.address("/promo-codes/batches"))
                        .<String>path("id"))
            .toList();

    assertEquals(1, Set.copyOf(ids).size());
    batches.await(ids.getFirst(), "MADE");
    assertEquals(5, batches.texts(ids.getFirst()).size());
  }

  @Test
  void whatCannotBeMadeIsRefusedByField() {
    refused("{\"coupon\": \"SALE\"}").body("errors.field", equalTo(List.of("/count")));
    refused("{\"coupon\": \"SALE\", \"count\": 100001}")
        .body("errors.field", equalTo(List.of("/count")));
    refused("{\"coupon\": \"SALE\", \"count\": 1000, \"length\": 3}")
        .body("errors.field", equalTo(List.of("/length")))
        .body("errors.code", equalTo(List.of("too-few-texts")))
        .body("errors[0].fix", containsString("at least 4"));
    refused("{\"coupon\": \"SALE\", \"count\": 1000, \"pattern\": \"A-###\"}")
        .body("errors.field", equalTo(List.of("/pattern")));
    refused("{\"coupon\": \"SALE\", \"count\": 1, \"pattern\": \"A-####\", \"length\": 4}")
        .body("errors.code", equalTo(List.of("with-pattern")));
    refused("{\"coupon\": \"SALE\", \"count\": 1, \"prefix\": \"A B\"}")
        .body("errors.field", equalTo(List.of("/prefix")));
    refused("{\"coupon\": \"SALE\", \"count\": 1, \"code\": \"SUNNY\"}")
        .body("errors.code", equalTo(List.of("unknown-field")));
    refused("{\"coupon\": \"NONE\", \"count\": 1}")
        .body("errors.code", equalTo(List.of("unknown-coupon")));
    refused("{\"coupon\": \"SALE\", \"count\": 1, \"conditions\": {\"perCustomer\": 1}}")
        .body("errors.code", hasItem("unacknowledged"));
    assertEquals(
        "0",
        Storage.one("gl", "select count(*) from code_batch where community_id = ?", shop.id()));
  }

  @Test
  void whoeverGoesOnAfterACrashMakesNeitherTooManyNorTooFew() {
    String batch = batches.made("SALE", 2_500, ", \"draft\": true");
    batches.hold("bulk");
    Storage.change(
        "gl",
        """
        delete from promo_code where community_id = ? and batch_id = ? and id in (
          select id from promo_code where batch_id = ? order by id desc limit 1700)
        """,
        shop.id(),
        batch,
        batch);
    Storage.change("gl", "update code_batch set state = 'MAKING' where id = ?", batch);

    batches.letGo("bulk");

    batches.await(batch, "MADE");
    List<String> texts = batches.texts(batch);
    assertEquals(2_500, texts.size());
    assertEquals(2_500, texts.stream().map(CodeText::key).distinct().count());
    assertEquals(List.of("DRAFT"), batches.column("state", batch).stream().distinct().toList());
  }

  @Test
  void codesOfABatchThatIsBeingMadeCannotBeChangedAlone() {
    batches.hold("bulk");
    String batch = batches.begun("SALE", 10, "");
    String code = shop.get("/promo-codes/batches/" + batch).path("firstCode");

    shop.post("/promo-codes/" + code + "/pause", "").then().statusCode(409);
    shop.put("/promo-codes/" + code, "*", "{\"coupon\": \"SALE\", \"code\": \"OTHER\"}")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:promirror:problem:batch-unfinished"));

    batches.letGo("bulk");
    batches.await(batch, "MADE");
    shop.post("/promo-codes/" + code + "/pause", "").then().statusCode(200);
    assertEquals(10, batches.progress(batch, "made"));
  }

  @Test
  void aBatchWhoseCouponIsArchivedStops() {
    batches.hold("bulk");
    String batch = batches.begun("SALE", 10, "");
    shop.post("/coupons/SALE/archive", "").then().statusCode(200);

    batches.letGo("bulk");

    batches.await(batch, "STOPPED");
    shop.get("/promo-codes/batches/" + batch)
        .then()
        .body("reason", equalTo("COUPON_ARCHIVED"))
        .body("progress.made", equalTo(1));
  }

  @Test
  void aBatchWithoutFreeTextsStopsAndTakesNoneThatSomebodyHas() {
    batches.hold("bulk");
    String batch = batches.begun("SALE", 4, ", \"prefix\": \"x-\", \"length\": 2, \"draft\": true");
    String taken = batches.texts(batch).getFirst();
    // All others of the 484 texts, written in another case.
    Storage.change(
        "gl",
        """
        insert into promo_code
        select (jsonb_populate_record(original, jsonb_build_object(
          'id', 'code-' || lower(text), 'code', lower(text), 'code_key', lower(text),
          'batch_id', null))).*
        from promo_code original, (
          select 'x-' || a || b as text
          from regexp_split_to_table('34679ACDEFGHJKMNPRTWXY', '') a,
               regexp_split_to_table('34679ACDEFGHJKMNPRTWXY', '') b) texts
        where community_id = ? and original.code = ? and text <> original.code
        """,
        shop.id(),
        taken);

    batches.letGo("bulk");

    batches.await(batch, "STOPPED");
    shop.get("/promo-codes/batches/" + batch).then().body("reason", equalTo("TEXTS_USED_UP"));
    assertEquals(List.of(taken), batches.texts(batch));
  }

  @Test
  void codesForOneCustomerAreMadeForThatCustomer() {
    String batch = batches.made("SALE", 3, ", \"customer\": \"cus_1\"");

    assertEquals(List.of("cus_1", "cus_1", "cus_1"), batches.column("customer", batch));
  }

  private io.restassured.response.ValidatableResponse refused(String body) {
    return shop.post("/promo-codes/batches", body).then().statusCode(422);
  }
}
