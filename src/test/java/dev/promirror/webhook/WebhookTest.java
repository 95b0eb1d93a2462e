package dev.promirror.webhook;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.testing.Await;
import dev.promirror.testing.Hook;
import dev.promirror.testing.Letter;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the webhook endpoints take, keep and refuse. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class WebhookTest {

  private static final Hook HOOK = Hook.connect("gl");
  private static Shop shop;

  @BeforeAll
  static void aCommunityIsThere() {
    shop = Shop.opened("gl");
    shop.account();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wrong secret",
        "the other endpoint's secret",
        "the other region's secret",
        "six minutes old",
        "six minutes ahead",
        "missing",
        "without a stamp",
        "of another body"
      })
  void aSignatureThatDoesNotHoldIsRefusedAndNothingIsKept(String fault) {
    Letter letter = Letter.of("radar.early", shop.account(), "{\"id\": \"x_1\"}");
    String body = letter.body();
    Instant now = Instant.now();
    String secret = HOOK.secret();
    String signature =
        switch (fault) {
          case "wrong secret" -> Hook.signature("whsec_wrong", now, body);
          case "the other endpoint's secret" ->
              Hook.signature(TestWorld.webhookSecret("gl", "platform"), now, body);
          case "the other region's secret" ->
              Hook.signature(TestWorld.webhookSecret("in", "connect"), now, body);
          case "six minutes old" -> Hook.signature(secret, now.minusSeconds(360), body);
          case "six minutes ahead" -> Hook.signature(secret, now.plusSeconds(360), body);
          case "missing" -> null;
          case "without a stamp" -> Hook.signature(secret, now, body).replaceFirst("t=\\d+,", "");
          case "of another body" -> Hook.signature(secret, now, body.replace("x_1", "x_2"));
          default -> throw new AssertionError(fault);
        };

    HOOK.deliver(body, signature)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:promirror:problem:malformed-request"))
        .body("errors[0].field", equalTo("header:Stripe-Signature"))
        .body("errors[0].code", equalTo("invalid-signature"));

    assertEquals(List.of(), Storage.places("gl", letter.id()));
    HOOK.deliver(body).then().statusCode(200);
    assertFalse(Storage.places("gl", letter.id()).isEmpty(), "well signed, it is found");
  }

  @Test
  void aStampOfFourMinutesIsStillTaken() {
    String body = Letter.of("radar.early", shop.account(), "{}").body();
    Instant earlier = Instant.now().minusSeconds(240);
    HOOK.deliver(body, Hook.signature(HOOK.secret(), earlier, body)).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "[]", "{\"id\": \"evt_1\"}", "{\"id\": \"evt_1\", \"type\""})
  void aWellSignedBodyThatIsNoEventIsRefused(String body) {
    HOOK.deliver(body)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:promirror:problem:malformed-request"))
        .body("errors[0].field", equalTo(""))
        .body("errors[0].code", equalTo("not-an-event"));
  }

  @Test
  void unknownRegionsAndScopesAreNotFound() {
    for (Hook nowhere : List.of(new Hook("eu", "connect"), new Hook("gl", "everything"))) {
      String body = Letter.of("account.updated", shop.account(), "{}").body();
      nowhere
          .deliver(body, Hook.signature(HOOK.secret(), Instant.now(), body))
          .then()
          .statusCode(404)
          .body("type", equalTo("urn:promirror:problem:not-found"));
    }
  }

  @Test
  void anUnknownTypeIsKeptAsIgnoredWithAReason() {
    Letter letter = Letter.of("radar.early_fraud_warning.created", shop.account(), "{}");
    HOOK.deliver(letter.body()).then().statusCode(200).body("received", equalTo(true));
    Await.passes(() -> assertEquals("IGNORED", state(letter)));
    String reason = Storage.one("gl", "select reason from inbox where event_id = ?", letter.id());
    assertTrue(reason.contains("listens"), reason);
  }

  @Test
  void theSameEventIsKeptOnce() {
    Letter letter = Letter.of("radar.again", shop.account(), "{}");
    for (int i = 0; i < 3; i++) {
      HOOK.deliver(letter.body()).then().statusCode(200);
    }
    assertEquals(
        "1", Storage.one("gl", "select count(*) from inbox where event_id = ?", letter.id()));
  }

  @Test
  void anEventOfTheOtherLivemodeIsAnsweredAndNotKept() {
    Letter letter = Letter.of("account.updated", shop.account(), "{}").live();
    HOOK.deliver(letter.body()).then().statusCode(200);
    assertEquals(List.of(), Storage.places("gl", letter.id()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gl", "in"})
  void ofAnAccountThatIsNotOursOnlyTheNewsIsKept(String region) {
    // For India's endpoint, an account of the other region is as foreign as a stranger's.
    String account = region.equals("in") ? shop.account() : "acct_stranger" + number();
    String marker = "Marker" + number();
    Letter letter = Letter.of("invoice.paid", account, "{\"id\": \"%s\"}".formatted(marker));

    Hook.connect(region).deliver(letter.body()).then().statusCode(200);

    assertEquals(
        List.of(List.of(account, "invoice.paid")),
        Storage.rows(
            region,
            "select stripe_account, type from waiting_event where event_id = ?",
            letter.id()));
    assertEquals(List.of(), Storage.places(region, marker));
    assertEquals(List.of("public.waiting_event.event_id"), Storage.places(region, letter.id()));
  }

  @Test
  void theSearchFindsAMarkerThatIsKept() {
    String marker = "Marker" + number();
    Letter letter = Letter.of("radar.kept", shop.account(), "{\"id\": \"%s\"}".formatted(marker));
    HOOK.deliver(letter.body()).then().statusCode(200);
    assertTrue(
        Storage.places("gl", marker).stream()
            .anyMatch(place -> place.matches(".*inbox_\\d+\\.body")));
  }

  @Test
  void thePlatformsOwnEventsAreTakenWithoutTheirBody() {
    String marker = "Marker" + number();
    Letter letter = Letter.of("payout.paid", null, "{\"id\": \"%s\"}".formatted(marker));
    new Hook("gl", "platform").deliver(letter.body()).then().statusCode(200);
    assertEquals(
        "payout.paid",
        Storage.one("gl", "select type from platform_event where event_id = ?", letter.id()));
    assertEquals(List.of(), Storage.places("gl", marker));
  }

  @Test
  void aBodyOfMoreThanAMegabyteIsTooLarge() throws Exception {
    String body =
        Letter.of("radar.large", shop.account(), "{\"id\": \"" + "x".repeat(1_100_000) + "\"}")
            .body();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(TestWorld.gateway() + "/webhooks/stripe/gl/connect"))
                  .timeout(Duration.ofSeconds(10))
                  // Refused by its length alone; a client that sends on meets a closed connection.
                  .expectContinue(true)
                  .header("Content-Type", "application/json")
                  .header("Stripe-Signature", Hook.signature(HOOK.secret(), Instant.now(), body))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals(413, answer.statusCode());
    }
  }

  @Test
  void onlyPostIsTaken() {
    given()
        .get(TestWorld.gateway() + "/webhooks/stripe/gl/connect")
        .then()
        .statusCode(405)
        .header("Allow", equalTo("OPTIONS, POST"));
  }

  @Test
  void textThatPostgresqlCannotHoldStopsNobody() {
    Letter letter = Letter.of("radar.odd", shop.account(), "{\"id\": \"a\\u0000b\"}");
    HOOK.deliver(letter.in("2026\\u0000").body()).then().statusCode(200);
    HOOK.deliver(letter.body().replace("radar.odd", "radar\\u0000")).then().statusCode(400);
    Await.passes(() -> assertEquals("IGNORED", state(letter)));
  }

  private static String state(Letter letter) {
    return Storage.one("gl", "select state from inbox where event_id = ?", letter.id());
  }

  private static String number() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
