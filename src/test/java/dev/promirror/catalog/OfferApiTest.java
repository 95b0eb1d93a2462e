package dev.promirror.catalog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What owners do with offers over the API. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class OfferApiTest {

  private static final String SIMPLE =
      "{\"name\": \"Workshop\", \"price\": {\"amount\": 6500, \"currency\": \"EUR\"}}";
  private static final String MONTHLY =
      "{\"name\": \"Club\", \"price\": {\"amount\": 2400, \"currency\": \"EUR\"},"
          + " \"cadence\": {\"kind\": \"RECURRING\", \"unit\": \"MONTH\"}, \"trialDays\": 7}";

  private Shop shop;

  @BeforeEach
  void aCommunity() {
    shop = Shop.opened("gl");
  }

  @Test
  void anOfferComesBackAsItWasMeant() {
    shop.post("/offers", MONTHLY)
        .then()
        .statusCode(201)
        .header("ETag", notNullValue())
        .header("Location", containsString("/offers/offer-"))
        .body("name", equalTo("Club"))
        .body("price.amount", equalTo(2400))
        .body("price.currency", equalTo("EUR"))
        .body("otherPrices", hasSize(0))
        .body("cadence.kind", equalTo("RECURRING"))
        .body("cadence.unit", equalTo("MONTH"))
        .body("cadence.count", equalTo(1))
        .body("cadence.charges", nullValue())
        .body("trialDays", equalTo(7))
        .body("access.kind", equalTo("COMMUNITY"))
        .body("kind", equalTo("RECURRING"))
        .body("origin", equalTo("HERE"))
        .body("archived", equalTo(false))
        .body("mirror.state", equalTo("PENDING"))
        .body("stripePrice", nullValue())
        .body("revision", equalTo(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'price':{'amount':5,'currency':'EUR'}}                               | /name            | missing",
        "{'name':'A'}                                                          | /price           | missing",
        "{'name':'A','price':500}                                              | /price           | wrong-type",
        "{'name':'A','price':{'amount':5.5,'currency':'EUR'}}                  | /price/amount    | not-whole",
        "{'name':'A','price':{'amount':-1,'currency':'EUR'}}                   | /price/amount    | out-of-range",
        "{'name':'A','price':{'currency':'EUR'}}                               | /price/amount    | missing",
        "{'name':'A','price':{'amount':5}}                                     | /price/currency  | missing",
        "{'name':'A','price':{'amount':5,'currency':'ABC'}}                    | /price/currency  | unknown-currency",
        "{'name':'A','price':{'amount':1001,'currency':'KWD'}}                 | /price/amount    | currency-step",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'colour':1}         | /colour          | unknown-field",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'trialDays':7}      | /trialDays       | trial-of-one-time",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'trialDays':731}    | /trialDays       | out-of-range",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'cadence':{}}       | /cadence/kind    | missing",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'cadence':{'kind':'MONTHLY'}}   | /cadence/kind | unknown-value",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'cadence':{'kind':'RECURRING'}} | /cadence/unit | missing",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'cadence':{'kind':'RECURRING','unit':'HOUR'}} | /cadence/unit | unknown-value",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'cadence':{'kind':'RECURRING','unit':'YEAR','count':4}} | /cadence/count | out-of-range",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'cadence':{'kind':'RECURRING','unit':'YEAR','charges':4}} | /cadence/charges | not-of-this-cadence",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'cadence':{'kind':'ONE_TIME','unit':'YEAR'}} | /cadence/unit | not-of-this-cadence",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'cadence':{'kind':'INSTALMENTS','unit':'MONTH','charges':3}} | /cadence | instalments-imported",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'access':{}}        | /access/kind     | missing",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'access':{'kind':'ROOM'}} | /access/kind | unknown-value",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'access':{'kind':'GROUP'}} | /access/name | missing",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'access':{'kind':'EVENT','name':' '}} | /access/name | missing",
        "{'name':'A','price':{'amount':5,'currency':'EUR'},'access':{'kind':'COMMUNITY','name':'A'}} | /access/name | community-has-no-name",
        "{'name':'A','stripeProduct':'prod_1','price':{'amount':5,'currency':'EUR'}} | /name      | product-has-name",
        "{'stripeProduct':'prod_1','price':{'amount':5,'currency':'EUR'}}      | /stripeProduct   | unknown-product"
      })
  void anOffersFaultIsNamed(String body, String field, String code) {
    refused(shop.post("/offers", body.replace('\'', '"')), field, code);
  }

  @Test
  void aNameThatIsTooLongIsRefused() {
    refused(shop.post("/offers", SIMPLE.replace("Workshop", "x".repeat(251))), "/name", "too-long");
  }

  @Test
  void filtersAndCursorsAreChecked() {
    refused(shop.get("/offers?archived=maybe"), "query:archived", "unknown-value");
    refused(shop.get("/offers?kind=all"), "query:kind", "unknown-value");
    refused(shop.get("/offers?limit=0"), "query:limit", "out-of-range");
    shop.get("/offers?after=nonsense")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:promirror:problem:invalid-cursor"));
  }

  @Test
  void whatStripeCannotChangeIsRefusedWithTheReason() {
    String offer = make(MONTHLY);
    refused(
        put(offer, "{\"name\": \"Club\", \"price\": {\"amount\": 2500, \"currency\": \"EUR\"}}"),
        "/price",
        "price-is-fixed");
    refused(
        put(
            offer,
            "{\"name\": \"Club\", \"cadence\": {\"kind\": \"RECURRING\", \"unit\": \"YEAR\"}}"),
        "/cadence",
        "cadence-is-fixed");
    refused(
        put(make(SIMPLE), "{\"name\": \"A\", \"trialDays\": 3}"),
        "/trialDays",
        "trial-of-one-time");
    put(offer, MONTHLY.replace("Club", "Circle"))
        .then()
        .statusCode(200)
        .body("name", equalTo("Circle"))
        .body("trialDays", equalTo(7))
        .body("revision", equalTo(2));
    put(offer, MONTHLY.replace("Club", "Circle"))
        .then()
        .statusCode(200)
        .body("revision", equalTo(2));
  }

  @Test
  void aReplacementSaysWhatItReplaces() {
    String address = shop.address("/offers/" + make(MONTHLY));
    String circle = MONTHLY.replace("Club", "Circle");
    shop.asOwner()
        .contentType("application/json")
        .body(circle)
        .put(address)
        .then()
        .statusCode(428)
        .body("errors[0].field", equalTo("header:If-Match"));
    String seen = shop.asOwner().get(address).header("ETag");
    for (int status : new int[] {200, 412}) {
      shop.asOwner()
          .header("If-Match", seen)
          .contentType("application/json")
          .body(circle)
          .put(address)
          .then()
          .statusCode(status);
    }
  }

  @Test
  void aNewNameIsOneForAllOffersOfTheProduct() {
    String offer = make(MONTHLY);
    String product = shop.get("/offers/" + offer).path("stripeProduct");
    String other =
        make(SIMPLE.replace("\"name\": \"Workshop\"", "\"stripeProduct\": \"" + product + "\""));

    put(offer, "{\"name\": \"Circle\"}").then().statusCode(200).body("trialDays", equalTo(0));

    shop.get("/offers/" + other)
        .then()
        .body("name", equalTo("Circle"))
        .body("revision", equalTo(2));
  }

  @Test
  void archivingIsForGoodAndHidesFromChoice() {
    String offer = make(MONTHLY);
    shop.post("/offers/" + offer + "/archive", "")
        .then()
        .statusCode(200)
        .body("archived", equalTo(true));
    shop.post("/offers/" + offer + "/archive", "")
        .then()
        .statusCode(200)
        .body("revision", equalTo(2));
    put(offer, "{\"name\": \"Club\"}")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:promirror:problem:archived"));
    String product = shop.get("/offers/" + offer).path("stripeProduct");
    refused(
        shop.post(
            "/offers",
            SIMPLE.replace("\"name\": \"Workshop\"", "\"stripeProduct\": \"" + product + "\"")),
        "/stripeProduct",
        "product-archived");
    shop.get("/offers").then().body("data", hasSize(0));
    shop.get("/offers?archived=all").then().body("data", hasSize(1));
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrOverlap() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(make(SIMPLE));
      make(MONTHLY);
    }
    List<String> read = new ArrayList<>();
    String after = "";
    do {
      Response page = shop.get("/offers?kind=single&limit=2" + after);
      read.addAll(page.then().statusCode(200).extract().path("data.id"));
      after = page.path("next") == null ? "" : "&after=" + page.path("next");
    } while (!after.isEmpty());
    assertEquals(made.stream().sorted().toList(), read);
  }

  @Test
  void theSameKeyAndRequestMakesOneOffer() {
    String key = UUID.randomUUID().toString();
    Response first = keyed(key, SIMPLE);
    Response again = keyed(key, SIMPLE);

    first.then().statusCode(201);
    again.then().statusCode(201).header("Idempotent-Replayed", equalTo("true"));
    assertEquals(first.asString(), again.asString());
    keyed(key, MONTHLY)
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:promirror:problem:idempotency-key-reused"));
    shop.get("/offers").then().body("data", hasSize(1));
  }

  @Test
  void aChangeOfAnOlderRevisionIsRefused() {
    String offer = make(MONTHLY);
    String tag = shop.get("/offers/" + offer).header("ETag");
    put(offer, "{\"name\": \"Circle\"}").then().statusCode(200);

    shop.asOwner()
        .header("If-Match", tag)
        .contentType("application/json")
        .body("{\"name\": \"Square\"}")
        .put(shop.address("/offers/" + offer))
        .then()
        .statusCode(412)
        .body("type", equalTo("urn:promirror:problem:precondition-failed"));
    shop.asOwner()
        .header("If-Match", tag)
        .post(shop.address("/offers/" + offer + "/archive"))
        .then()
        .statusCode(412);
  }

  @Test
  void rolesMayWhatTheTableSaysAndAnothersOfferIsLikeAnAbsentOne() {
    String offer = shop.address("/offers/" + make(SIMPLE));
    as("staff").get(offer).then().statusCode(200);
    as("staff").post(offer + "/archive").then().statusCode(403);
    as("store").get(offer).then().statusCode(200);
    as("store").post(shop.address("/offers/import")).then().statusCode(403);
    given().get(offer).then().statusCode(401);
    Shop other = Shop.opened("gl");
    other.asOwner().get(offer).then().statusCode(404);
    other.get("/offers/" + offer.substring(offer.lastIndexOf('/') + 1)).then().statusCode(404);
  }

  @Test
  void everyChangeIsAudited() {
    String offer = make(MONTHLY);
    put(offer, "{\"name\": \"Circle\"}").then().statusCode(200);
    shop.post("/offers/" + offer + "/archive", "").then().statusCode(200);

    assertEquals(
        List.of(List.of("create", "Club"), List.of("edit", "Circle"), List.of("archive", "Circle")),
        Storage.rows(
            "gl",
            "select action, after ->> 'name' from audit where community_id = ? and object_id = ? order by id",
            shop.id(),
            offer));
  }

  @Test
  void randomBodiesNeverBreakAnything() {
    long seed = System.nanoTime();
    System.out.println("OfferApiTest random bodies: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<String> values =
        List.of(
            "null",
            "true",
            "-1",
            "0",
            "7",
            "1.5",
            "1e400",
            "\"\"",
            "\"EUR\"",
            "\"GROUP\"",
            "\"RECURRING\"",
            "\"MONTH\"",
            "\"\\u0000\"",
            "[]",
            "{}",
            "{\"kind\": \"RECURRING\", \"unit\": \"MONTH\"}",
            "{\"kind\": \"GROUP\", \"name\": 5}",
            "{\"amount\": 5, \"currency\": \"EUR\"}");
    List<String> fields =
        List.of("name", "price", "cadence", "trialDays", "access", "stripeProduct", "x");
    String offer = make(MONTHLY);
    for (int i = 0; i < 300; i++) {
      List<String> members = new ArrayList<>();
      for (String field : fields) {
        if (random.nextBoolean()) {
          members.add("\"" + field + "\": " + values.get(random.nextInt(values.size())));
        }
      }
      String body = "{" + String.join(", ", members) + "}";
      int status =
          (random.nextBoolean() ? shop.post("/offers", body) : put(offer, body)).statusCode();
      assertTrue(status < 500, () -> "a " + status + " for " + body);
    }
  }

  private RequestSpecification as(String role) {
    return given().auth().oauth2(TestWorld.token(role, shop.id()));
  }

  private String make(String body) {
    return shop.post("/offers", body).then().statusCode(201).extract().path("id");
  }

  private Response put(String offer, String body) {
    return shop.asOwner()
        .header("If-Match", "*")
        .contentType("application/json")
        .body(body)
        .put(shop.address("/offers/" + offer));
  }

  private Response keyed(String key, String body) {
    return shop.asOwner()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post(shop.address("/offers"));
  }

  private static void refused(Response response, String field, String code) {
    response
        .then()
        .contentType("application/problem+json")
        .body("errors.find { it.field == '%s' }.code".formatted(field), equalTo(code))
        .body("errors.find { it.field == '%s' }.fix".formatted(field), notNullValue());
    assertTrue(response.statusCode() == 422 || response.statusCode() == 400);
  }
}
