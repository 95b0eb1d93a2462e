package dev.promirror.standins.emulator.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Caller PLATFORM = new Caller("gl", "gl");
  private static final Caller ONE = new Caller("gl", "acct_1");
  private static final Caller TWO = new Caller("gl", "acct_2");

  private final AtomicLong nanos = new AtomicLong(-5 * SECOND);
  private final AtomicBoolean platformToo = new AtomicBoolean(true);
  private final RateLimits limits =
      new RateLimits(new Rates(10, 4, 2), nanos::get, platformToo::get);

  private @Nullable String call(Caller caller, String operation) {
    return limits.refusal(caller, operation);
  }

  private void pass(int times, Caller caller, String operation) {
    for (int i = 0; i < times; i++) {
      assertNull(call(caller, operation), "call " + i);
    }
  }

  @Test
  void anEndpointHasItsOwnLimit() {
    pass(4, ONE, "coupons.list");
    assertEquals("endpoint-rate", call(ONE, "coupons.list"));
    pass(4, ONE, "coupons.create");
  }

  @Test
  void allEndpointsTogetherHaveOneToo() {
    pass(4, PLATFORM, "a");
    pass(4, PLATFORM, "b");
    pass(2, PLATFORM, "c");
    assertEquals("global-rate", call(PLATFORM, "c"));
    assertEquals(1, limits.report().path("refused").path("global-rate").asInt());
  }

  @Test
  void openingAccountsIsLimitedMore() {
    pass(2, PLATFORM, "accounts.create");
    assertEquals("resource-specific", call(PLATFORM, "accounts.create"));
    pass(4, PLATFORM, "accounts.list");
  }

  @Test
  void anAccountsCallsMayDrawOnThePlatformToo() {
    pass(4, ONE, "a");
    assertEquals("endpoint-rate", call(TWO, "a"));
    platformToo.set(false);
    pass(4, TWO, "a");
    pass(4, PLATFORM, "b");
  }

  @Test
  void tokensComeBackEvenlyAndUpToTheRate() {
    pass(4, ONE, "a");
    nanos.addAndGet(SECOND / 4);
    pass(1, ONE, "a");
    assertEquals("endpoint-rate", call(ONE, "a"));
    nanos.addAndGet(60 * SECOND);
    pass(4, ONE, "a");
    assertEquals("endpoint-rate", call(ONE, "a"));
  }

  @Test
  void aRefusedCallUsesNothingUp() {
    pass(4, ONE, "a");
    for (int i = 0; i < 50; i++) {
      assertEquals("endpoint-rate", call(ONE, "a"));
    }
    pass(4, ONE, "b");
  }

  @Test
  void withoutRatesAllPass() {
    limits.limit(null);
    pass(1000, ONE, "a");
    assertTrue(limits.report().isEmpty());
    limits.reset();
    assertEquals(10, limits.report().path("global").asInt());
  }
}
