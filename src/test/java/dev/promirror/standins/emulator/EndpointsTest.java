package dev.promirror.standins.emulator;

import static dev.promirror.standins.emulator.EmulatorFixture.twentyPercent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.net.Webhook;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.ApiVersion;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.stripe.param.WebhookEndpointUpdateParams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointsTest extends Listening {
  private WebhookEndpoint create(Ear ear, EnabledEvent... events) throws StripeException {
    return world
        .stripe
        .v1()
        .webhookEndpoints()
        .create(
            WebhookEndpointCreateParams.builder()
                .setUrl(ear.url())
                .setConnect(true)
                .addAllEnabledEvent(List.of(events))
                .build());
  }

  private WebhookEndpoint update(WebhookEndpoint endpoint, WebhookEndpointUpdateParams.Builder to)
      throws StripeException {
    return world.stripe.v1().webhookEndpoints().update(endpoint.getId(), to.build());
  }

  private void awaitAllHeard() throws InterruptedException {
    ear.awaitSilence(() -> world.control.hooks().deliveries().path("pending").asInt() == 0);
  }

  @Test
  void theSecretIsToldOnlyAtTheCreation() throws Exception {
    var made = create(ear, EnabledEvent.ALL);
    assertTrue(made.getSecret().startsWith("whsec_"));
    var read = world.stripe.v1().webhookEndpoints().retrieve(made.getId());
    assertNull(read.getSecret());
    assertEquals(List.of(read), world.stripe.v1().webhookEndpoints().list().getData());
    var updated = update(made, WebhookEndpointUpdateParams.builder().setDescription("Ours"));
    assertNull(updated.getSecret());
    assertEquals("Ours", updated.getDescription());
  }

  @Test
  void anEndpointWithoutAVersionHearsTheEventsOwn() throws Exception {
    assertNull(create(ear, EnabledEvent.COUPON__CREATED).getApiVersion());
    world.coupon(twentyPercent());
    String body = ear.hear("coupon.created").body();
    assertTrue(body.contains("\"api_version\":\"2026-07-29.dahlia\""), body);
  }

  @Test
  void anEndpointCanBeChangedButForItsVersion() throws Exception {
    var made = create(ear, EnabledEvent.ALL);
    var changed =
        update(
            made,
            WebhookEndpointUpdateParams.builder()
                .setUrl("https://example.com/hooks")
                .setDisabled(true)
                .putMetadata("a", "1")
                .addEnabledEvent(WebhookEndpointUpdateParams.EnabledEvent.COUPON__CREATED));
    assertEquals("https://example.com/hooks", changed.getUrl());
    assertEquals("disabled", changed.getStatus());
    assertEquals(Map.of("a", "1"), changed.getMetadata());
    assertEquals(List.of("coupon.created"), changed.getEnabledEvents());
    var refused =
        WebhookEndpointUpdateParams.builder().putExtraParam("api_version", "2026-07-29.dahlia");
    assertThrows(InvalidRequestException.class, () -> update(made, refused));
  }

  @Test
  void onlyKnownVersionsAndNamesAreTaken() {
    var unknown =
        WebhookEndpointCreateParams.builder()
            .setUrl(ear.url())
            .addEnabledEvent(EnabledEvent.ALL)
            .setApiVersion(ApiVersion.VERSION_2019_12_03)
            .build();
    var refusal =
        assertThrows(
            InvalidRequestException.class,
            () -> world.stripe.v1().webhookEndpoints().create(unknown));
    assertEquals("api_version", refusal.getParam());
    var noType =
        WebhookEndpointCreateParams.builder()
            .setUrl(ear.url())
            .putExtraParam("enabled_events", List.of("everything"))
            .build();
    assertThrows(
        InvalidRequestException.class, () -> world.stripe.v1().webhookEndpoints().create(noType));
  }

  @Test
  void eachEndpointHearsOfAllAccountsWhatItAskedFor() throws Exception {
    create(ear, EnabledEvent.COUPON__CREATED);
    try (var other = new Ear()) {
      create(other, EnabledEvent.PRODUCT__CREATED, EnabledEvent.COUPON__CREATED);
      var second = world.openAccount().getId();
      world.control.offer(second, "Gold", 1000, "usd", null);
      assertTrue(other.hear("product.created").body().contains(second));
      world.coupon(twentyPercent());
      assertTrue(other.hear("coupon.created").body().contains(world.account));
      assertTrue(ear.hear("coupon.created").body().contains(world.account));
      awaitAllHeard();
      assertEquals(0, ear.heardMore());
    }
  }

  @Test
  void aDisabledEndpointHearsNothing() throws Exception {
    var made = create(ear, EnabledEvent.COUPON__CREATED, EnabledEvent.PRODUCT__CREATED);
    world.control.hooks().pauseDeliveries();
    world.coupon(twentyPercent());
    update(made, WebhookEndpointUpdateParams.builder().setDisabled(true));
    world.coupon(twentyPercent());
    world.control.hooks().resumeDeliveries();
    awaitAllHeard();
    assertEquals(1, world.control.hooks().deliveries().path("given_up").asInt());
    update(made, WebhookEndpointUpdateParams.builder().setDisabled(false));
    world.control.offer(world.account, "Gold", 1000, "usd", null);
    ear.hear("product.created");
    awaitAllHeard();
    assertEquals(0, ear.heardMore());
  }

  @Test
  void aRemovedEndpointHearsNothing() throws Exception {
    var made = create(ear, EnabledEvent.ALL);
    world.control.hooks().pauseDeliveries();
    world.coupon(twentyPercent());
    world.control.hooks().removeEndpoint("gl", made.getId());
    world.control.hooks().resumeDeliveries();
    awaitAllHeard();
    assertEquals(0, ear.heardMore());
    assertThrows(
        InvalidRequestException.class,
        () -> world.stripe.v1().webhookEndpoints().retrieve(made.getId()));
    assertEquals(
        404,
        assertThrows(
                ControlFailure.class,
                () -> world.control.hooks().removeEndpoint("gl", made.getId()))
            .status());
  }

  @Test
  void whileASecretRollsBothSign() throws Exception {
    var made = create(ear, EnabledEvent.COUPON__CREATED);
    var rolled = world.control.hooks().rollSecret("gl", made.getId(), Duration.ofHours(1));
    assertNotEquals(made.getSecret(), rolled);
    world.coupon(twentyPercent());
    var heard = ear.hear("coupon.created");
    assertNotNull(Webhook.constructEvent(heard.body(), heard.signature(), made.getSecret()));
    assertNotNull(Webhook.constructEvent(heard.body(), heard.signature(), rolled));
    var last = world.control.hooks().rollSecret("gl", made.getId(), Duration.ZERO);
    world.coupon(twentyPercent());
    var after = ear.hear("coupon.created");
    assertNotNull(Webhook.constructEvent(after.body(), after.signature(), last));
    assertThrows(
        SignatureVerificationException.class,
        () -> Webhook.constructEvent(after.body(), after.signature(), rolled));
  }
}
