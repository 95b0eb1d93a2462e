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
 * @param dripMillis how long its body takes, byte by byte; 0 sends it at once
 */
public record Answer(
    int status,
    Map<String, String> headers,
    String body,
    boolean hangUp,
    int delayMillis,
    int dripMillis) {
  private static final String TYPE = "Content-Type";

  /** A JSON answer. */
  public static Answer json(int status, ObjectNode body) {
    return json(status, Json.write(body));
  }

  /** A JSON answer, written already. */
  public static Answer json(int status, String body) {
    return new Answer(status, Map.of(TYPE, "application/json"), body, false, 0, 0);
  }

  /** A page. */
  public static Answer html(String body) {
    return html(200, body);
  }

  /** A page with a status. */
  static Answer html(int status, String body) {
    return new Answer(status, Map.of(TYPE, "text/html; charset=utf-8"), body, false, 0, 0);
  }

  /** Sends the browser elsewhere. */
  public static Answer redirect(String location) {
    return new Answer(303, Map.of("Location", location), "", false, 0, 0);
  }

  /** With one more header. */
  public Answer with(String name, String value) {
    return with(Map.of(name, value));
  }

  /** With more headers. */
  Answer with(Map<String, String> others) {
    var more = new LinkedHashMap<>(headers);
    more.putAll(others);
    return new Answer(status, more, body, hangUp, delayMillis, dripMillis);
  }

  /** With another body. */
  Answer bearing(String other) {
    return new Answer(status, headers, other, hangUp, delayMillis, dripMillis);
  }

  Answer lost() {
    return new Answer(status, headers, body, true, delayMillis, dripMillis);
  }

  Answer late(int millis) {
    return new Answer(status, headers, body, hangUp, millis, dripMillis);
  }

  Answer dripping(int millis) {
    return new Answer(status, headers, body, hangUp, delayMillis, millis);
  }

  Answer cut() {
    return new Answer(
        status, headers, body.substring(0, body.length() / 2), hangUp, delayMillis, dripMillis);
  }
}
