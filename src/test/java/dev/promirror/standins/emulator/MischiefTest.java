package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.promirror.standins.emulator.events.Prank;
import dev.promirror.standins.emulator.events.Prank.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MischiefTest extends Listening {
  private static final String SECRET = "whsec_test_0123456789";

  @BeforeEach
  void listen() {
    world.control.hooks().registerEndpoint("gl", ear.url(), true, SECRET, null);
  }

  private static Prank prank(Kind kind, long times) {
    return new Prank(kind, null, null, times, 100, 7, 600, null);
  }

  private JsonObject hear() throws InterruptedException {
    return JsonParser.parseString(ear.hear("coupon.created").body()).getAsJsonObject();
  }

  private String heardCoupon() throws InterruptedException {
    return hear().getAsJsonObject("data").getAsJsonObject("object").get("id").getAsString();
  }

  private void awaitAllHeard() throws InterruptedException {
    ear.awaitSilence(() -> world.control.hooks().deliveries().path("pending").asInt() == 0);
  }

  private long done(Kind kind) {
    return world.control.hooks().mischief().path("done").path(kind.word()).asLong();
  }

  @Test
  void aDroppedDeliveryNeverComesUntilItIsSentAgain() throws Exception {
    world
        .control
        .hooks()
        .addPrank(new Prank(Kind.DROP, "coupon.created", world.account, 1, 100, 7, 0, null));
    world.coupon(twentyPercent().setId("DROPPED"));
    world.coupon(twentyPercent().setId("HEARD"));
    assertEquals("HEARD", heardCoupon());
    awaitAllHeard();
    assertEquals(0, ear.heardMore());
    assertEquals(1, done(Kind.DROP));
    var events = world.stripe.v1().events().list(world.inAccount).getData();
    assertEquals(1, events.get(1).getPendingWebhooks());
    world.control.hooks().resend(events.get(1).getId(), null);
    assertEquals("DROPPED", heardCoupon());
  }

  @Test
  void aDoubledDeliveryComesTwice() throws Exception {
    world.control.hooks().addPrank(Kind.DOUBLE);
    world.coupon(twentyPercent());
    assertEquals(hear().get("id"), hear().get("id"));
    awaitAllHeard();
    assertEquals(0, ear.heardMore());
  }

  @Test
  void aDelayedDeliveryIsOvertaken() throws Exception {
    world.control.hooks().addPrank(new Prank(Kind.DELAY, null, null, 1, 100, 7, 1, null));
    world.coupon(twentyPercent().setId("LATE"));
    world.coupon(twentyPercent().setId("SWIFT"));
    assertEquals("SWIFT", heardCoupon());
    assertEquals("LATE", heardCoupon());
  }

  @Test
  void aDeliveryDaysLateTellsWhenItHappened() throws Exception {
    world
        .control
        .hooks()
        .addPrank(new Prank(Kind.DELAY, null, null, 1, 100, 7, 0, Duration.ofDays(2)));
    world.coupon(twentyPercent().setId("LATE"));
    world.control.advanceClock(Duration.ofDays(2).minusSeconds(1));
    world.coupon(twentyPercent().setId("SWIFT"));
    assertEquals("SWIFT", heardCoupon());
    ear.awaitSilence(() -> world.control.hooks().deliveries().path("pending").asInt() == 1);
    world.control.advanceClock(Duration.ofSeconds(1));
    assertEquals(EmulatorFixture.START.getEpochSecond(), hear().get("created").getAsLong());
  }

  @Test
  void aWindowComesNewestFirst() throws Exception {
    world.control.hooks().addPrank(prank(Kind.REORDER, 3));
    for (String id : List.of("A", "B", "C")) {
      assertEquals(0, ear.heardMore());
      world.coupon(twentyPercent().setId(id));
    }
    assertEquals(List.of("C", "B", "A"), List.of(heardCoupon(), heardCoupon(), heardCoupon()));
  }

  @Test
  void aWindowThatNeverFillsIsLetGo() throws Exception {
    world.control.hooks().addPrank(prank(Kind.REORDER, 3));
    world.coupon(twentyPercent().setId("A"));
    assertEquals(1, world.control.hooks().mischief().path("held").asInt());
    world.control.hooks().clearMischief();
    assertEquals("A", heardCoupon());
  }

  @Test
  void aWindowThatNeverFillsIsOverAfterItsSecondsByEitherClock() throws Exception {
    world.control.hooks().addPrank(new Prank(Kind.REORDER, null, null, 3, 100, 7, 1, null));
    world.coupon(twentyPercent().setId("A"));
    assertEquals("A", heardCoupon());
    world.control.hooks().clearMischief();
    world.control.hooks().addPrank(prank(Kind.REORDER, 3));
    world.coupon(twentyPercent().setId("B"));
    world.coupon(twentyPercent().setId("C"));
    world.control.advanceClock(Duration.ofSeconds(599));
    assertEquals(2, world.control.hooks().mischief().path("held").asInt());
    world.control.advanceClock(Duration.ofSeconds(1));
    assertEquals(List.of("C", "B"), List.of(heardCoupon(), heardCoupon()));
    awaitAllHeard();
    assertEquals(0, ear.heardMore());
  }

  @Test
  void aForgedOneComesOnceBesideTheGenuine() throws Exception {
    ear.answer(400, 1);
    for (var kind : List.of(Kind.WRONG_SECRET, Kind.STALE)) {
      world.control.hooks().addPrank(kind);
      world.coupon(twentyPercent());
      int genuine = 0;
      for (int i = 0; i < 2; i++) {
        var heard = ear.hear("coupon.created");
        try {
          assertNotNull(Webhook.constructEvent(heard.body(), heard.signature(), SECRET));
          genuine++;
        } catch (SignatureVerificationException e) {
          assertNotNull(e.getMessage());
        }
      }
      assertEquals(1, genuine, kind.word());
    }
  }

  @Test
  void aStampFromTheFutureIsSignedRightly() throws Exception {
    world.control.hooks().addPrank(Kind.FUTURE);
    world.coupon(twentyPercent());
    var stamps = new ArrayList<Long>();
    for (int i = 0; i < 2; i++) {
      var heard = ear.hear("coupon.created");
      assertNotNull(Webhook.constructEvent(heard.body(), heard.signature(), SECRET));
      stamps.add(Long.parseLong(heard.signature().replaceAll("t=(\\d+),.*", "$1")));
    }
    stamps.sort(null);
    assertTrue(stamps.get(1) - stamps.get(0) >= 599, stamps.toString());
    assertTrue(stamps.get(0) <= Instant.now().getEpochSecond(), stamps.toString());
  }

  @Test
  void anEventOfLiveModeIsAnotherEvent() throws Exception {
    world.control.hooks().addPrank(Kind.LIVEMODE);
    world.coupon(twentyPercent());
    var one = hear();
    var other = hear();
    assertNotEquals(one.get("livemode"), other.get("livemode"));
    assertNotEquals(one.get("id"), other.get("id"));
  }

  @Test
  void chanceFollowsItsSeed() throws Exception {
    assertEquals(dropped(5), dropped(5));
    assertNotEquals(dropped(5), dropped(6));
  }

  /** Which of forty coupons are dropped, of a clean world, by a seed. */
  private static List<Boolean> dropped(long seed) throws Exception {
    try (var world = new EmulatorFixture()) {
      world.control.hooks().pauseDeliveries();
      world.control.hooks().registerEndpoint("gl", "http://127.0.0.1:9/nobody", true, SECRET, null);
      world.control.hooks().addPrank(new Prank(Kind.DROP, null, null, 1000, 40, seed, 0, null));
      var dropped = new ArrayList<Boolean>();
      int before = 0;
      for (int i = 0; i < 40; i++) {
        world.coupon(twentyPercent());
        int now = world.control.hooks().deliveries().path("given_up").asInt();
        dropped.add(now > before);
        before = now;
      }
      assertTrue(before > 5 && before < 30, "dropped " + before);
      assertEquals(before, world.control.hooks().mischief().path("done").path("drop").asInt());
      return dropped;
    }
  }

  @Test
  void nonsenseIsRefused() {
    var refusal =
        assertThrows(ControlFailure.class, () -> world.control.hooks().resend("evt_nobody", null));
    assertEquals(404, refusal.status());
    assertThrows(
        IllegalArgumentException.class, () -> new Prank(Kind.DROP, null, null, 0, 100, 7, 0, null));
  }
}
