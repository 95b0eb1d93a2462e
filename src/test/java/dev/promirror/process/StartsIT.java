package dev.promirror.process;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One region, the other, both; and what keeps a gateway from starting. */
class StartsIT {

  private static final String TRACE = "trace-of-a-stranger-5417";

  @ParameterizedTest
  @CsvSource({"gl, in", "in, gl"})
  void aGatewayOfOneRegionServesItAndKeepsNothingOfTheOther(String served, String other) {
    Map<String, String> settings = GatewayProcess.settings(served);
    settings.put("promirror.cells." + other, "https://other-cell.example");
    try (GatewayProcess gateway = GatewayProcess.start(settings).awaitReady()) {
      Shop shop = Shop.ready(served);
      shop.mirroredCode("SUMMER", 20, "SUNNY20");

      String token = TestWorld.token("operator", other);
      String communities = gateway.url() + "/api/v1/regions/" + other + "/communities";
      String owner = "/api/v1/communities/" + other + "-3f-01jdd5m3x8k7v0q2w9c4n6t1az/";
      String body = "{\"name\": \"" + TRACE + "\"}";
      isElsewhere(given().auth().oauth2(token).get(communities));
      isElsewhere(json(body).auth().oauth2(token).post(communities));
      isElsewhere(json(body).auth().oauth2(token).post(gateway.url() + owner + "promo-codes"));
      isElsewhere(json(body).post(gateway.url() + "/webhooks/stripe/" + other + "/connect"));
      given()
          .get(gateway.url() + owner.replace("/api/v1", "") + "promo-codes")
          .then()
          .statusCode(421)
          .contentType(startsWith("text/html"))
          .body(containsString("https://other-cell.example"));

      assertEquals(List.of(), Storage.tablesWith(served, TRACE));
      assertFalse(gateway.said().contains(TRACE));
      assertTrue(
          Storage.tablesWith(served, shop.id()).contains("community"), "it looks for nothing");
    }
  }

  @Test
  void aGatewayOfBothRegionsServesBothWhenItsEnvironmentSaysSo() {
    try (GatewayProcess gateway =
        GatewayProcess.startByEnvironment(GatewayProcess.settings("gl", "in"))) {
      gateway.awaitReady();
      Shop global = Shop.opened("gl");
      Shop indian = Shop.opened("in");
      assertTrue(global.account().startsWith("acct_"));
      assertTrue(indian.account().startsWith("acct_"));
      assertEquals(List.of(), Storage.tablesWith("gl", indian.id()));
      assertEquals(List.of(), Storage.tablesWith("in", global.id()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "promirror.stripe.in.secret-key",
        "promirror.stripe.in.connect-secrets",
        "promirror.stripe.in.platform-secrets",
        "promirror.people.in.hash-key",
        "quarkus.datasource.in.jdbc.url",
        "promirror.regions"
      })
  void whatAServedRegionLacksIsNamed(String property) {
    Map<String, String> settings = GatewayProcess.settings("gl", "in");
    settings.remove(property);
    doesNotStart(settings, property);
  }

  @ParameterizedTest
  @CsvSource({
    "promirror.regions, 'gl,mars', mars",
    "promirror.regions, '', promirror.regions",
    "promirror.people.in.hash-key, short, at least 32 characters",
    "quarkus.flyway.in.jdbc-url, jdbc:postgresql://localhost:1/nowhere, localhost:1",
    "quarkus.datasource.in.password, wrong, password authentication failed"
  })
  void whatCantBeIsNamed(String property, String value, String named) {
    Map<String, String> settings = GatewayProcess.settings("gl", "in");
    settings.put(property, value);
    doesNotStart(settings, named);
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (ServerSocket other = new ServerSocket(0)) {
      int port = other.getLocalPort();
      doesNotStart(GatewayProcess.settings("gl"), port, "port " + port + " is taken");
    }
  }

  private static void doesNotStart(Map<String, String> settings, String named) {
    doesNotStart(settings, TestWorld.freePort(), named);
  }

  private static void doesNotStart(Map<String, String> settings, int port, String named) {
    try (GatewayProcess gateway = GatewayProcess.start(settings, port)) {
      assertEquals(1, gateway.status(Duration.ofSeconds(60)), gateway::said);
      String said = gateway.said();
      List<String> reasons =
          said.lines().filter(line -> line.startsWith("The gateway doesn't start: ")).toList();
      assertEquals(1, reasons.size(), said);
      assertTrue(reasons.getFirst().contains(named), said);
      assertFalse(said.lines().anyMatch(line -> line.startsWith("\tat ")), said);
      assertTrue(said.endsWith(reasons.getFirst() + System.lineSeparator()), said);
    }
  }

  private static RequestSpecification json(String body) {
    return given().contentType("application/json").body(body);
  }

  private static void isElsewhere(Response answer) {
    answer
        .then()
        .statusCode(421)
        .contentType(startsWith("application/problem+json"))
        .body("type", equalTo("urn:promirror:problem:wrong-cell"))
        .body("detail", containsString("https://other-cell.example"));
  }
}
