package dev.promirror.promotion;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field the same on adding, editing and reading. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class EditingTest {

  private static final List<String> ANSWERS_ONLY =
      List.of(
          "origin",
          "notes",
          "state",
          "mirror",
          "timesRedeemed",
          "createdAt",
          "revision",
          "warnings",
          "enforcement",
          "currentCoupon",
          "uses",
          "remaining",
          "totals");

  private Shop shop;

  @BeforeEach
  void aCommunity() {
    shop = Shop.opened("gl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name':'A','percentOff':12.5,'duration':'FOREVER'}",
        "{'name':'A','amountOff':{'amount':500,'currency':'EUR'},'currencyOptions':{'JPY':700,'KWD':1230,'USD':600}}",
        "{'name':'A','extraTrialDays':30}",
        "{'name':'A','percentOff':5,'duration':'REPEATING','durationInMonths':3}",
        "{'name':'A','percentOff':5,'duration':'PERIODS','durationInPeriods':4}",
        "{'name':'A','percentOff':5,'duration':'UNTIL','durationUntil':{'date':'2027-06-30','zone':'Asia/Kolkata'}}",
        "{'name':'A','percentOff':5,'scope':{'kind':'ONLY','offers':[]}}",
        "{'name':'A','percentOff':5,'metadata':{'a/b':'1','~':'2','ü':'3'}}",
        "{'name':'A','percentOff':5,'limit':0,'redeemBy':{'date':'2027-06-30'},'startsAt':{'date':'2027-01-01','time':'10:00'}}",
        "{'name':'A','percentOff':5,'refundGivesUseBack':true,'acknowledged':['budget','refundGivesUseBack'],'conditions':{'perCustomer':2,'minimumSpend':[{'amount':1000,'currency':'EUR'},{'amount':900,'currency':'USD'}],'minimumQuantity':2,'budget':{'amount':100000,'currency':'EUR'}}}",
        "{'name':'A','percentOff':5,'conditions':{'audience':'EXISTING'}}"
      })
  void aCouponIsReadAsItWasWrittenAndCanBeWrittenAgainAsItIsRead(String body) {
    JsonNode wish = json(body.replace('\'', '"'));
    String id = shop.post("/coupons", wish.toString()).then().statusCode(201).extract().path("id");
    ObjectNode read = (ObjectNode) json(shop.get("/coupons/" + id).asString());
    wish.fieldNames().forEachRemaining(field -> covers(wish.get(field), read.get(field), field));

    Response again = replace("/coupons/" + id, writable(read));

    again.then().statusCode(200).body("revision", equalTo(1));
    shop.coupon("OTHER", 7);
    replace("/coupons/OTHER", writable(read).without(List.of("id")))
        .then()
        .statusCode(200)
        .body("revision", equalTo(2));
    JsonNode other = json(shop.get("/coupons/OTHER").asString());
    assertEquals(writable(read).without(List.of("id")), writable(other).without(List.of("id")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'coupon':'BASE','code':'PLAIN'}",
        "{'coupon':'BASE','code':'Exact-1','casePolicy':'EXACT','door':'OUR_CHECKOUT','channel':'podcast','name':'Listeners'}",
        "{'coupon':'BASE','code':'STEPS','limit':50,'then':[{'coupon':'NEXT','limit':100},{'coupon':'LAST'}]}",
        "{'coupon':'BASE','code':'DRAFTED','draft':true,'active':false}",
        "{'coupon':'BASE','code':'DATED','startsAt':{'date':'2027-03-01'},'expiresAt':{'date':'2027-03-31','time':'18:00','zone':'Asia/Kolkata'}}",
        "{'coupon':'BASE','code':'HERS','customer':'cus_NffrFeUfNV2Hib','firstPurchaseOnly':true}",
        "{'coupon':'BASE','code':'HELD','limit':0,'acknowledged':['budget','minimumQuantity','perCustomer'],'conditions':{'perCustomer':1,'minimumQuantity':3,'budget':{'amount':5000,'currency':'JPY'}}}",
        "{'coupon':'BASE','code':'NEWS','conditions':{'audience':'NEW','minimumSpend':[{'amount':100,'currency':'ISK'}]}}",
        "{'coupon':'BASE','code':'OLD','door':'OUR_CHECKOUT','conditions':{'audience':'EXISTING'}}"
      })
  void aPromoCodeIsReadAsItWasWrittenAndCanBeWrittenAgainAsItIsRead(String body) {
    shop.coupon("BASE", 5);
    shop.coupon("NEXT", 6);
    shop.coupon("LAST", 7);
    JsonNode wish = json(body.replace('\'', '"'));
    String id =
        shop.post("/promo-codes", wish.toString()).then().statusCode(201).extract().path("id");
    ObjectNode read = (ObjectNode) json(shop.get("/promo-codes/" + id).asString());
    wish.fieldNames().forEachRemaining(field -> covers(wish.get(field), read.get(field), field));

    replace("/promo-codes/" + id, writable(read))
        .then()
        .statusCode(200)
        .body("revision", equalTo(1));
    ObjectNode renamed = writable(read).put("name", "Another").put("limit", 60);
    replace("/promo-codes/" + id, renamed)
        .then()
        .statusCode(200)
        .body("revision", equalTo(2))
        .body("name", equalTo("Another"))
        .body("limit", equalTo(60));
  }

  @Test
  void whatAReplacementLeavesOutBecomesItsDefault() {
    shop.post(
            "/coupons",
            "{\"id\": \"FULL\", \"name\": \"Full\", \"percentOff\": 5, \"limit\": 9,"
                + " \"metadata\": {\"k\": \"v\"}, \"duration\": \"FOREVER\"}")
        .then()
        .statusCode(201);

    shop.put("/coupons/FULL", tag("/coupons/FULL"), "{\"name\": \"Bare\", \"percentOff\": 5}")
        .then()
        .statusCode(200)
        .body("limit", nullValue())
        .body("metadata.size()", equalTo(0))
        .body("duration", equalTo("ONCE"));
  }

  @Test
  void aReplacementSaysWhatItReplaces() {
    shop.coupon("TAGGED", 5);
    String code = "/promo-codes/" + shop.code("TAGGED", "TAGGED");
    for (String address : List.of("/coupons/TAGGED", code)) {
      String body =
          address.equals(code)
              ? "{\"coupon\": \"TAGGED\", \"code\": \"TAGGED\", \"name\": \"New\"}"
              : "{\"name\": \"New\", \"percentOff\": 5}";
      shop.put(address, null, body)
          .then()
          .statusCode(428)
          .body("type", equalTo("urn:promirror:problem:precondition-required"));
      String seen = tag(address);
      shop.put(address, seen, body).then().statusCode(200);
      for (String stale : List.of(seen, "\"r99\"", "nonsense")) {
        shop.put(address, stale, body)
            .then()
            .statusCode(412)
            .body("type", equalTo("urn:promirror:problem:precondition-failed"));
      }
      shop.put(address, "*", body).then().statusCode(200).body("revision", equalTo(2));
    }
    shop.put("/coupons/NONE", "*", "{}").then().statusCode(404);
    shop.put("/promo-codes/code-1", "*", "{}").then().statusCode(404);
  }

  @Test
  void whatIsArchivedStaysAsItIs() {
    shop.coupon("GONE", 5);
    String code = "/promo-codes/" + shop.code("GONE", "GONE");
    shop.post("/coupons/GONE/archive", "").then().statusCode(200);

    shop.put("/coupons/GONE", "*", "{\"name\": \"A\", \"percentOff\": 5}")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:promirror:problem:archived"));
    shop.put(code, "*", "{\"coupon\": \"GONE\", \"code\": \"GONE\"}")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:promirror:problem:archived"));
  }

  @Test
  void aDateThatIsPastMeanwhileCanStay() {
    shop.coupon("PASTS", 5);
    String id = shop.code("PASTS", "PASTS");
    past("promo_code", "expires", id);
    past("coupon", "redeem_by", "PASTS");
    ObjectNode code = writable((ObjectNode) json(shop.get("/promo-codes/" + id).asString()));
    ObjectNode coupon = writable((ObjectNode) json(shop.get("/coupons/PASTS").asString()));

    replace("/promo-codes/" + id, code.put("name", "Kept")).then().statusCode(200);
    replace("/coupons/PASTS", coupon.put("name", "Kept")).then().statusCode(200);
    code.putObject("expiresAt").put("date", "2020-01-02");
    replace("/promo-codes/" + id, code)
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("past"));
  }

  @Test
  void anExpiredCodeIsUsableAgainIfNobodyTookItsText() {
    shop.coupon("AGAIN", 5);
    String first = shop.code("AGAIN", "RETURNS");
    past("promo_code", "expires", first);
    shop.get("/promo-codes/" + first).then().body("state", equalTo("EXPIRED"));
    String extended = "{\"coupon\": \"AGAIN\", \"code\": \"RETURNS\"}";
    shop.put("/promo-codes/" + first, "*", extended)
        .then()
        .statusCode(200)
        .body("state", equalTo("ACTIVE"));

    past("promo_code", "expires", first);
    String second = shop.code("AGAIN", "returns");
    shop.put("/promo-codes/" + first, "*", extended)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:promirror:problem:code-taken"));
    shop.post("/promo-codes/" + second + "/archive", "").then().statusCode(200);
    shop.put("/promo-codes/" + first, "*", extended)
        .then()
        .statusCode(200)
        .body("state", equalTo("ACTIVE"));
    shop.post("/promo-codes", extended).then().statusCode(409);
  }

  @Test
  void aCouponsEditDoesNotBringBackCodesWhoseTextsOthersHave() {
    shop.coupon("SEASON", 5);
    shop.coupon("OTHER", 5);
    String lost = shop.code("SEASON", "SEASONAL");
    past("coupon", "redeem_by", "SEASON");
    String taker = shop.code("OTHER", "SEASONAL");
    String extended = "{\"name\": \"Season\", \"percentOff\": 5}";

    shop.put("/coupons/SEASON", "*", extended)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:promirror:problem:code-taken"))
        .body("detail", containsString("SEASONAL"));
    shop.post("/promo-codes/" + taker + "/archive", "").then().statusCode(200);
    shop.put("/coupons/SEASON", "*", extended).then().statusCode(200);
    shop.get("/promo-codes/" + lost).then().body("state", equalTo("ACTIVE"));
    shop.post("/promo-codes", "{\"coupon\": \"OTHER\", \"code\": \"SEASONAL\"}")
        .then()
        .statusCode(409);
  }

  @Test
  void codesForSingleCustomersShareATextAndACodeForEveryoneSharesItWithNone() {
    shop.coupon("SHARED", 5);
    String body = "{\"coupon\": \"SHARED\", \"code\": \"FORYOU\"%s}";
    shop.post("/promo-codes", body.formatted(", \"customer\": \"cus_1\"")).then().statusCode(201);
    String second =
        shop.post("/promo-codes", body.formatted(", \"customer\": \"cus_2\""))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    shop.post("/promo-codes", body.formatted(", \"customer\": \"cus_1\"")).then().statusCode(409);
    shop.post("/promo-codes", body.formatted("")).then().statusCode(409);
    shop.put("/promo-codes/" + second, "*", body.formatted("")).then().statusCode(409);
    shop.put("/promo-codes/" + second, "*", body.formatted(", \"customer\": \"cus_3\""))
        .then()
        .statusCode(200);
  }

  @Test
  void aDraftIsPublishedOnceAndForAll() {
    shop.coupon("DRAFTS", 5);
    String id =
        shop.post("/promo-codes", "{\"coupon\":\"DRAFTS\",\"code\":\"SKETCH\",\"draft\":true}")
            .then()
            .statusCode(201)
            .body("draft", equalTo(true))
            .extract()
            .path("id");

    shop.post("/promo-codes/" + id + "/publish", "")
        .then()
        .statusCode(200)
        .body("draft", equalTo(false))
        .body("revision", equalTo(2));
    shop.post("/promo-codes/" + id + "/publish", "").then().body("revision", equalTo(2));
    shop.put(
            "/promo-codes/" + id, "*", "{\"coupon\":\"DRAFTS\",\"code\":\"SKETCH\",\"draft\":true}")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("already-published"));
  }

  @Test
  void aCopyIsADraftUnderAFreeText() {
    shop.coupon("COPIES", 5);
    String id =
        shop.post(
                "/promo-codes",
                "{\"coupon\":\"COPIES\",\"code\":\"MODEL\",\"channel\":\"radio\",\"limit\":3}")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    shop.code("COPIES", "model-2");

    shop.post("/promo-codes/" + id + "/duplicate", "")
        .then()
        .statusCode(201)
        .body("code", equalTo("MODEL-3"))
        .body("name", equalTo("MODEL-3"))
        .body("draft", equalTo(true))
        .body("channel", equalTo("radio"))
        .body("limit", equalTo(3))
        .body("id", not(equalTo(id)));
  }

  @Test
  void aSuggestedTextIsFree() {
    shop.coupon("WISHES", 5);
    suggested("Summer Sale 20%", "SUMMERSALE20");
    shop.code("WISHES", "summersale20");
    suggested("Summer Sale 20%", "SUMMERSALE20-2");
    shop.get("/promo-codes/suggestion").then().statusCode(422);
  }

  private void suggested(String title, String text) {
    shop.asOwner()
        .queryParam("title", title)
        .get(shop.address("/promo-codes/suggestion"))
        .then()
        .statusCode(200)
        .body("code", equalTo(text));
  }

  @Test
  void theHistorySaysWhoChangedWhatFromWhatToWhat() {
    shop.coupon("TOLD", 5);
    String code = "/promo-codes/" + shop.code("TOLD", "TOLD");
    shop.put(code, "*", "{\"coupon\":\"TOLD\",\"code\":\"RETOLD\",\"limit\":5}")
        .then()
        .statusCode(200);
    shop.put("/coupons/TOLD", "*", "{\"name\":\"Sale\",\"percentOff\":7.5}").then().statusCode(200);

    shop.get(code + "/history")
        .then()
        .statusCode(200)
        .body("data.action", contains("edit", "create"))
        .body("data[0].role", equalTo("owner"))
        .body("data[0].actor", matchesPattern("[0-9a-f]{64}"))
        .body("data[0].changes.field", not(hasItem("active")))
        .body("data[0].changes.find { it.field == 'code' }.before", equalTo("TOLD"))
        .body("data[0].changes.find { it.field == 'code' }.after", equalTo("RETOLD"))
        .body("data[0].changes.find { it.field == 'limit' }.before", nullValue())
        .body("data[0].changes.find { it.field == 'limit' }.after", equalTo(5));
    shop.get("/coupons/TOLD/history?limit=1")
        .then()
        .body("data[0].changes.field", contains("percentOff"))
        .body("data[0].changes[0].before", equalTo(5))
        .body("data[0].changes[0].after", equalTo(7.5f));
    String next = shop.get("/coupons/TOLD/history?limit=1").path("next");
    shop.get("/coupons/TOLD/history?limit=1&after=" + next)
        .then()
        .body("data.action", contains("create"))
        .body("next", nullValue());
    shop.get("/coupons/NONE/history").then().statusCode(404);
  }

  private Response replace(String address, JsonNode body) {
    return shop.put(address, tag(address), body.toString());
  }

  private String tag(String address) {
    return shop.get(address).header("ETag");
  }

  /** As if that day had gone by. */
  private void past(String table, String column, String id) {
    Storage.change(
        shop.region(),
        "update %s set %s_date = '2026-01-31', %s_zone = 'Europe/Lisbon', %s = '2026-02-01T00:00:00Z'"
                .formatted(table, column, column, column.equals("expires") ? "expires_at" : column)
            + " where community_id = ? and id = ?",
        shop.id(),
        id);
  }

  private static ObjectNode writable(JsonNode read) {
    ObjectNode body = read.deepCopy();
    body.remove(ANSWERS_ONLY);
    if (body.has("currentCoupon") || body.has("coupon")) {
      body.remove("id");
    }
    for (String date : List.of("startsAt", "expiresAt", "redeemBy", "durationUntil")) {
      if (body.get(date) instanceof ObjectNode said) {
        said.remove("instant");
      }
    }
    return body;
  }

  /** All that was said is there; what is there may say more. */
  private static void covers(JsonNode said, JsonNode read, String where) {
    if (said.isObject()) {
      said.fieldNames()
          .forEachRemaining(
              field -> covers(said.get(field), read.path(field), where + "/" + field));
    } else {
      assertEquals(said, read, where);
    }
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
