package dev.promirror.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The events of an account as Stripe still lists them. */
public final class EventFeed {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EventFeed() {}

  /** All events of a shop's account, newest first, as they were sent. */
  public static List<String> of(Shop shop) {
    List<String> events = new ArrayList<>();
    String after = "";
    while (true) {
      JsonNode page =
          json(
              given()
                  .auth()
                  .preemptive()
                  .basic("sk_test_emulator_" + shop.region(), "")
                  .header("Stripe-Account", shop.account())
                  .get(TestWorld.stripeUrl() + "/v1/events?limit=100" + after)
                  .then()
                  .statusCode(200)
                  .extract()
                  .asString());
      page.path("data").forEach(event -> events.add(event.toString()));
      if (!page.path("has_more").asBoolean()) {
        return events;
      }
      after =
          "&starting_after="
              + page.path("data").get(page.path("data").size() - 1).path("id").asText();
    }
  }

  /** The same under other ids, so that they aren't known yet. */
  public static List<String> renamed(List<String> events, String suffix) {
    return events.stream()
        .map(
            text -> {
              ObjectNode event = (ObjectNode) json(text);
              return event.put("id", event.path("id").asText() + suffix).toString();
            })
        .toList();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
