package dev.promirror.community;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class OpeningTest {

  private static final String LISBON =
      """
      {"name": "Lisbon Makers", "country": "PT", "currency": "EUR", "zone": "Europe/Lisbon",
       "storeUrl": "https://makers.example/join", "email": "owner@makers.example"}
      """;

  @Test
  void aCommunityIsThereAtOnceAndItsAccountFollows() {
    given()
        .auth()
        .oauth2(TestWorld.token("operator", "gl"))
        .contentType("application/json")
        .body(LISBON)
        .post("/api/v1/regions/gl/communities")
        .then()
        .log()
        .all()
        .statusCode(201)
        .body("id", startsWith("gl-"))
        .body("account.state", equalTo("OPENING"));
  }
}
