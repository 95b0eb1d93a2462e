package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.net.RequestOptions;
import com.stripe.param.CouponUpdateParams;
import com.stripe.param.EventListParams;
import dev.promirror.standins.emulator.store.Fact;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {
  private EmulatorFixture world;

  @BeforeEach
  void start() throws Exception {
    world = new EmulatorFixture();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private List<Event> events(EventListParams.Builder params) throws StripeException {
    return world.stripe.v1().events().list(params.build(), world.inAccount).getData();
  }

  private static EventListParams.Builder ofType(String type) {
    return EventListParams.builder().setType(type);
  }

  @Test
  void newestFirstByTypeTimeAndDelivery() throws Exception {
    world.coupon(twentyPercent().setId("FIRST"));
    world.control.advanceClock(Duration.ofMinutes(1));
    world.coupon(twentyPercent().setId("SECOND"));
    long second = world.control.now().getEpochSecond();
    var all = events(ofType("coupon.*"));
    assertEquals(List.of(second, second - 60), all.stream().map(Event::getCreated).toList());
    var named = events(EventListParams.builder().addType("coupon.created").addType("x.y"));
    assertEquals(all, named);
    var since = EventListParams.Created.builder().setGte(second).build();
    assertEquals(1, events(ofType("coupon.created").setCreated(since)).size());
    assertEquals(2, events(ofType("coupon.created").setDeliverySuccess(true)).size());
    assertEquals(0, events(ofType("coupon.created").setDeliverySuccess(false)).size());
  }

  @Test
  void typeExcludesTypesOfWhichTwentyAreTaken() {
    var both = ofType("coupon.created").addType("coupon.updated");
    assertThrows(InvalidRequestException.class, () -> events(both));
    var many = EventListParams.builder().addAllType(Collections.nCopies(21, "coupon.created"));
    assertThrows(InvalidRequestException.class, () -> events(many));
  }

  @Test
  void anEventIsGoneAfterThirtyDaysForGood() throws Exception {
    world.coupon(twentyPercent().setId("OLD"));
    var old = events(ofType("coupon.created")).getFirst();
    world.control.advanceClock(Duration.ofDays(30).minusSeconds(1));
    assertEquals(old, world.stripe.v1().events().retrieve(old.getId(), world.inAccount));
    world.control.advanceClock(Duration.ofSeconds(1));
    assertEquals(List.of(), events(ofType("coupon.created")));
    assertThrows(
        InvalidRequestException.class,
        () -> world.stripe.v1().events().retrieve(old.getId(), world.inAccount));
    world.coupon(twentyPercent().setId("NEW"));
    world.control.turnClockBackTo(EmulatorFixture.START);
    assertThrows(
        InvalidRequestException.class,
        () -> world.stripe.v1().events().retrieve(old.getId(), world.inAccount));
  }

  @Test
  void anEventKeepsTheVersionOfItsCreation() throws Exception {
    world.coupon(twentyPercent());
    var older =
        RequestOptions.RequestOptionsBuilder.unsafeSetStripeVersionOverride(
                RequestOptions.builder().setStripeAccount(world.account), "2025-06-30.basil")
            .build();
    var params = ofType("coupon.created").build();
    var event = world.stripe.v1().events().list(params, older).getData().getFirst();
    assertEquals("2026-07-29.dahlia", event.getApiVersion());
  }

  @Test
  void onlyWhatChangedIsToldAsItWas() throws Exception {
    world.coupon(twentyPercent().setId("C").setName("Old").putMetadata("a", "1"));
    var update =
        CouponUpdateParams.builder()
            .setName("New")
            .putMetadata("a", "2")
            .putMetadata("b", "3")
            .build();
    world.stripe.v1().coupons().update("C", update, world.inAccount);
    world.stripe.v1().coupons().update("C", update, world.inAccount);
    var events = events(ofType("coupon.updated"));
    assertEquals(1, events.size(), "nothing changed the second time");
    var previous = events.getFirst().getData().getPreviousAttributes();
    var metadata = new HashMap<String, Object>();
    metadata.put("a", "1");
    metadata.put("b", null);
    assertEquals(Map.of("name", "Old", "metadata", metadata), previous);
  }

  @Test
  void whetherAConnectEventNamesItsKeyCanBeSwitched() throws Exception {
    world.control.take(Fact.CONNECT_EVENTS_NAME_THE_KEY, true);
    world.stripe.v1().coupons().create(twentyPercent().build(), world.keyed("k-1"));
    world.control.take(Fact.CONNECT_EVENTS_NAME_THE_KEY, false);
    world.stripe.v1().coupons().create(twentyPercent().build(), world.keyed("k-2"));
    var events = events(ofType("coupon.created"));
    assertEquals("k-1", events.get(1).getRequest().getIdempotencyKey());
    assertNull(events.get(0).getRequest().getIdempotencyKey());
    assertTrue(events.get(0).getRequest().getId().startsWith("req_"));
  }

  @Test
  void hooksAreCountedUntilTheyAreHeard() throws Exception {
    try (var ear = new Ear()) {
      world.control.hooks().registerEndpoint("gl", ear.url(), true, null, null);
      world.control.hooks().pauseDeliveries();
      world.coupon(twentyPercent());
      assertEquals(1, events(ofType("coupon.created")).getFirst().getPendingWebhooks());
      assertEquals(1, events(ofType("coupon.created").setDeliverySuccess(false)).size());
      world.control.hooks().resumeDeliveries();
      ear.hear("coupon.created");
      ear.awaitSilence(() -> world.control.hooks().deliveries().path("pending").asInt() == 0);
      assertEquals(0, events(ofType("coupon.created")).getFirst().getPendingWebhooks());
      assertEquals(1, events(ofType("coupon.created").setDeliverySuccess(true)).size());
    }
  }
}
