package dev.promirror.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.testing.TestWorld;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Looks at Stripe right after each write: at no moment may one code be active twice. */
final class Moments {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String KEY =
      Base64.getEncoder().encodeToString("sk_test_emulator_gl:".getBytes(StandardCharsets.UTF_8));

  private final String account;
  private final List<String> twice = new CopyOnWriteArrayList<>();

  Moments(String account) {
    this.account = account;
  }

  void look(String of) {
    if (of.equals(account)) {
      look();
    }
  }

  private void look() {
    Map<String, String> active = new HashMap<>();
    for (JsonNode code : activeCodes()) {
      String id = code.at("/metadata/promirror_promo_code").asText();
      String other = active.put(id, code.path("id").asText());
      if (other != null && !id.isEmpty()) {
        twice.add("%s was active as %s and %s".formatted(id, other, code.path("id").asText()));
      }
    }
  }

  /**
   * Tells what was seen.
   *
   * @throws Difference if one code was active twice
   */
  void check() {
    if (!twice.isEmpty()) {
      throw new Difference("at one moment two active codes: " + String.join("; ", twice));
    }
  }

  /** Read again where it meets a fault that is meant for the gateway. */
  private JsonNode activeCodes() {
    for (int tries = 0; tries < 9; tries++) {
      try {
        return ask().path("data");
      } catch (IOException | IllegalStateException e) {
        Pause.millis(5);
      }
    }
    throw new IllegalStateException("Stripe can't be read");
  }

  private JsonNode ask() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(TestWorld.stripeUrl() + "/v1/promotion_codes?active=true&limit=100"))
            .header("Authorization", "Basic " + KEY)
            .header("Stripe-Account", account)
            .build();
    try {
      String body = HTTP.send(request, BodyHandlers.ofString()).body();
      if (!body.contains("\"object\"")) {
        throw new IllegalStateException(body);
      }
      return Json.read(body, () -> new IllegalStateException(body));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
