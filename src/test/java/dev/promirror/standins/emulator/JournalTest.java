package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.param.CouponUpdateParams;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;

  private EmulatorOptions options() {
    return EmulatorOptions.inMemory(EmulatorFixture.FIXTURES, EmulatorFixture.START)
        .journaledIn(folder);
  }

  @Test
  void aRestartGivesTheSameWorld() throws Exception {
    List<String> before;
    String account;
    try (var world = new EmulatorFixture(options())) {
      account = world.account;
      world
          .control
          .hooks()
          .registerEndpoint("gl", "http://127.0.0.1:9/nobody", true, "whsec_x", null);
      world.code(codeOf(world.coupon(twentyPercent()), "KEPT"));
      var price = world.control.offer(account, "Gold", 1000, "usd", "month").price();
      world.control.buy(account, price, "KEPT", "mia@example.com", "Mia");
      world.control.advanceClock(Duration.ofDays(40));
      before = world(world.control, account);
    }
    Files.writeString(
        folder.resolve("emulator.journal"),
        "{\"n\":99,\"c\":[{\"s\":\"half",
        StandardCharsets.UTF_8,
        StandardOpenOption.APPEND);
    try (var emulator = StripeEmulator.start(options());
        var control = new EmulatorControl(emulator.url())) {
      assertEquals(before, world(control, account));
      control.advanceClock(Duration.ofDays(40));
      assertEquals(3, control.truth(account).path("sales").size());
    }
  }

  @Test
  void aRewrittenJournalGivesTheSameWorld() throws Exception {
    var journal = folder.resolve("emulator.journal");
    List<String> before;
    String account;
    try (var world = new EmulatorFixture(options())) {
      account = world.account;
      world.code(codeOf(world.coupon(twentyPercent().setId("BIG")), "KEPT"));
      var price = world.control.offer(account, "Gold", 1000, "usd", "month").price();
      world.control.buy(account, price, "KEPT", "mia@example.com", "Mia");
      scribble(world, 400);
      long written = Files.size(journal);
      assertTrue(written > 8 << 20, "written " + written);
      world.control.advanceClock(Duration.ofDays(31));
      scribble(world, 50);
      assertTrue(Files.size(journal) < written, "kept " + Files.size(journal));
      before = world(world.control, account);
    }
    try (var emulator = StripeEmulator.start(options());
        var control = new EmulatorControl(emulator.url())) {
      assertEquals(before, world(control, account));
      control.reset();
      assertEquals("{\"gl\":[],\"in\":[]}", control.accounts().toString());
    }
    try (var emulator = StripeEmulator.start(options());
        var control = new EmulatorControl(emulator.url())) {
      assertEquals("{\"gl\":[],\"in\":[]}", control.accounts().toString());
    }
  }

  /** Changes one coupon again and again, about 20 KB of journal each time. */
  private static void scribble(EmulatorFixture world, int times) throws StripeException {
    for (int i = 0; i < times; i++) {
      var update = CouponUpdateParams.builder();
      for (int j = 0; j < 12; j++) {
        update.putMetadata("note" + j, "x".repeat(490) + i);
      }
      world.stripe.v1().coupons().update("BIG", update.build(), world.inAccount);
    }
  }

  private static List<String> world(EmulatorControl control, String account) {
    return List.of(
        control.now().toString(),
        control.accounts().toString(),
        control.truth(account).toString(),
        control.hooks().deliveries().path("pending").asText());
  }

  @Test
  void twoEmulatorsCannotShareAFolder() throws Exception {
    try (var world = new EmulatorFixture(options())) {
      assertTrue(world.control.isUp());
      var refusal =
          assertThrows(IllegalStateException.class, () -> StripeEmulator.start(options()));
      assertTrue(String.valueOf(refusal.getMessage()).contains("in use by another emulator"));
    }
  }

  @Test
  void whatWasNotDeliveredIsDeliveredAfterARestart() throws Exception {
    try (var ear = new Ear()) {
      try (var world = new EmulatorFixture(options())) {
        world.control.hooks().registerEndpoint("gl", ear.url(), true, "whsec_x", null);
        world.control.hooks().pauseDeliveries();
        world.coupon(twentyPercent());
      }
      try (var emulator = StripeEmulator.start(options());
          var control = new EmulatorControl(emulator.url())) {
        ear.hear("coupon.created");
        assertTrue(control.isUp());
      }
    }
  }

  @Test
  void theSameSeedAndCallsGiveTheSameIds() throws Exception {
    try (var one = new EmulatorFixture();
        var two = new EmulatorFixture()) {
      assertEquals(one.coupon(twentyPercent()), two.coupon(twentyPercent()));
    }
  }
}
