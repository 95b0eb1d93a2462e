package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.standins.emulator.calls.Rates;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The limiters as a caller meets them; their counting has a test of its own. */
class LimiterTest {
  private static final String COUPONS = "/v1/coupons";

  private static EmulatorOptions options(@Nullable Rates rates) {
    return EmulatorOptions.inMemory(EmulatorFixture.FIXTURES, EmulatorFixture.START)
        .behind(new Network(null, rates));
  }

  private static RawHttp.Reply untilRefused(RawHttp http) throws IOException {
    for (int i = 0; i < 500; i++) {
      var reply = http.post(COUPONS, "percent_off=20", Map.of("Idempotency-Key", "k"));
      if (reply.status() != 200) {
        return reply;
      }
    }
    throw new AssertionError("never refused");
  }

  @Test
  void aBurstIsRefusedThoughItsKeyHasAnAnswer() throws IOException {
    try (var emulator = StripeEmulator.start(options(new Rates(2, 1, 1)));
        var control = new EmulatorControl(emulator.url())) {
      var refused = untilRefused(RawHttp.to(emulator));
      assertEquals(429, refused.status());
      assertEquals("rate_limit", refused.error().path("code").asText());
      assertEquals("endpoint-rate", refused.header("Stripe-Rate-Limited-Reason"));
      assertEquals("false", refused.header("Stripe-Should-Retry"));
      assertEquals("", refused.header("Original-Request"));
      assertTrue(control.faults().rates().path("refused").path("endpoint-rate").asInt() > 0);
    }
  }

  @Test
  void limitsAreSwitchedByTheControlApi() throws IOException {
    try (var emulator = StripeEmulator.start(options(null));
        var control = new EmulatorControl(emulator.url())) {
      control.faults().limitRates("live");
      assertEquals(100, control.faults().rates().path("global").asInt());
      control.faults().limitRates(1, 1, 1);
      assertEquals(429, untilRefused(RawHttp.to(emulator)).status());
      control.faults().unlimitRates();
      for (int i = 0; i < 30; i++) {
        assertEquals(200, RawHttp.to(emulator).get(COUPONS).status());
      }
    }
  }

  @Test
  void readsAreCountedByAccount() throws IOException {
    try (var emulator = StripeEmulator.start(options(null));
        var control = new EmulatorControl(emulator.url())) {
      var http = RawHttp.to(emulator);
      http.get(COUPONS);
      http.get("/v1/products");
      http.post(COUPONS, "percent_off=20");
      assertEquals(2, control.requests().path("reads").path("gl").asInt());
    }
  }
}
