package dev.promirror.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.process.GatewayProcess;
import dev.promirror.testing.TestWorld;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The production artifact as a process, asked from outside. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductionSmokeIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static GatewayProcess gateway;

  @BeforeAll
  static void start() {
    gateway = GatewayProcess.start(GatewayProcess.settings("gl", "in")).awaitReady();
  }

  @AfterAll
  static void end() {
    gateway.close();
  }

  @Test
  @Order(1)
  void theApiAsksForAToken() throws Exception {
    HttpResponse<String> answer = get(TestWorld.gateway() + "/api/v1/regions/gl/communities");
    assertEquals(401, answer.statusCode(), answer.body());
    assertTrue(
        answer
            .headers()
            .firstValue("Content-Type")
            .orElse("")
            .startsWith("application/problem+json"));
    assertTrue(answer.body().contains("urn:promirror:problem:unauthenticated"), answer.body());
  }

  @Test
  @Order(2)
  void thePagesSendPeopleToSignIn() throws Exception {
    HttpResponse<String> answer =
        get(TestWorld.gateway() + "/communities/gl-3f-01jdd5m3x8k7v0q2w9c4n6t1az/promo-codes");
    assertEquals(302, answer.statusCode(), answer.body());
    String location = answer.headers().firstValue("Location").orElse("");
    assertTrue(location.contains("/promirror/authorize?"), location);
  }

  @Test
  @Order(3)
  void sigtermStopsItInOrder() throws Exception {
    gateway.terminate();
    assertTrue(Set.of(0, 143).contains(gateway.status(Duration.ofSeconds(60))), gateway::said);
    assertTrue(gateway.said().contains("stopped in"), gateway::said);
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }
}
