package dev.promirror.dashboard;

import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Page;
import dev.promirror.standins.signin.People;
import dev.promirror.standins.signin.Person;
import dev.promirror.testing.TestWorld;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.Map;

/**
 * Somebody who owns one community, made for one test.
 *
 * @param community its id
 * @param id what the person signs in with
 * @param role what the person may do there
 */
record Owner(String community, String id, String role) {

  private static final People PEOPLE = new People(Path.of("target/test-people.json"));

  /** An owner of a new community in Lisbon. */
  static Owner inLisbon() {
    return of(
        "gl",
        """
        {"name": "Lisbon Makers", "country": "PT", "currency": "EUR", "zone": "Europe/Lisbon",
         "storeUrl": "https://makers.example/join", "email": "owner@makers.example"}
        """);
  }

  /** An owner of a new community in Pune. */
  static Owner inPune() {
    return of(
        "in",
        """
        {"name": "Pune Runners", "country": "IN", "currency": "INR", "zone": "Asia/Kolkata",
         "storeUrl": "https://runners.example/join", "email": "owner@runners.example"}
        """);
  }

  private static Owner of(String region, String community) {
    String id =
        given()
            .auth()
            .oauth2(TestWorld.token("operator", region))
            .contentType("application/json")
            .body(community)
            .post("/api/v1/regions/" + region + "/communities")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new Owner(id, "owner-of-" + id, "owner");
  }

  /** Somebody who helps the owner. */
  Owner staff() {
    return new Owner(community, "staff-of-" + community, "staff");
  }

  /** The address of the community's codes. */
  String codes() {
    return TestWorld.gateway() + "/communities/" + community + "/promo-codes";
  }

  /** Goes to an address by way of the sign-in page. */
  void signIn(Page page, String address) {
    PEOPLE.add(Person.of(id, "Olivia Reis", role, community));
    page.navigate(address);
    page.locator("form", new Page.LocatorOptions().setHas(page.locator("input[value='" + id + "']")))
        .locator("button")
        .click();
    page.waitForURL(address);
  }

  /** Makes a code through the API. */
  String code(String text, String name) {
    String coupon =
        api()
            .body(Map.of("name", name, "percentOff", 20))
            .post("/api/v1/communities/" + community + "/coupons")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return api()
        .body(Map.of("coupon", coupon, "code", text, "name", name, "limit", 20))
        .post("/api/v1/communities/" + community + "/promo-codes")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** A call as this person. */
  RequestSpecification api() {
    return given()
        .auth()
        .oauth2(TestWorld.token(role, community))
        .contentType("application/json");
  }
}
