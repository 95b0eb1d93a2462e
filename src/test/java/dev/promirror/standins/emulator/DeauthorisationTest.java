package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.param.AccountLinkCreateParams;
import dev.promirror.standins.emulator.shape.Shapes;
import dev.promirror.standins.emulator.store.Fact;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeauthorisationTest extends Listening {
  @BeforeEach
  void listen() {
    world
        .control
        .hooks()
        .registerEndpoint("gl", ear.url(), true, "whsec_test_deauthorise", "2026-07-29.dahlia");
  }

  private JsonObject heard() throws InterruptedException {
    return JsonParser.parseString(ear.hear("account.application.deauthorized").body())
        .getAsJsonObject();
  }

  @Test
  void theEventIsAboutTheApplicationAndNamesTheAccountOnlyOutside() throws Exception {
    world.control.take(Fact.DEAUTHORISATION_HAS_NO_VERSION, true);
    world.control.owner().deauthorise(world.account);
    var event = heard();
    var object = event.getAsJsonObject("data").getAsJsonObject("object");
    assertEquals("application", object.get("object").getAsString());
    assertEquals(world.account, event.get("account").getAsString());
    assertTrue(event.get("api_version").isJsonNull());
    assertFalse(object.toString().contains(world.account));
    assertEquals(List.of(), Shapes.differences(event));
  }

  @Test
  void theEventMayHaveAVersion() throws Exception {
    world.control.take(Fact.DEAUTHORISATION_HAS_NO_VERSION, false);
    world.control.owner().deauthorise(world.account);
    assertEquals("2026-07-29.dahlia", heard().get("api_version").getAsString());
  }

  @Test
  void afterwardsEveryCallInTheAccountIsForbidden() throws StripeException {
    world.control.owner().deauthorise(world.account);
    var refusals =
        List.of(
            assertThrows(PermissionException.class, () -> world.coupon(twentyPercent())),
            assertThrows(
                PermissionException.class,
                () -> world.stripe.v1().coupons().list(null, world.inAccount)),
            assertThrows(
                PermissionException.class,
                () -> world.stripe.v1().accounts().retrieve(world.account)),
            assertThrows(
                PermissionException.class,
                () -> world.stripe.v1().accounts().delete(world.account)),
            assertThrows(
                PermissionException.class,
                () -> world.stripe.v1().accountLinks().create(link(world.account))));
    for (var refusal : refusals) {
      assertEquals("account_invalid", refusal.getCode());
      assertTrue(
          String.valueOf(refusal.getMessage())
              .contains("does not have access to account '" + world.account),
          refusal::getMessage);
    }
    assertTrue(
        world.stripe.v1().accounts().list().getData().stream()
            .noneMatch(account -> account.getId().equals(world.account)));
  }

  private static AccountLinkCreateParams link(String account) {
    return AccountLinkCreateParams.builder()
        .setAccount(account)
        .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
        .build();
  }

  @Test
  void nothingMoreIsHeardOfTheAccountUntilItIsGivenAgain() throws Exception {
    var code = world.code(EmulatorFixture.codeOf(world.coupon(twentyPercent()), "STILL")).getCode();
    var price = world.control.offer(world.account, "Gold", 1000, "usd", null).price();
    world.control.owner().deauthorise(world.account);
    heard();
    ear.awaitSilence(() -> world.control.hooks().deliveries().path("pending").asInt() == 0);
    int before = world.control.hooks().deliveries().path("recent").size();
    world.control.buy(world.account, price, code, "mia@example.com", "Mia");
    assertEquals(0, world.control.hooks().deliveries().path("pending").asInt());
    assertEquals(before, world.control.hooks().deliveries().path("recent").size());

    world.control.owner().reauthorise(world.account);
    assertEquals(1, world.control.truth(world.account).path("sales").size());
    world.stripe.v1().coupons().create(twentyPercent().setId("BACK").build(), world.inAccount);
    assertTrue(ear.hear("coupon.created").body().contains(world.account));
  }

  @Test
  void thePlatformCanGiveItsAccessUpItself() throws Exception {
    var http = RawHttp.to(world.emulator);
    String form = "client_id=ca_emulator_gl&stripe_user_id=" + world.account;
    var done = http.post("/oauth/deauthorize", form);
    assertEquals(200, done.status(), done.body());
    assertEquals(world.account, done.json().path("stripe_user_id").asText());
    assertEquals(world.account, heard().get("account").getAsString());
    assertThrows(PermissionException.class, () -> world.coupon(twentyPercent()));

    var again = http.post("/oauth/deauthorize", form);
    assertEquals(401, again.status());
    assertEquals("invalid_client", again.error().asText());
    assertTrue(again.json().path("error_description").asText().contains("is not connected"));
    var other = http.post("/oauth/deauthorize", "client_id=ca_other&stripe_user_id=acct_1");
    assertEquals("invalid_client", other.error().asText());
    var empty = http.post("/oauth/deauthorize", "client_id=ca_emulator_gl");
    assertEquals(400, empty.status());
    assertEquals("invalid_request", empty.error().asText());
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertEquals(
        400,
        assertThrows(ControlFailure.class, () -> world.control.owner().reauthorise(world.account))
            .status());
    world.control.owner().deauthorise(world.account);
    assertEquals(
        400,
        assertThrows(ControlFailure.class, () -> world.control.owner().deauthorise(world.account))
            .status());
    assertEquals(
        404,
        assertThrows(ControlFailure.class, () -> world.control.owner().deauthorise("acct_none"))
            .status());
  }
}
