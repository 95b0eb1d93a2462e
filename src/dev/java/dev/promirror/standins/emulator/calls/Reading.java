package dev.promirror.standins.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.params.Form;
import dev.promirror.standins.emulator.params.JsonBody;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be read of a request: its parameters and its idempotency key. */
final class Reading {
  private static final String FORM = "application/x-www-form-urlencoded";

  private Reading() {}

  /** The parameters: of a GET the query's, of others also the body's, which come later. */
  static ObjectNode form(Incoming request) {
    if (request.method().equals("GET") || request.body().isEmpty()) {
      return Form.parse(request.query());
    }
    if (V2.is(request)) {
      return JsonBody.parse(request.body());
    }
    String type = request.header("Content-Type");
    if (type != null && !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(FORM)) {
      throw Form.malformed();
    }
    return Form.parse(request.query() + "&" + request.body());
  }

  /** A POST's idempotency key, or null; other methods need none. */
  static @Nullable String key(Incoming request) {
    String key = request.method().equals("POST") ? request.header("Idempotency-Key") : null;
    if (key == null || key.isBlank()) {
      return null;
    }
    Idempotency.check(key);
    return key;
  }
}
