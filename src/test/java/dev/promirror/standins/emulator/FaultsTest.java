package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.StripeException;
import com.stripe.model.Coupon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    world.control.addFault(kind, "POST", "/v1/coupons", world.account, 1);
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
    world.control.addFault("reply_lost", "POST", "/v1/coupons", world.account, 2);
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

  @Test
  void faultsMeetOnlyWhatTheyAreMeantFor() throws StripeException {
    world.control.addFault("down", "POST", "/v1/coupons", "acct_other", 1);
    assertEquals("ONE", create().getId());
    world.control.clearFaults();
  }

  @Test
  void malformedControlCallsSayWhatIsWrong() {
    var refusal =
        assertThrows(
            ControlFailure.class,
            () -> world.control.addFault("fire", "POST", "/v1/coupons", null, 1));
    assertEquals(400, refusal.status());
    assertTrue(String.valueOf(refusal.getMessage()).contains("kind"));
    var ahead =
        assertThrows(
            ControlFailure.class,
            () -> world.control.moveClockTo(EmulatorFixture.START.plusSeconds(10_000_000_000L)));
    assertEquals(400, ahead.status());
  }
}
