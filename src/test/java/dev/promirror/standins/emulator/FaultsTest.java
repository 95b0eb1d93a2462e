package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.StripeException;
import com.stripe.model.Coupon;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  private EmulatorFixture world;

  @BeforeEach
  void start() throws StripeException {
    world = new EmulatorFixture();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private void fault(String kind) {
    world.control.faults().addFault(kind, "POST", "/v1/coupons", world.account, 1);
  }

  private Coupon create() throws StripeException {
    return world
        .stripe
        .v1()
        .coupons()
        .create(twentyPercent().setId("ONE").build(), world.keyed("key"));
  }

  private int stored() {
    return world.control.truth(world.account).path("coupons").size();
  }

  @Test
  void aReplyLostHasBeenExecutedAndIsReplayed() throws StripeException {
    // The JDK's HttpURLConnection quietly sends a POST again when the connection was closed on it.
    world.control.faults().addFault("reply_lost", "POST", "/v1/coupons", world.account, 2);
    assertThrows(ApiConnectionException.class, this::create);
    assertEquals(1, stored());
    assertEquals("ONE", create().getId());
    assertEquals(1, stored());
  }

  @Test
  void anErrorNotExecutedLeavesNothing() throws StripeException {
    fault("500_not_executed");
    assertEquals(500, assertThrows(ApiException.class, this::create).getStatusCode());
    assertEquals(0, stored());
    assertEquals("ONE", create().getId());
  }

  @Test
  void aStoredErrorIsReplayedThoughTheWorkIsDone() {
    fault("500_stored");
    assertThrows(ApiException.class, this::create);
    assertEquals(1, stored());
    assertEquals(500, assertThrows(ApiException.class, this::create).getStatusCode());
  }

  @Test
  void theLimiterNamesItsReasonAndALockDoesNot() {
    fault("rate_limited");
    var limited = assertThrows(StripeException.class, this::create);
    assertEquals(429, limited.getStatusCode());
    fault("lock_timeout");
    var locked = assertThrows(StripeException.class, this::create);
    assertEquals(429, locked.getStatusCode());
    assertEquals("lock_timeout", locked.getCode());
    fault("down");
    assertEquals(503, assertThrows(StripeException.class, this::create).getStatusCode());
    assertEquals(0, stored());
  }

  @ParameterizedTest
  @CsvSource({
    "key_in_use,409,idempotency_key_in_use,true",
    "key_invalid,401,,",
    "key_expired,401,api_key_expired,",
    "access_lost,403,account_invalid,",
    "forbidden,403,more_permissions_required,",
    "lock_timeout,429,lock_timeout,true",
    "rate_limited,429,rate_limit,false",
    "500_not_executed,500,,",
    "down,503,,"
  })
  void whatIsNotDoneIsAnsweredAsAtStripe(
      String kind, int status, @Nullable String code, @Nullable String retry) throws IOException {
    fault(kind);
    var reply = post();
    assertEquals(status, reply.status());
    assertEquals(code, reply.error().path("code").textValue());
    assertEquals(retry == null ? "" : retry, reply.header("Stripe-Should-Retry"));
    assertTrue(reply.header("Request-Id").startsWith("req_"));
    assertEquals("", reply.header("Original-Request"));
    assertEquals(0, stored());
    assertEquals(200, post().status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "global-rate",
        "global-concurrency",
        "endpoint-rate",
        "endpoint-concurrency",
        "resource-specific"
      })
  void eachLimiterSaysItsReason(String reason) throws IOException {
    world.control.faults().addRateLimit(reason, "POST", "/v1/coupons", world.account);
    assertEquals(reason, post().header("Stripe-Rate-Limited-Reason"));
    fault("lock_timeout");
    assertEquals("", post().header("Stripe-Rate-Limited-Reason"));
  }

  @ParameterizedTest
  @CsvSource({"html_502,502,1", "html_503,503,0", "html_200,200,0"})
  void aProxyAnswersWithAPage(String kind, int status, int done) throws IOException {
    fault(kind);
    var reply = post();
    assertEquals(status, reply.status());
    assertTrue(reply.header("Content-Type").startsWith("text/html"));
    assertTrue(reply.body().startsWith("<html>"));
    assertEquals("", reply.header("Request-Id"));
    assertEquals(done, stored());
    assertEquals("ONE", post().json().path("id").asText());
  }

  @Test
  void halfTheJsonIsDoneAll() throws IOException, StripeException {
    fault("truncated");
    var reply = post();
    assertEquals(200, reply.status());
    assertThrows(IllegalStateException.class, reply::json);
    assertEquals(1, stored());
    fault("truncated");
    assertThrows(StripeException.class, this::create);
  }

  @Test
  void anAnswerDripsInByteByByte() throws IOException {
    world.control.faults().addDelay("drip", "POST", "/v1/coupons", world.account, 1);
    long before = System.nanoTime();
    assertEquals("ONE", post().json().path("id").asText());
    assertTrue(System.nanoTime() - before > 500_000_000L);
  }

  private RawHttp.Reply post() throws IOException {
    return RawHttp.to(world.emulator)
        .post(
            "/v1/coupons",
            "percent_off=20&id=ONE",
            Map.of("Stripe-Account", world.account, "Idempotency-Key", "raw"));
  }

  @Test
  void faultsMeetOnlyWhatTheyAreMeantFor() throws StripeException {
    world.control.faults().addFault("down", "POST", "/v1/coupons", "acct_other", 1);
    assertEquals("ONE", create().getId());
    world.control.faults().clearFaults();
  }

  @Test
  void malformedControlCallsSayWhatIsWrong() {
    var refusal =
        assertThrows(
            ControlFailure.class,
            () -> world.control.faults().addFault("fire", "POST", "/v1/coupons", null, 1));
    assertEquals(400, refusal.status());
    assertTrue(String.valueOf(refusal.getMessage()).contains("kind"));
    var ahead =
        assertThrows(
            ControlFailure.class,
            () -> world.control.moveClockTo(EmulatorFixture.START.plusSeconds(10_000_000_000L)));
    assertEquals(400, ahead.status());
  }
}
