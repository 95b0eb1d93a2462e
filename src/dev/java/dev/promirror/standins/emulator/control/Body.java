package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON a control call brings; what is missing, unknown or of another type is refused. */
final class Body {
  private final ObjectNode json;

  private Body(ObjectNode json) {
    this.json = json;
  }

  /** Reads a body that may hold these members; an empty one holds none. */
  static Body of(String text, String... allowed) {
    var json =
        text.isBlank()
            ? Json.object()
            : Json.read(text, () -> ControlRefusal.malformed("The body is no JSON object."));
    for (var member : json.properties()) {
      if (!Set.of(allowed).contains(member.getKey())) {
        throw ControlRefusal.malformed(
            "Unknown member '%s'; known are: %s."
                .formatted(member.getKey(), String.join(", ", allowed)));
      }
    }
    return new Body(json);
  }

  boolean has(String name) {
    return json.hasNonNull(name);
  }

  @Nullable String text(String name) {
    var value = json.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    return typed(value.isTextual(), value, name, "a text").asText();
  }

  String needText(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) {
      throw ControlRefusal.malformed("'" + name + "' is missing.");
    }
    return text;
  }

  List<String> texts(String name) {
    var texts = new ArrayList<String>();
    json.path(name)
        .forEach(text -> texts.add(typed(text.isTextual(), text, name, "texts").asText()));
    return texts;
  }

  /** A list of texts, not empty. */
  List<String> needTexts(String name) {
    var value = json.path(name);
    if (value.isMissingNode() || value.isEmpty()) {
      throw ControlRefusal.malformed("'" + name + "' is missing; give a list of texts.");
    }
    typed(value.isArray(), value, name, "a list of texts");
    return texts(name);
  }

  long number(String name, long otherwise) {
    var value = json.get(name);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    return typed(
            value.canConvertToLong() && value.isIntegralNumber(), value, name, "a whole number")
        .asLong();
  }

  /** A time told in seconds, to the millisecond. */
  int millis(String name, int otherwise, int mostSeconds) {
    var value = json.get(name);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    double seconds = typed(value.isNumber(), value, name, "a number of seconds").asDouble();
    if (seconds < 0 || seconds > mostSeconds) {
      throw ControlRefusal.malformed("'%s' is 0 to %d.".formatted(name, mostSeconds));
    }
    return (int) Math.round(seconds * 1000);
  }

  boolean flag(String name, boolean otherwise) {
    var value = json.get(name);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    return typed(value.isBoolean(), value, name, "true or false").asBoolean();
  }

  private static JsonNode typed(boolean fits, JsonNode value, String name, String type) {
    if (!fits) {
      throw ControlRefusal.malformed("'%s' must be %s, not %s.".formatted(name, type, value));
    }
    return value;
  }
}
