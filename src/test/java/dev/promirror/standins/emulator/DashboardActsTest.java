package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.codeOf;
import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import dev.promirror.standins.emulator.store.Json;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DashboardActsTest extends Listening {
  @BeforeEach
  void listen() {
    world.control.hooks().registerEndpoint("gl", ear.url(), true, "whsec_test_dashboard", null);
  }

  private JsonObject heard(String type) throws InterruptedException {
    var event = JsonParser.parseString(ear.hear(type).body()).getAsJsonObject();
    var request = event.getAsJsonObject("request");
    assertTrue(request.get("id").isJsonNull() && request.get("idempotency_key").isJsonNull());
    return event;
  }

  @Test
  void aCouponAndItsCodeAppearWithoutOurMetadata() throws Exception {
    var made =
        world
            .control
            .owner()
            .makeCoupon(world.account, Json.object().put("percent_off", 12.5).put("name", "Own"));
    heard("coupon.created");
    var params = Json.object().put("code", "OWN");
    params.putObject("promotion").put("type", "coupon").put("coupon", made.path("id").asText());
    var code = world.control.owner().makePromotionCode(world.account, params);

    heard("promotion_code.created");
    var coupon = world.stripe.v1().coupons().retrieve(made.path("id").asText(), world.inAccount);
    assertEquals("12.5", coupon.getPercentOff().toPlainString());
    assertTrue(coupon.getMetadata().isEmpty());
    assertEquals("OWN", world.readCode(code.path("id").asText()).getCode());
  }

  @Test
  void aCouponIsRenamedAndItsMetadataTakenAway() throws Exception {
    var coupon = world.coupon(twentyPercent().setName("Ours").putMetadata("promirror", "c-1"));
    var change = Json.object().put("name", "Theirs");
    change.putObject("metadata").putNull("promirror");
    world.control.owner().changeCoupon(world.account, coupon.getId(), change);

    var previous =
        heard("coupon.updated").getAsJsonObject("data").getAsJsonObject("previous_attributes");
    assertEquals("Ours", previous.get("name").getAsString());
    assertEquals("c-1", previous.getAsJsonObject("metadata").get("promirror").getAsString());
    var read = world.stripe.v1().coupons().retrieve(coupon.getId(), world.inAccount);
    assertEquals("Theirs", read.getName());
    assertEquals(Map.of(), read.getMetadata());
  }

  @Test
  void aDeletedCouponTakesItsCodesWithIt() throws Exception {
    var coupon = world.coupon(twentyPercent());
    var code = world.code(codeOf(coupon, "GONE"));
    world.control.owner().deleteCoupon(world.account, coupon.getId());
    heard("coupon.deleted");
    assertFalse(world.readCode(code.getId()).getActive());
    assertThrows(
        InvalidRequestException.class,
        () -> world.stripe.v1().coupons().retrieve(coupon.getId(), world.inAccount));
  }

  @Test
  void aCodeIsSwitchedOffAndOn() throws Exception {
    var code = world.code(codeOf(world.coupon(twentyPercent()), "SWITCH"));
    world
        .control
        .owner()
        .changePromotionCode(world.account, code.getId(), Json.object().put("active", false));
    heard("promotion_code.updated");
    assertFalse(world.readCode(code.getId()).getActive());
    world
        .control
        .owner()
        .changePromotionCode(world.account, code.getId(), Json.object().put("active", true));
    heard("promotion_code.updated");
    assertTrue(world.readCode(code.getId()).getActive());
  }

  @Test
  void stripesRulesHoldThereTooAndNothingIsDoneByHalves() throws StripeException {
    assertRefused(400, "percent_off", () -> make(Json.object().put("name", "No discount")));
    assertRefused(400, "colour", () -> make(Json.object().put("percent_off", 5).put("colour", 1)));
    assertRefused(404, "acct_none", () -> world.control.owner().deleteCoupon("acct_none", "X"));
    assertRefused(404, "NONE", () -> world.control.owner().deleteCoupon(world.account, "NONE"));
    assertEquals(0, world.control.truth(world.account).path("coupons").size());
  }

  private void make(ObjectNode params) {
    assertFalse(world.control.owner().makeCoupon(world.account, params).isEmpty());
  }

  private static void assertRefused(int status, String word, Runnable act) {
    var refusal = assertThrows(ControlFailure.class, act::run);
    assertEquals(status, refusal.status());
    assertTrue(String.valueOf(refusal.getMessage()).contains(word), refusal::getMessage);
  }
}
