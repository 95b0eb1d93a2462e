package dev.promirror.standins.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.standins.http.JsonHttp;
import java.util.HashMap;
import java.util.Map;

/** The gateway's API as the demo uses it, signed in as somebody. */
record GatewayApi(JsonHttp http) {

  private JsonNode write(String path, Object body, String key) {
    return http.post(path, body, Map.of("Idempotency-Key", "demo-" + key));
  }

  /** Opens the community and answers its id. */
  String open(Plan plan) {
    Map<String, String> body =
        Map.of(
            "name", plan.name(),
            "country", plan.country(),
            "currency", plan.currency(),
            "zone", plan.zone(),
            "storeUrl", plan.storeUrl(),
            "email", plan.owner().id() + "@example.com");
    return write("/api/v1/regions/" + plan.region() + "/communities", body, "community")
        .get("id")
        .textValue();
  }

  boolean hasCommunities(String region) {
    return !http.get("/api/v1/regions/" + region + "/communities?limit=1").get("data").isEmpty();
  }

  /** The connected account's id once Stripe has made it. */
  String awaitAccount(String community) {
    return Await.of("the account of " + community, () -> account(community).get("stripeAccount"))
        .textValue();
  }

  void awaitReady(String community) {
    Await.that(
        community + " to be ready",
        () -> account(community).get("state").textValue().equals("READY"));
  }

  private JsonNode account(String community) {
    return http.get("/api/v1/communities/" + community).get("account");
  }

  void coupon(String community, Plan.Coupon coupon) {
    Map<String, Object> body = new HashMap<>(coupon.terms());
    body.put("id", coupon.id());
    body.put("name", coupon.name());
    write("/api/v1/communities/" + community + "/coupons", body, "coupon-" + coupon.id());
  }

  /** Writes a promo code and answers its id. */
  String code(String community, Plan.Code code) {
    Map<String, Object> body = new HashMap<>();
    body.put("coupon", code.coupon());
    body.put("code", code.text());
    body.put("name", code.name());
    if (code.limit() > 0) {
      body.put("limit", code.limit());
    }
    return write("/api/v1/communities/" + community + "/promo-codes", body, "code-" + code.text())
        .get("id")
        .textValue();
  }

  /**
   * Changes a promo code's state.
   *
   * @param verb {@code pause} or {@code archive}
   */
  void change(String community, String code, String verb) {
    write(
        "/api/v1/communities/" + community + "/promo-codes/" + code + "/" + verb,
        Map.of(),
        verb + "-" + code);
  }

  /** Waits until Stripe has everything written. */
  void awaitMirror(String community) {
    Await.that(
        "the codes of " + community + " to be in sync",
        () -> {
          for (JsonNode code :
              http.get("/api/v1/communities/" + community + "/promo-codes?limit=100").get("data")) {
            if (!code.at("/mirror/state").asText().equals("IN_SYNC")) {
              return false;
            }
          }
          return true;
        });
  }
}
