package dev.promirror.standins.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back.
 *
 * @param hangUp whether the connection is closed without an answer
 * @param delayMillis how long the answer is held back
 */
public record Answer(
    int status, Map<String, String> headers, String body, boolean hangUp, int delayMillis) {
  private static final String TYPE = "Content-Type";

  /** A JSON answer. */
  public static Answer json(int status, ObjectNode body) {
    return json(status, Json.write(body));
  }

  /** A JSON answer, written already. */
  public static Answer json(int status, String body) {
    return new Answer(status, Map.of(TYPE, "application/json"), body, false, 0);
  }

  /** A page. */
  public static Answer html(String body) {
    return new Answer(200, Map.of(TYPE, "text/html; charset=utf-8"), body, false, 0);
  }

  /** Sends the browser elsewhere. */
  public static Answer redirect(String location) {
    return new Answer(303, Map.of("Location", location), "", false, 0);
  }

  /** With one more header. */
  public Answer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body, hangUp, delayMillis);
  }

  Answer lost() {
    return new Answer(status, headers, body, true, delayMillis);
  }

  Answer late(int millis) {
    return new Answer(status, headers, body, hangUp, millis);
  }
}
