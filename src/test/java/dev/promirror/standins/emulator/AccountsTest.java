package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Capability;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCapabilityUpdateParams;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.AccountListParams;
import com.stripe.param.AccountUpdateParams;
import com.stripe.param.CouponListParams;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class AccountsTest {
  private static EmulatorFixture world;

  @BeforeAll
  static void start() throws StripeException {
    world = new EmulatorFixture();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void anAccountIsReadyOnceItsOwnerHasUsedTheOnboardingLink() throws Exception {
    var account = world.openAccount();
    assertFalse(account.getChargesEnabled());
    assertFalse(account.getRequirements().getCurrentlyDue().isEmpty());
    var link =
        world
            .stripe
            .v1()
            .accountLinks()
            .create(
                AccountLinkCreateParams.builder()
                    .setAccount(account.getId())
                    .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                    .setRefreshUrl("https://example.com/again")
                    .setReturnUrl("https://example.com/done")
                    .build());

    assertTrue(send("GET", link.getUrl()).contains("Complete onboarding"));
    assertEquals("303 https://example.com/done", send("POST", link.getUrl()));

    var ready = world.stripe.v1().accounts().retrieve(account.getId());
    assertTrue(ready.getChargesEnabled() && ready.getPayoutsEnabled());
    assertTrue(ready.getDetailsSubmitted());
    assertEquals("gl-3f-1", ready.getMetadata().get("community"));
    assertEquals("303 https://example.com/again", send("GET", link.getUrl()));
  }

  private static String send(String method, String url) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(url))
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build();
      var response = http.send(request, BodyHandlers.ofString());
      return response.statusCode() == 303
          ? "303 " + response.headers().firstValue("Location").orElse("")
          : response.body();
    }
  }

  @Test
  void accountsAreListedNewestFirst() throws StripeException {
    var newest = world.openAccount();
    var list = world.stripe.v1().accounts().list(AccountListParams.builder().setLimit(1L).build());
    assertEquals(newest.getId(), list.getData().getFirst().getId());
    assertTrue(list.getHasMore());
  }

  @Test
  void onlyTheIndianPlatformOpensIndianAccounts() throws StripeException {
    var inIndia = AccountCreateParams.builder().setCountry("IN").build();
    var refusal =
        assertThrows(
            InvalidRequestException.class, () -> world.stripe.v1().accounts().create(inIndia));
    assertEquals("country", refusal.getParam());
    assertEquals("inr", world.indianStripe.v1().accounts().create(inIndia).getDefaultCurrency());
  }

  @Test
  void aWrongKeyIsRefused() {
    var stranger = EmulatorFixture.client("sk_test_wrong_key_000", world.emulator.url());
    assertThrows(AuthenticationException.class, () -> stranger.v1().accounts().list());
  }

  @Test
  void anotherPlatformsAccountIsRefused() {
    var foreign = RequestOptions.builder().setStripeAccount(world.account).build();
    var refusal =
        assertThrows(
            PermissionException.class,
            () ->
                world
                    .indianStripe
                    .v1()
                    .coupons()
                    .list(CouponListParams.builder().build(), foreign));
    assertEquals("account_invalid", refusal.getCode());
  }

  @Test
  void controllersStripeDoesNotTakeAreRefused() {
    assertRefused(
        "your platform must collect fees",
        Map.of("controller[stripe_dashboard][type]", "express", "country", "US"));
    assertRefused(
        "it must collect fees",
        Map.of("controller[losses][payments]", "application", "country", "US"));
    assertRefused(
        "can only collect requirements",
        Map.of("controller[requirement_collection]", "application", "country", "US"));
    assertRefused(
        "only specify one", Map.of("type", "express", "controller[fees][payer]", "account"));
    assertRefused(
        "capabilities", Map.of("controller[stripe_dashboard][type]", "none", "country", "US"));
    assertRefused("capabilities[flying]", Map.of("capabilities[flying][requested]", "true"));
  }

  private static void assertRefused(String word, Map<String, String> form) {
    var params = AccountCreateParams.builder();
    form.forEach((name, value) -> nested(params, name, value));
    var refusal =
        assertThrows(
            InvalidRequestException.class,
            () -> world.stripe.v1().accounts().create(params.build()));
    assertTrue(String.valueOf(refusal.getMessage()).contains(word), refusal::getMessage);
  }

  /** The builder knows no nonsense, so members are given by name. */
  private static void nested(AccountCreateParams.Builder params, String name, String value) {
    String[] steps = name.replace("]", "").split("\\[", -1);
    Object inner = value;
    for (int i = steps.length - 1; i > 0; i--) {
      inner = Map.of(steps[i], inner);
    }
    params.putExtraParam(steps[0], inner);
  }

  @Test
  void theOlderTypesStandForControllers() throws StripeException {
    var express =
        world
            .stripe
            .v1()
            .accounts()
            .create(
                AccountCreateParams.builder().setType(AccountCreateParams.Type.EXPRESS).build());
    assertEquals("express", express.getType());
    assertEquals("application_express", express.getController().getFees().getPayer());
    assertEquals("stripe", express.getController().getRequirementCollection());
    var plain = world.stripe.v1().accounts().create(AccountCreateParams.builder().build());
    assertEquals("standard", plain.getType());
    assertEquals("account", plain.getController().getFees().getPayer());
    assertEquals("stripe", plain.getController().getLosses().getPayments());
    assertEquals("full", plain.getController().getStripeDashboard().getType());
  }

  @Test
  void aCapabilityIsAskedForAndGivenUp() throws StripeException {
    var capabilities = world.stripe.v1().accounts().capabilities();
    var id = world.openAccount().getId();
    assertEquals("unrequested", capabilities.retrieve(id, "link_payments").getStatus());
    var asked =
        capabilities.update(
            id,
            "link_payments",
            AccountCapabilityUpdateParams.builder().setRequested(true).build());
    assertEquals("inactive", asked.getStatus());
    assertEquals("pending.onboarding", asked.getRequirements().getDisabledReason());
    assertEquals(EmulatorFixture.START.getEpochSecond(), asked.getRequestedAt());

    world.control.owner().completeOnboarding(id);
    assertEquals("active", capabilities.retrieve(id, "link_payments").getStatus());
    var listed = capabilities.list(id).getData().stream().map(Capability::getId).toList();
    assertEquals("link_payments", listed.getFirst());
    assertEquals(Set.of("card_payments", "transfers", "link_payments"), Set.copyOf(listed));
    assertFalse(
        capabilities
            .update(
                id,
                "link_payments",
                AccountCapabilityUpdateParams.builder().setRequested(false).build())
            .getRequested());
    assertNull(world.stripe.v1().accounts().retrieve(id).getCapabilities().getLinkPayments());
    var unknown =
        assertThrows(InvalidRequestException.class, () -> capabilities.retrieve(id, "flying"));
    assertEquals("resource_missing", unknown.getCode());
  }

  @Test
  void theCountryCannotBeChanged() {
    var refusal =
        assertThrows(
            InvalidRequestException.class,
            () ->
                world
                    .stripe
                    .v1()
                    .accounts()
                    .update(
                        world.account,
                        AccountUpdateParams.builder().putExtraParam("country", "DE").build()));
    assertEquals("country", refusal.getParam());
  }

  @Test
  void aDeletedAccountIsOutOfReach() throws StripeException {
    var id = world.openAccount().getId();
    assertTrue(world.stripe.v1().accounts().delete(id).getDeleted());
    var within = RequestOptions.builder().setStripeAccount(id).build();
    for (Executable call :
        List.<Executable>of(
            () -> world.stripe.v1().accounts().retrieve(id),
            () -> world.stripe.v1().accounts().delete(id),
            () -> world.stripe.v1().coupons().list(null, within))) {
      assertEquals("account_invalid", assertThrows(PermissionException.class, call).getCode());
    }
    assertTrue(
        world.stripe.v1().accounts().list().getData().stream()
            .noneMatch(account -> account.getId().equals(id)));
  }

  @Test
  void everybodyCanLookAtTheirOwnAccount() throws StripeException {
    assertEquals(
        world.account, world.stripe.v1().accounts().retrieveCurrent(world.inAccount).getId());
    var platform = world.stripe.v1().accounts().retrieveCurrent();
    assertTrue(platform.getChargesEnabled());
    assertEquals("account", platform.getController().getType());
    assertEquals(platform.getId(), world.stripe.v1().accounts().retrieve(platform.getId()).getId());
    var foreign =
        assertThrows(
            PermissionException.class,
            () -> world.indianStripe.v1().accounts().retrieve(world.account));
    assertEquals("account_invalid", foreign.getCode());
  }

  @Test
  void anAccountHasNothingOfAnothers() throws StripeException {
    var coupon = world.coupon(EmulatorFixture.twentyPercent());
    var elsewhere = RequestOptions.builder().setStripeAccount(world.openAccount().getId()).build();
    var missing =
        assertThrows(
            InvalidRequestException.class,
            () -> world.stripe.v1().coupons().retrieve(coupon.getId(), elsewhere));
    assertEquals(404, missing.getStatusCode());
    assertEquals("resource_missing", missing.getCode());
    var onPlatform =
        assertThrows(
            InvalidRequestException.class,
            () -> world.stripe.v1().coupons().retrieve(coupon.getId()));
    assertEquals("resource_missing", onPlatform.getCode());
  }

  @Test
  void accountsAreFoundByWhenTheyWereOpened() throws StripeException {
    var now = EmulatorFixture.START.getEpochSecond();
    var since = AccountListParams.Created.builder().setGte(now).build();
    assertFalse(
        world
            .stripe
            .v1()
            .accounts()
            .list(AccountListParams.builder().setCreated(since).build())
            .getData()
            .isEmpty());
    var later = AccountListParams.Created.builder().setGt(now).build();
    assertTrue(
        world
            .stripe
            .v1()
            .accounts()
            .list(AccountListParams.builder().setCreated(later).build())
            .getData()
            .isEmpty());
    var byEmail = AccountListParams.builder().putExtraParam("email", "owner@example.com").build();
    assertThrows(InvalidRequestException.class, () -> world.stripe.v1().accounts().list(byEmail));
  }

  @Test
  void anOldLinkLeadsToWhereAnotherIsMade() throws Exception {
    try (var own = new EmulatorFixture()) {
      var params =
          AccountLinkCreateParams.builder()
              .setAccount(own.account)
              .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
              .setRefreshUrl("https://example.com/again")
              .build();
      var link = own.stripe.v1().accountLinks().create(params);
      own.control.advanceClock(Duration.ofMinutes(6));
      assertEquals("303 https://example.com/again", send("GET", link.getUrl()));
    }
    var update =
        AccountLinkCreateParams.builder()
            .setAccount(
                world.stripe.v1().accounts().create(AccountCreateParams.builder().build()).getId())
            .setType(AccountLinkCreateParams.Type.ACCOUNT_UPDATE)
            .build();
    assertThrows(
        InvalidRequestException.class, () -> world.stripe.v1().accountLinks().create(update));
  }
}
