package dev.promirror.promotion;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Member lists are read, and replaced by who has seen what they replace. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class MemberListsTest {

  private Shop shop;
  private String list;

  @BeforeEach
  void aList() {
    shop = Shop.opened("gl");
    list =
        shop.asOwner()
            .contentType("text/csv")
            .body("ana@members.example\n")
            .post(shop.address("/member-lists?name=VIPs"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  private Response replace(String seen) {
    return shop.asOwner()
        .header("If-Match", seen)
        .contentType("text/csv")
        .body("bob@members.example\ncus_2\n")
        .put(shop.address("/member-lists/" + list + "?name=Friends"));
  }

  private Response read() {
    return shop.get("/member-lists/" + list);
  }

  @Test
  void aReplacementSaysWhatItReplaces() {
    shop.asOwner()
        .contentType("text/csv")
        .body("bob@members.example\n")
        .put(shop.address("/member-lists/" + list + "?name=Friends"))
        .then()
        .statusCode(428)
        .body("errors[0].field", equalTo("header:If-Match"));
    read().then().body("name", equalTo("VIPs")).body("revision", equalTo(1));
  }

  @Test
  void aReplacementOfWhatSomebodyElseReplacedIsRefused() {
    String seen = read().header("ETag");

    Response replaced = replace(seen);
    replaced.then().statusCode(200).body("revision", equalTo(2)).body("size", equalTo(2));
    replace(seen)
        .then()
        .statusCode(412)
        .body("type", equalTo("urn:promirror:problem:precondition-failed"));
    read().then().body("revision", equalTo(2));

    assertEquals(read().header("ETag"), replaced.header("ETag"));
    replace(replaced.header("ETag")).then().statusCode(200).body("revision", equalTo(3));
    replace("*").then().statusCode(200).body("revision", equalTo(4));
  }

  @Test
  void anotherListsReplacementIsLikeThatOfAnAbsentOne() {
    shop.asOwner()
        .header("If-Match", "*")
        .contentType("text/csv")
        .body("bob@members.example\n")
        .put(shop.address("/member-lists/members-none?name=Friends"))
        .then()
        .statusCode(404);
  }

  @Test
  void aReadOfWhatIsKnownSendsNothing() {
    String tag = read().header("ETag");
    String address = shop.address("/member-lists/" + list);

    shop.asOwner().header("If-None-Match", tag).get(address).then().statusCode(304);
    replace("*").then().statusCode(200);
    shop.asOwner()
        .header("If-None-Match", tag)
        .get(address)
        .then()
        .statusCode(200)
        .header("ETag", not(equalTo(tag)))
        .body("name", equalTo("Friends"));
  }
}
