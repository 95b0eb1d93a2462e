package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.net.RequestOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorProcessTest {
  @TempDir Path folder;

  private EmulatorProcess start(String... arguments) throws Exception {
    return EmulatorProcess.start(folder.resolve("log"), arguments);
  }

  @Test
  void aKilledEmulatorHasTheSameWorldWhenItStartsAgain() throws Exception {
    String data = folder.resolve("data").toString();
    String account;
    List<String> before;
    try (var emulator = start("--port", "0", "--data", data, "--clock", "2026-01-31T10:00:00Z")) {
      String url = emulator.url();
      try (var control = new EmulatorControl(url)) {
        var stripe = EmulatorFixture.client("sk_test_emulator_gl", url).v1();
        account = stripe.accounts().create().getId();
        control.owner().completeOnboarding(account);
        var inAccount = RequestOptions.builder().setStripeAccount(account).build();
        var coupon = stripe.coupons().create(twentyPercent().build(), inAccount);
        stripe.promotionCodes().create(codeOf(coupon, "KEPT").build(), inAccount);
        before = world(control, account);
      }
      emulator.kill();
      assertEquals(128 + 9, emulator.exitCode());
    }
    try (var emulator = start("--port", "0", "--data", data, "--retries", "stripe");
        var control = new EmulatorControl(emulator.url())) {
      assertEquals(before, world(control, account));
      assertEquals("stripe", control.hooks().deliveries().path("retries").asText());
      emulator.stop();
      assertEquals(128 + 15, emulator.exitCode());
      assertEquals(1, emulator.said().lines().count(), emulator.said());
    }
  }

  private static List<String> world(EmulatorControl control, String account) {
    return List.of(
        control.now().toString(), control.accounts().toString(), control.truth(account).toString());
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (var other =
            StripeEmulator.start(EmulatorOptions.inMemory(EmulatorFixture.FIXTURES, null));
        var emulator = start("--port", Integer.toString(other.port()))) {
      assertEquals(1, emulator.exitCode());
      assertEquals(
          "The emulator cannot listen on port %d: is it taken? Another one is chosen with --port\n"
              .formatted(other.port()),
          emulator.said());
    }
  }

  @Test
  void argumentsThatMakeNoSenseAreNamed() throws Exception {
    String[][] wrong = {
      {"--colour", "red", "Not understood: --colour"},
      {"--port", "x", "--port is no number: x"},
      {"--retries", "often", "--retries is 'quick' or 'stripe'."},
      {"--clock", "2999-01-01T00:00:00Z", "The clock cannot start ahead of the wall clock"}
    };
    for (String[] arguments : wrong) {
      try (var emulator = start(arguments[0], arguments[1])) {
        assertEquals(2, emulator.exitCode());
        assertTrue(emulator.said().startsWith(arguments[2]), emulator.said());
      }
    }
  }
}
