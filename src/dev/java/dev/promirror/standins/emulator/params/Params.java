package dev.promirror.standins.emulator.params;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The checked parameters of a call.
 *
 * @param id the object the path names, or an empty text
 * @param values typed JSON; a member given empty is null, one not given is absent
 */
public record Params(String id, ObjectNode values) {
  /** Whether a parameter is given with a value. */
  public boolean has(String name) {
    return values.hasNonNull(name);
  }

  /** A text, or null when not given. */
  public @Nullable String text(String name) {
    var value = values.get(name);
    return value == null || value.isNull() ? null : value.asText();
  }

  /** A text, or a stand-in. */
  public String text(String name, String otherwise) {
    var text = text(name);
    return text == null ? otherwise : text;
  }

  /** A whole number, or a stand-in. */
  public long number(String name, long otherwise) {
    return has(name) ? values.get(name).asLong() : otherwise;
  }

  /** A boolean, or a stand-in. */
  public boolean flag(String name, boolean otherwise) {
    return has(name) ? values.get(name).asBoolean() : otherwise;
  }

  /** Copies the given parameters of these names as they stand. */
  public void copy(ObjectNode target, String... names) {
    for (String name : names) {
      JsonNode value = values.get(name);
      if (value != null) {
        target.set(name, value);
      }
    }
  }

  /** A list of texts; empty when not given. */
  public List<String> texts(String name) {
    var texts = new ArrayList<String>();
    values.path(name).forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
