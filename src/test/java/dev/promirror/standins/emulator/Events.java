package dev.promirror.standins.emulator;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.exception.StripeException;
import com.stripe.param.EventListParams;
import java.util.ArrayList;
import java.util.List;

/** The newest hundred events of the fixture's account, as they were sent, newest first. */
final class Events {
  private final List<JsonObject> events = new ArrayList<>();

  Events(EmulatorFixture world) throws StripeException {
    var params = EventListParams.builder().setLimit(100L).build();
    var list = world.stripe.v1().events().list(params, world.inAccount);
    JsonParser.parseString(list.getLastResponse().body())
        .getAsJsonObject()
        .getAsJsonArray("data")
        .forEach(event -> events.add(event.getAsJsonObject()));
  }

  List<String> types() {
    return events.stream().map(event -> event.get("type").getAsString()).toList();
  }

  List<JsonObject> all() {
    return events;
  }

  /** What the object of the newest event of a type was before. */
  JsonObject previous(String type) {
    return newest(type).getAsJsonObject("previous_attributes");
  }

  /** The object of the newest event of a type. */
  JsonObject object(String type) {
    return newest(type).getAsJsonObject("object");
  }

  private JsonObject newest(String type) {
    return events.stream()
        .filter(event -> event.get("type").getAsString().equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + type))
        .getAsJsonObject("data");
  }
}
