package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.standins.emulator.calls.Rates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** One call a second: the second account's comes long before the platform's bucket fills. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAccountsCallsDrawOnThePlatformsRateOrNot(boolean draw) throws Exception {
    try (var world = new EmulatorFixture(options(null).otherwise(Set.of()))) {
      String second = world.openAccount().getId();
      var http = RawHttp.to(world.emulator);
      String fact = "{\"fact\":\"account_calls_draw_on_platform\",\"holds\":%s}".formatted(draw);
      var switched =
          http.send("POST", "/_control/facts", Map.of(), fact.getBytes(StandardCharsets.UTF_8));
      assertEquals(draw, switched.json().path("account_calls_draw_on_platform").asBoolean());
      world.control.faults().limitRates(100, 1, 1);
      assertEquals(200, list(http, world.account));
      assertEquals(draw ? 429 : 200, list(http, second));
      world.control.faults().unlimitRates();
    }
  }

  private static int list(RawHttp http, String account) throws IOException {
    return http.send("GET", COUPONS, Map.of("Stripe-Account", account), new byte[0]).status();
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
