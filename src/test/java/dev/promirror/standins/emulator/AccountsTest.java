package dev.promirror.standins.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.AccountListParams;
import com.stripe.param.CouponListParams;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
    assertTrue(send("GET", link.getUrl()).contains("has been used"));
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
}
