package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import dev.promirror.standins.emulator.store.Fact;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
  private static final String COUPONS = "/v1/coupons";
  private static final String TWENTY = "percent_off=20";

  private EmulatorFixture world;
  private RawHttp http;

  @BeforeEach
  void start() throws StripeException {
    world = new EmulatorFixture();
    world.control.take(Fact.REFUSAL_IS_NOT_KEPT, true);
    http = RawHttp.to(world.emulator);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private RawHttp.Reply post(String key, String form) throws IOException {
    return post(COUPONS, key, form);
  }

  private RawHttp.Reply post(String path, String key, String form) throws IOException {
    return http.post(path, form, Map.of("Idempotency-Key", key, "Stripe-Account", world.account));
  }

  private JsonNode coupons() {
    return world.control.truth(world.account).path("coupons");
  }

  @Test
  void theFirstAnswerIsReplayedAndBothSaySo() throws IOException {
    var first = post("k", TWENTY);
    assertEquals(first.header("Request-Id"), first.header("Original-Request"));
    assertEquals("k", first.header("Idempotency-Key"));
    assertEquals("false", first.header("Stripe-Should-Retry"));
    assertEquals("", first.header("Idempotent-Replayed"));
    var again = post("k", TWENTY);
    assertEquals(first.body(), again.body());
    assertEquals("true", again.header("Idempotent-Replayed"));
    assertEquals(first.header("Request-Id"), again.header("Original-Request"));
    assertNotEquals(first.header("Request-Id"), again.header("Request-Id"));
    assertEquals(1, coupons().size());
  }

  @Test
  void aStoredErrorIsReplayedToo() throws IOException {
    world.control.faults().addFault("500_stored", "POST", COUPONS, world.account, 1);
    var first = post("k", TWENTY);
    var again = post("k", TWENTY);
    assertEquals(500, first.status());
    assertEquals("false", first.header("Stripe-Should-Retry"));
    assertEquals(500, again.status());
    assertEquals("true", again.header("Idempotent-Replayed"));
    assertEquals(1, coupons().size());
  }

  @Test
  void aKeyIsForOneCallWithItsParameters() throws IOException {
    post("k", TWENTY);
    var other = post("k", "percent_off=30");
    assertEquals(400, other.status());
    assertEquals("idempotency_error", other.error().path("type").asText());
    assertEquals(
        "Keys for idempotent requests can only be used with the same parameters they were first"
            + " used with. Try using a key other than 'k' if you meant to execute a different"
            + " request.",
        other.error().path("message").asText());
    var elsewhere = post("/v1/products", "k", TWENTY);
    assertEquals(
        "Keys for idempotent requests can only be used for the same endpoint they were first used"
            + " for ('/v1/products' vs '/v1/coupons'). Try using a key other than 'k' if you meant"
            + " to execute a different request.",
        elsewhere.error().path("message").asText());
  }

  @Test
  void keysAreKeptByAccount() throws IOException {
    post("k", TWENTY);
    var platform = http.post(COUPONS, "percent_off=30", Map.of("Idempotency-Key", "k"));
    assertEquals(200, platform.status());
    assertEquals("", platform.header("Idempotent-Replayed"));
  }

  @Test
  void whatIsRefusedBeforeItIsDoneIsNotKept() throws IOException {
    assertEquals(400, post("k", "percent_off=many").status());
    assertEquals(400, post("k", "percent_off=20&id=not allowed").status());
    world.control.faults().addRateLimit("endpoint-rate", "POST", COUPONS, world.account);
    assertEquals(429, post("k", TWENTY).status());
    world.control.faults().addFault("key_in_use", "POST", COUPONS, world.account, 1);
    assertEquals(409, post("k", TWENTY).status());
    world.control.faults().addFault("500_not_executed", "POST", COUPONS, world.account, 1);
    assertEquals(500, post("k", TWENTY).status());
    assertEquals(200, post("k", "percent_off=30").status());
  }

  @Test
  void aRefusalByWhatIsThereMayBeKept() throws IOException {
    world.control.take(Fact.REFUSAL_IS_NOT_KEPT, false);
    post("first", TWENTY + "&id=TAKEN");
    var refused = post("k", TWENTY + "&id=TAKEN");
    assertEquals("resource_already_exists", refused.error().path("code").asText());
    assertEquals(refused.header("Request-Id"), refused.header("Original-Request"));
    var again = post("k", TWENTY + "&id=TAKEN");
    assertEquals(refused.body(), again.body());
    assertEquals("true", again.header("Idempotent-Replayed"));
    assertEquals(400, post("v", "percent_off=many").status());
    assertEquals(200, post("v", TWENTY).status());
  }

  @Test
  void aKeyIsForgottenAfterADay() throws IOException {
    var first = post("k", TWENTY);
    world.control.advanceClock(Duration.ofHours(24).minusSeconds(1));
    assertEquals(first.body(), post("k", TWENTY).body());
    world.control.advanceClock(Duration.ofSeconds(1));
    assertNotEquals(first.body(), post("k", TWENTY).body());
    assertEquals(2, coupons().size());
  }

  @Test
  void aKeyHasAtMost255Letters() throws IOException {
    assertEquals(200, post("k".repeat(255), TWENTY).status());
    assertEquals(400, post("k".repeat(256), TWENTY).status());
    assertEquals(1, coupons().size());
  }

  @Test
  void onlyPostsNeedKeys() throws IOException {
    String id = post("k", TWENTY).json().path("id").asText();
    var headers = Map.of("Idempotency-Key", "k", "Stripe-Account", world.account);
    var read = http.send("GET", COUPONS + "/" + id, headers, new byte[0]);
    assertEquals(200, read.status());
    assertEquals("", read.header("Idempotency-Key"));
    assertEquals(200, http.send("DELETE", COUPONS + "/" + id, headers, new byte[0]).status());
    var gone = http.send("DELETE", COUPONS + "/" + id, headers, new byte[0]);
    assertEquals("resource_missing", gone.error().path("code").asText());
  }

  @Test
  void aKeyInUseIsAConflictThatIsNotKept() throws Exception {
    world.control.faults().addDelay("slow_work", "POST", COUPONS, world.account, 2);
    try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow = others.submit(() -> post("k", TWENTY));
      awaitCalls(1);
      var early = post("k", TWENTY);
      assertEquals(409, early.status());
      assertEquals("idempotency_key_in_use", early.error().path("code").asText());
      assertEquals("true", early.header("Stripe-Should-Retry"));
      assertEquals(200, post("other", TWENTY).status(), "others need not wait");
      assertEquals(409, post("k", "percent_off=30").status(), "whatever its parameters");
      var first = slow.get(10, TimeUnit.SECONDS);
      assertEquals(200, first.status());
      assertEquals(first.body(), post("k", TWENTY).body());
    }
    assertEquals(2, coupons().size());
  }

  @Test
  void ofManyAtOnceOneIsDone() throws Exception {
    try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<RawHttp.Reply> call = () -> post("k", TWENTY);
      for (Future<RawHttp.Reply> reply : tenTimes(others, call)) {
        int status = reply.get(10, TimeUnit.SECONDS).status();
        assertTrue(status == 200 || status == 409, "answered " + status);
      }
    }
    assertEquals(1, coupons().size());
  }

  private static List<Future<RawHttp.Reply>> tenTimes(
      ExecutorService others, Callable<RawHttp.Reply> call) throws InterruptedException {
    return others.invokeAll(Collections.nCopies(10, call));
  }

  /** Waits until so many POSTs of coupons have come in. */
  private void awaitCalls(int calls) throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      for (var count : world.control.requests().path("requests")) {
        if (count.path("path").asText().equals(COUPONS) && count.path("count").asInt() == calls) {
          return;
        }
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    throw new AssertionError("the call did not come in");
  }
}
