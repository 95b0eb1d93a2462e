package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RandomFaultsTest {
  private static final List<String> KINDS =
      List.of("500_not_executed", "500_stored", "rate_limited", "lock_timeout", "html_502");

  private static EmulatorFixture world;

  @BeforeAll
  static void start() throws StripeException {
    world = new EmulatorFixture();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @AfterEach
  void leaveNothingToChance() {
    world.control.faults().clearRandomFaults();
  }

  private static List<Integer> hundredCalls() throws IOException {
    var http = RawHttp.to(world.emulator);
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < 100; i++) {
      var account = Map.of("Stripe-Account", world.account);
      statuses.add(http.post("/v1/coupons", "percent_off=20", account).status());
    }
    return statuses;
  }

  @Test
  void theSameSeedAndCallsGiveTheSameFaults() throws IOException {
    world.control.faults().addRandomFaults(42, 30, KINDS, world.account);
    var first = hundredCalls();
    var report = world.control.faults().randomFaults();
    world.control.faults().addRandomFaults(42, 30, KINDS, world.account);
    assertEquals(first, hundredCalls());
    assertEquals(report, world.control.faults().randomFaults());
    world.control.faults().addRandomFaults(43, 30, KINDS, world.account);
    assertNotEquals(first, hundredCalls());
  }

  @Test
  void whatHappenedIsCounted() throws IOException {
    world.control.faults().addRandomFaults(7, 30, KINDS, world.account);
    long failed = hundredCalls().stream().filter(status -> status != 200).count();
    var report = world.control.faults().randomFaults();
    assertEquals(7, report.path("seed").asInt());
    assertEquals(100, report.path("calls").asInt());
    long met = 0;
    for (var count : report.path("met")) {
      met += count.asLong();
    }
    assertEquals(failed, met);
    assertTrue(failed > 10 && failed < 60, "failed " + failed);
  }

  @Test
  void othersAreNotMet() throws IOException {
    world.control.faults().addRandomFaults(7, 100, KINDS, world.account);
    assertEquals(200, RawHttp.to(world.emulator).get("/v1/coupons").status());
    assertEquals(0, world.control.faults().randomFaults().path("calls").asInt());
  }

  @Test
  void noneAndAllAreChancesToo() throws IOException {
    world.control.faults().addRandomFaults(7, 0, KINDS, null);
    assertTrue(hundredCalls().stream().allMatch(status -> status == 200));
    world.control.faults().addRandomFaults(7, 100, KINDS, null);
    assertTrue(hundredCalls().stream().noneMatch(status -> status == 200));
    world.control.faults().clearRandomFaults();
    assertTrue(world.control.faults().randomFaults().isEmpty());
    assertTrue(hundredCalls().stream().allMatch(status -> status == 200));
  }

  @Test
  void senselessChancesAreRefused() {
    for (var kinds : List.of(List.<String>of(), List.of("fire"))) {
      assertEquals(
          400,
          assertThrows(
                  ControlFailure.class,
                  () -> world.control.faults().addRandomFaults(1, 10, kinds, null))
              .status());
    }
    assertEquals(
        400,
        assertThrows(
                ControlFailure.class,
                () -> world.control.faults().addRandomFaults(1, 101, KINDS, null))
            .status());
  }
}
