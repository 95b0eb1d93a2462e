package dev.promirror.promotion.bulk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promo codes go into files and come out of them, all or none. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class CodeCsvTest {

  private Shop shop;
  private BatchWorld batches;

  @BeforeEach
  void aShop() {
    shop = Shop.ready("gl");
    batches = new BatchWorld(shop);
    shop.coupon("SALE", 20);
    shop.coupon("HALF", 50);
  }

  @Test
  void aFileSaysAllThatACodeCanSay() {
    String file =
        """
        code,name,channel,coupon,limit,then,startsAt,expiresAt,customer,perCustomer,audience,\
        minimumSpend,budget,door,active,acknowledged
        one-1,"First, and best",podcast,SALE,5,HALF:7,2027-01-01,2027-03-31 18:00 Asia/Tokyo,cus_9,\
        2,EXISTING,2000 EUR; 2500 USD,90000 EUR,OUR_CHECKOUT,false,
        TWO-2,,,SALE,,,,,,,,,,,,
        """;
    String batch = imported(file, "?name=Spring").then().statusCode(201).extract().path("id");

    shop.get("/promo-codes/batches/" + batch)
        .then()
        .body("origin", equalTo("IMPORTED"))
        .body("name", equalTo("Spring"))
        .body("state", equalTo("MADE"))
        .body("progress.made", equalTo(2));
    Response list = shop.get("/promo-codes?sort=code&batch=" + batch);
    list.then()
        .body("data.code", equalTo(List.of("one-1", "TWO-2")))
        .body("data[0].name", equalTo("First, and best"))
        .body("data[0].then[0].coupon", equalTo("HALF"))
        .body("data[0].startsAt.zone", equalTo("Europe/Lisbon"))
        .body("data[0].expiresAt.time", equalTo("18:00"))
        .body("data[0].conditions.minimumSpend", hasSize(2))
        .body("data[0].conditions.audience", equalTo("EXISTING"))
        .body("data[0].active", equalTo(false))
        .body("data[1].name", equalTo("TWO-2"))
        .body("data[1].door", equalTo("EVERYWHERE"));
    shop.awaitMirror(list.path("data[1].id"), "IN_SYNC");
  }

  @Test
  void whatWasExportedCanBeImportedElsewhere() {
    imported("code,coupon,name,limit,expiresAt\n-dash,SALE,=1+1,3,2027-05-05\nB-2,SALE,,,\n", "")
        .then()
        .statusCode(201);
    String exported = csv("/promo-codes/codes.csv?sort=code&search=");

    assertTrue(exported.startsWith("code,name,channel,coupon,"), exported);
    assertTrue(exported.contains("'-dash,'=1+1,,SALE,3,"), exported);
    Shop other = Shop.ready("gl");
    other.coupon("SALE", 20);
    given()
        .auth()
        .oauth2(other.ownerToken())
        .contentType("text/csv")
        .body(exported)
        .post(other.address("/promo-codes/import"))
        .then()
        .statusCode(201);
    other
        .get("/promo-codes?sort=code")
        .then()
        .body("data.code", equalTo(List.of("-dash", "B-2")))
        .body("data[0].name", equalTo("=1+1"))
        .body("data[0].limit", equalTo(3))
        .body("data[0].expiresAt.date", equalTo("2027-05-05"));
  }

  @Test
  void everyFaultIsToldByLineAndColumnAndNothingIsMade() {
    shop.code("SALE", "TAKEN");
    String file =
        """
        code,coupon,limit,expiresAt,perCustomer
        GOOD-1,SALE,1,,
        a b,NONE,x,2020-01-01,
        taken,SALE,,,
        GOOD-2,NONE,,,
        good-1,SALE,,,
        GOOD-3,SALE,,,1
        GOOD-4,SALE,,,,extra
        """;
    List<String> places =
        List.of(
            "line:3/limit",
            "line:3/code",
            "line:3/expiresAt",
            "line:4/code",
            "line:5/coupon",
            "line:6/code",
            "line:7/perCustomer",
            "line:8");

    Response dry = imported(file, "?dryRun=true");
    dry.then().statusCode(200).body("codes", equalTo(1)).body("errorCount", equalTo(8));
    assertEquals(places.stream().sorted().toList(), sorted(dry.path("errors.field")));
    Response real = imported(file, "");
    real.then().statusCode(422).body("detail", containsString("8"));
    assertEquals(places.stream().sorted().toList(), sorted(real.path("errors.field")));
    assertEquals("1", count());
  }

  @Test
  void aDryRunOfAGoodFileMakesNothing() {
    imported("code,coupon\nA-1,SALE\nA-2,SALE\n", "?dryRun=true")
        .then()
        .statusCode(200)
        .body("codes", equalTo(2))
        .body("errorCount", equalTo(0));
    assertEquals("0", count());
  }

  @Test
  void noMoreThanAThousandFaultsAreToldAndAllAreCounted() {
    String lines =
        IntStream.range(0, 1_200).mapToObj(i -> "X-" + i + ",NONE\n").collect(Collectors.joining());
    Response refused = imported("code,coupon\n" + lines, "?dryRun=true");

    refused.then().statusCode(200).body("errorCount", equalTo(1_200));
    assertEquals(1_000, refused.<List<Object>>path("errors").size());
  }

  @Test
  void aFileThatIsNoneIsRefused() {
    imported("coupon\nSALE\n", "").then().statusCode(422);
    imported("code,colour\nA-1,red\n", "")
        .then()
        .statusCode(422)
        .body("errors.field", equalTo(List.of("line:1/colour")));
    imported("code,coupon\nA-1,\"SALE\n", "").then().statusCode(422);
    imported("code,coupon\n", "").then().statusCode(422);
    imported("code,coupon\nA-1,SALE\n", "?dryRun=perhaps").then().statusCode(422);
  }

  @Test
  void aFinishedCodeLetsItsTextGo() {
    shop.post("/promo-codes", "{\"coupon\": \"SALE\", \"code\": \"GONE\", \"limit\": 0}")
        .then()
        .statusCode(201);

    imported("code,coupon\ngone,SALE\n", "").then().statusCode(201);

    assertEquals("2", count());
  }

  @Test
  void aBatchIsAFileWithALineForEachCode() {
    String batch = batches.made("SALE", 1_203, ", \"draft\": true");

    String[] lines = csv("/promo-codes/batches/" + batch + "/codes.csv").split("\r\n", -1);

    assertEquals(1_203 + 2, lines.length);
    for (String text : batches.texts(batch).subList(0, 50)) {
      assertTrue(List.of(lines).stream().anyMatch(line -> line.startsWith(text + ",")), text);
    }
  }

  private Response imported(String file, String query) {
    return shop.asOwner()
        .contentType("text/csv")
        .body(file)
        .post(shop.address("/promo-codes/import") + query);
  }

  /** What isn't JSON is outside of the checked contract. */
  private String csv(String path) {
    return given()
        .noFilters()
        .auth()
        .oauth2(shop.ownerToken())
        .get(shop.address(path))
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private String count() {
    return Storage.one("gl", "select count(*) from promo_code where community_id = ?", shop.id());
  }

  private static List<String> sorted(List<String> some) {
    return some.stream().sorted().toList();
  }
}
