package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import com.stripe.model.PromotionCode;
import com.stripe.net.Webhook;
import dev.promirror.standins.emulator.store.Fact;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WebhooksTest extends Listening {
  private static final String SECRET = "whsec_test_0123456789";

  private void listen(boolean connect, String apiVersion) {
    world.control.hooks().registerEndpoint("gl", ear.url(), connect, SECRET, apiVersion);
  }

  @Test
  void aChangeIsToldSignedToTheConnectEndpoint() throws Exception {
    listen(true, "2026-07-29.dahlia");
    world.control.take(Fact.CONNECT_EVENTS_NAME_THE_KEY, true);
    var coupon =
        world.stripe.v1().coupons().create(twentyPercent().build(), world.keyed("attempt-1"));
    var heard = ear.hear("coupon.created");
    var event = Webhook.constructEvent(heard.body(), heard.signature(), SECRET);
    assertEquals(world.account, event.getAccount());
    assertEquals("attempt-1", event.getRequest().getIdempotencyKey());
    assertEquals(EmulatorFixture.START.getEpochSecond(), event.getCreated());
    assertFalse(event.getLivemode());
    assertEquals(coupon, event.getDataObjectDeserializer().getObject().orElseThrow());
  }

  @Test
  void aRedemptionTellsWhatTheCountWasBefore() throws Exception {
    listen(true, "2026-07-29.dahlia");
    var code = world.code(codeOf(world.coupon(twentyPercent()), "ONCE").setMaxRedemptions(1L));
    var price = world.control.offer(world.account, "Gold", 1000, "usd", null).price();
    world.control.buy(world.account, price, "ONCE", "mia@example.com", "Mia");
    var heard = ear.hear("promotion_code.updated");
    var event = Webhook.constructEvent(heard.body(), heard.signature(), SECRET);
    var shown = (PromotionCode) event.getDataObjectDeserializer().getObject().orElseThrow();
    assertEquals(code.getId(), shown.getId());
    assertEquals(1, shown.getTimesRedeemed());
    assertFalse(shown.getActive());
    var previous = event.getData().getPreviousAttributes();
    assertEquals(Set.of("times_redeemed", "active"), previous.keySet());
    assertEquals("0", String.valueOf(previous.get("times_redeemed")));
    assertEquals(true, previous.get("active"));
  }

  @Test
  void anUnansweredDeliveryIsTriedAgain() throws Exception {
    listen(true, "2026-07-29.dahlia");
    ear.answer(500, 2);
    world.coupon(twentyPercent());
    ear.hear("coupon.created");
    ear.hear("coupon.created");
    ear.hear("coupon.created");
    ear.awaitSilence(() -> world.control.hooks().deliveries().path("pending").asInt() == 0);
    var tries = world.control.hooks().deliveries().path("recent");
    assertEquals(3, tries.size());
    assertEquals("200", tries.get(0).path("outcome").asText());
    assertEquals("500", tries.get(1).path("outcome").asText());
  }

  @Test
  void anOlderEndpointHearsTheOlderShape() throws Exception {
    listen(true, "2025-06-30.basil");
    var coupon = world.coupon(twentyPercent());
    world.code(codeOf(coupon, "OLDER"));
    var body = JsonParser.parseString(ear.hear("promotion_code.created").body());
    var code = body.getAsJsonObject().getAsJsonObject("data").getAsJsonObject("object");
    assertEquals("2025-06-30.basil", body.getAsJsonObject().get("api_version").getAsString());
    assertEquals(coupon.getId(), code.getAsJsonObject("coupon").get("id").getAsString());
    assertFalse(code.has("promotion"));
  }

  @Test
  void anOnboardedAccountIsToldToTheConnectEndpoint() throws Exception {
    listen(true, "2026-07-29.dahlia");
    var account = world.openAccount();
    world.control.owner().completeOnboarding(account.getId());
    var body = JsonParser.parseString(ear.hear("account.updated").body()).getAsJsonObject();
    assertEquals(account.getId(), body.get("account").getAsString());
    var previous = body.getAsJsonObject("data").getAsJsonObject("previous_attributes");
    assertFalse(previous.get("charges_enabled").getAsBoolean());
  }

  /** The same seed and calls give the same ids; only one of the two has been answered. */
  @Test
  void anAnswerFromBeforeAResetSettlesNothingOfTheNewWorld() throws Exception {
    ear.holdAnswers();
    world.control.reset();
    listen(false, "2026-07-29.dahlia");
    world.stripe.v1().coupons().create(twentyPercent().build());
    var before = id(ear.hear("coupon.created"));
    world.control.reset();
    world.control.hooks().pauseDeliveries();
    listen(false, "2026-07-29.dahlia");
    world.stripe.v1().coupons().create(twentyPercent().build());
    ear.letAnswersGo();
    for (int i = 0; i < 30; i++) {
      TimeUnit.MILLISECONDS.sleep(10);
      assertEquals(1, world.control.hooks().deliveries().path("pending").asInt());
    }
    world.control.hooks().resumeDeliveries();
    assertEquals(before, id(ear.hear("coupon.created")));
  }

  private static String id(Ear.Heard heard) {
    return JsonParser.parseString(heard.body()).getAsJsonObject().get("id").getAsString();
  }

  @Test
  void heldBackDeliveriesGoWhenLetGo() throws Exception {
    listen(true, "2026-07-29.dahlia");
    world.control.hooks().pauseDeliveries();
    world.coupon(twentyPercent());
    assertEquals(1, world.control.hooks().deliveries().path("pending").asInt());
    assertTrue(world.control.hooks().deliveries().path("recent").isEmpty());
    world.control.hooks().resumeDeliveries();
    ear.hear("coupon.created");
  }
}
