package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import com.stripe.net.Webhook;
import dev.promirror.standins.emulator.events.Retries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retries as Stripe makes them: by the emulator's clock, over three days. */
class RetriesTest extends Listening {
  private static final String SECRET = "whsec_test_0123456789";

  @BeforeEach
  void listen() {
    world.control.hooks().registerEndpoint("gl", ear.url(), true, SECRET, null);
  }

  @Override
  EmulatorOptions options() {
    return super.options().retrying(Retries.STRIPE);
  }

  private void await(Predicate<JsonNode> condition) throws InterruptedException {
    ear.awaitSilence(() -> condition.test(world.control.hooks().deliveries()));
  }

  private String next() {
    return world.control.hooks().deliveries().path("next_due").asText();
  }

  private void heardAndSigned() throws Exception {
    var heard = ear.hear("coupon.created");
    assertNotNull(Webhook.constructEvent(heard.body(), heard.signature(), SECRET));
  }

  private long pendingOfTheEvent() throws StripeException {
    var events = world.stripe.v1().events().list(world.inAccount).getData();
    return events.getFirst().getPendingWebhooks();
  }

  @Test
  void aRetryWaitsForTheEmulatorsClock() throws Exception {
    ear.answer(500, 1);
    world.coupon(twentyPercent());
    heardAndSigned();
    await(report -> report.has("next_due"));
    assertEquals("2026-01-31T10:05:00Z", next());
    assertEquals(1, pendingOfTheEvent());
    world.control.advanceClock(Duration.ofSeconds(299));
    assertEquals("2026-01-31T10:05:00Z", next());
    world.control.advanceClock(Duration.ofSeconds(1));
    heardAndSigned();
    await(report -> report.path("pending").asInt() == 0);
    assertEquals(0, pendingOfTheEvent());
    assertEquals(0, ear.heardMore());
    var tries = world.control.hooks().deliveries().path("recent");
    assertEquals(2, tries.get(0).path("attempt").asInt());
    assertEquals("200", tries.get(0).path("outcome").asText());
  }

  @Test
  void pausesGrowUntilThreeDaysAreOver() throws Exception {
    ear.answer(500, 1000);
    world.coupon(twentyPercent());
    List<Long> minutes = new ArrayList<>();
    var last = EmulatorFixture.START;
    while (true) {
      heardAndSigned();
      String before = last.toString();
      await(
          report ->
              report.path("given_up").asInt() == 1
                  || report.path("next_due").asText(before).compareTo(before) > 0);
      if (next().isEmpty()) {
        break;
      }
      var due = Instant.parse(next());
      minutes.add(Duration.between(last, due).toMinutes());
      last = due;
      world.control.moveClockTo(due);
    }
    assertEquals(
        List.of(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 720L, 720L, 720L, 720L, 165L), minutes);
    assertEquals(EmulatorFixture.START.plus(Duration.ofDays(3)), last);
    var report = world.control.hooks().deliveries();
    assertEquals(0, report.path("pending").asInt());
    var lost = report.path("undelivered").get(0);
    assertEquals(14, lost.path("attempts").asInt());
    assertEquals("three days are over", lost.path("reason").asText());
    assertEquals(world.account, lost.path("account").asText());
    assertEquals(1, pendingOfTheEvent());
    world.control.advanceClock(Duration.ofDays(10));
    assertEquals(0, ear.heardMore());
  }

  @Test
  void aLeapOverThreeDaysMakesAllTriesThatFallIntoIt() throws Exception {
    ear.answer(500, 1000);
    world.coupon(twentyPercent());
    await(report -> report.has("next_due"));
    world.control.advanceClock(Duration.ofDays(5));
    await(report -> report.path("given_up").asInt() == 1);
    for (int i = 0; i < 14; i++) {
      heardAndSigned();
    }
    assertEquals(0, ear.heardMore());
  }

  @Test
  void aResentEventHasThreeDaysOfItsOwn() throws Exception {
    ear.answer(500, 14);
    world.coupon(twentyPercent());
    await(report -> report.has("next_due"));
    world.control.advanceClock(Duration.ofDays(5));
    await(report -> report.path("given_up").asInt() == 1);
    var lost = world.control.hooks().deliveries().path("undelivered").get(0);
    world.control.hooks().resend(lost.path("event").asText(), null);
    await(report -> report.path("pending").asInt() == 0);
    assertEquals("200", latestOutcome());
  }

  private String latestOutcome() {
    var tries = world.control.hooks().deliveries().path("recent");
    return tries.get(0).path("outcome").asText();
  }

  @Test
  void theyCanBeMadeQuickAndLikeStripesAgain() throws Exception {
    world.control.hooks().retry(Retries.QUICK);
    ear.answer(500, 2);
    world.coupon(twentyPercent());
    for (int i = 0; i < 3; i++) {
      heardAndSigned();
    }
    await(report -> report.path("pending").asInt() == 0);
    world.control.hooks().retry(Retries.STRIPE);
    ear.answer(500, 1);
    world.coupon(twentyPercent());
    await(report -> report.has("next_due"));
    assertEquals("stripe", world.control.hooks().deliveries().path("retries").asText());
  }

  @Test
  void whatWaitsForTheClockSurvivesARestart(@TempDir Path folder) throws Exception {
    var journaled = options().journaledIn(folder);
    ear.answer(500, 1);
    try (var emulator = StripeEmulator.start(journaled);
        var control = new EmulatorControl(emulator.url())) {
      control.hooks().registerEndpoint("gl", ear.url(), false, SECRET, null);
      RawHttp.to(emulator).post("/v1/coupons", "percent_off=20");
      ear.awaitSilence(() -> control.hooks().deliveries().has("next_due"));
    }
    heardAndSigned();
    try (var emulator = StripeEmulator.start(journaled);
        var control = new EmulatorControl(emulator.url())) {
      assertFalse(control.hooks().deliveries().path("next_due").asText().isEmpty());
      control.advanceClock(Duration.ofMinutes(5));
      heardAndSigned();
    }
  }
}
