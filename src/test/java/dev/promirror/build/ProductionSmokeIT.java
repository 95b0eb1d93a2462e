package dev.promirror.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.testing.TestWorld;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The production artifact as a process, asked from outside. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductionSmokeIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path scratch;
  private static Path log = Path.of("target/production-smoke.log");
  private static Process gateway;
  private static String management;

  @BeforeAll
  static void start() throws Exception {
    int port = URI.create(TestWorld.gateway()).getPort();
    int managementPort = TestWorld.freePort();
    management = "http://localhost:" + managementPort;
    Map<String, String> settings = new HashMap<>(new TestWorld().start());
    settings.remove("quarkus.http.test-port");
    settings.remove("quarkus.management.test-port");
    settings.put("quarkus.http.port", Integer.toString(port));
    settings.put("quarkus.management.port", Integer.toString(managementPort));
    gateway = ProductionArtifact.start(settings, scratch, log);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!isReady()) {
      assertTrue(gateway.isAlive(), () -> "it ended:\n" + said());
      assertTrue(System.nanoTime() < end, () -> "it isn't ready:\n" + said());
      Thread.sleep(100);
    }
  }

  @AfterAll
  static void end() {
    gateway.destroyForcibly();
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
    gateway.destroy();
    assertTrue(gateway.waitFor(60, TimeUnit.SECONDS), () -> "it doesn't stop:\n" + said());
    assertTrue(Set.of(0, 143).contains(gateway.exitValue()), () -> said());
    assertTrue(said().contains("stopped in"), () -> said());
  }

  private static boolean isReady() throws IOException, InterruptedException {
    try {
      return get(management + "/q/health/ready").statusCode() == 200;
    } catch (ConnectException e) {
      return false;
    }
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private static String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "its log can't be read: " + e;
    }
  }
}
