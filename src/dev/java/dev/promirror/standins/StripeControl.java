package dev.promirror.standins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.standins.http.JsonHttp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What can be done to the Stripe emulator from outside that Stripe's own API has no call for. */
public final class StripeControl {
  private final JsonHttp http;

  /** Of the emulator at this address. */
  public StripeControl(String url) {
    this.http = new JsonHttp(url + "/_control", Map.of());
  }

  /** Sets its clock. */
  public void setClock(Instant now) {
    http.post("/clock", Map.of("now", now.toString()));
  }

  /** Moves its clock on; what falls due meanwhile (renewals) happens on the way. */
  public void advance(Duration time) {
    http.post("/clock", Map.of("advance", time.toString()));
  }

  /** Lets its clock go with the wall's from now on. */
  public void follow() {
    http.post("/clock", Map.of("follow", true));
  }

  /** Has events of a platform sent to the gateway. */
  public void registerWebhook(String platform, String url, boolean connect, String secret) {
    http.post(
        "/platforms/" + platform + "/webhook-endpoints",
        Map.of("url", url, "connect", connect, "secret", secret));
  }

  /** Answers everything Stripe wants to know about a connected account. */
  public void completeOnboarding(String account) {
    http.post("/accounts/" + account + "/complete-onboarding", Map.of());
  }

  /** Makes a product with a price; answers what was made. */
  public JsonNode offer(String account, Map<String, ?> offer) {
    return http.post("/accounts/" + account + "/offers", offer);
  }

  /** Buys as a member; answers what happened. */
  public JsonNode purchase(String account, Map<String, ?> purchase) {
    return http.post("/accounts/" + account + "/purchases", purchase);
  }

  /** Webhooks sent and still to be sent. */
  public JsonNode deliveries() {
    return http.get("/deliveries");
  }
}
