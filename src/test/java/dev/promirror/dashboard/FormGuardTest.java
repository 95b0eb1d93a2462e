package dev.promirror.dashboard;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class FormGuardTest {

  @Test
  void anotherSitesFormIsRefusedBeforeAnythingIsAsked() {
    given()
        .header("Sec-Fetch-Site", "cross-site")
        .formParam("code", "EVIL")
        .post("/signed-out")
        .then()
        .statusCode(403)
        .body(containsString("This form came from somewhere else"));
  }

  @Test
  void pagesRunNothingButOurOwnScriptsAndAreNotKept() {
    given()
        .get("/signed-out")
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("script-src 'self';"))
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
        .header("Cache-Control", containsString("no-store"));
  }
}
