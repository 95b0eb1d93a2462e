package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random requests against every route. Whatever comes in, Stripe's shape goes out, nothing breaks,
 * and the world changes only with a 200. {@code -Dfuzz.seed=} gives other requests.
 */
class FuzzTest {
  private static final int REQUESTS = 1500;

  @TempDir Path folder;

  private EmulatorOptions options() {
    return EmulatorOptions.inMemory(EmulatorFixture.FIXTURES, EmulatorFixture.START)
        .journaledIn(folder);
  }

  @Test
  void whateverComesInStripesShapeGoesOut(TestReporter reporter) throws Exception {
    long seed = Long.getLong("fuzz.seed", 20260131);
    reporter.publishEntry("fuzz.seed", String.valueOf(seed));
    JsonNode truth;
    String account;
    try (var world = new EmulatorFixture(options())) {
      account = world.account;
      world.control.hooks().pauseDeliveries();
      var http = RawHttp.to(world.emulator);
      var noise = new Noise(seed, world);
      var statuses = new TreeMap<Integer, Integer>();
      for (int i = 0; i < REQUESTS; i++) {
        var request = noise.next();
        long before = journal();
        var reply =
            http.send(request.method(), request.target(), request.headers(), request.bytes());
        String what = "seed %d, request %d: %s%n%s".formatted(seed, i, request, reply);
        check(what, reply);
        if (reply.status() != 200 || request.method().equals("GET")) {
          assertEquals(before, journal(), "changed by " + what);
        }
        statuses.merge(reply.status(), 1, Integer::sum);
        noise.learn(reply);
      }
      reporter.publishEntry("statuses", statuses.toString());
      assertTrue(
          statuses.keySet().containsAll(Set.of(200, 400, 401, 403, 404)), statuses.toString());
      truth = world.control.truth(account);
    }
    try (var emulator = StripeEmulator.start(options());
        var control = new EmulatorControl(emulator.url())) {
      assertEquals(truth, control.truth(account), "seed " + seed);
    }
  }

  private static void check(String what, RawHttp.Reply reply) {
    assertTrue(reply.status() < 500, what);
    assertEquals("application/json", reply.header("Content-Type"), what);
    var json = reply.json();
    if (reply.status() != 200) {
      assertFalse(json.path("error").path("type").asText().isEmpty(), what);
      assertFalse(json.path("error").path("message").asText().isEmpty(), what);
    } else {
      assertTrue(json.has("object"), what);
    }
  }

  private long journal() throws IOException {
    return Files.size(folder.resolve("emulator.journal"));
  }
}
