package dev.promirror.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object field by field and gathers every fault, so that the caller learns all of them
 * at once. Whatever is not asked for is an unknown field. Numbers are exact; nothing is coerced.
 */
public final class JsonBody extends JsonFaults {

  private JsonBody(JsonNode object, String pointer, List<FieldError> errors) {
    super(object, pointer, errors);
  }

  /**
   * @param body UTF-8 JSON
   * @throws ProblemException if it isn't JSON, has a field twice, or isn't an object
   */
  public static JsonBody parse(byte @Nullable [] body) {
    return new JsonBody(StrictJson.object(body), "", new ArrayList<>());
  }

  /** Whether the field is there with a value. */
  public boolean has(String field) {
    return node(field) != null;
  }

  /** Text within bounds (see {@link Lengths}), trimmed; faults are noted and answered with null. */
  public @Nullable String text(String field, int max, boolean required) {
    JsonNode node = node(field);
    if (node == null) {
      if (required) {
        missing(field);
      }
      return null;
    }
    if (!node.isTextual()) {
      wrongType(field, "a text");
      return null;
    }
    String text = node.textValue().strip();
    if (text.isEmpty()) {
      if (required) {
        missing(field);
      }
      return null;
    }
    if (!Lengths.fits(text, max)) {
      fault(field, "too-long", "It is longer than " + max + " characters.", "Shorten it.");
      return null;
    }
    if (UNPRINTABLE.matcher(text).find()) {
      fault(field, "control-character", "It has control characters.", "Remove them.");
      return null;
    }
    return text;
  }

  /**
   * A text that a parser takes; what the parser refuses is noted with the given words. A blank one
   * says nothing: where the field isn't required it is refused too, not taken for left out.
   */
  public <T> @Nullable T parsed(
      String field, boolean required, Function<String, T> parser, FieldError refusal) {
    String text = text(field, 2000, required);
    if (text == null) {
      if (!required && isBlank(field)) {
        errors.add(refusal);
      }
      return null;
    }
    try {
      return parser.apply(text);
    } catch (RuntimeException e) {
      errors.add(refusal);
      return null;
    }
  }

  private boolean isBlank(String field) {
    JsonNode node = node(field);
    return node != null && node.isTextual() && node.textValue().isBlank();
  }

  /** One of an enum's names. */
  public <E extends Enum<E>> @Nullable E oneOf(String field, Class<E> type) {
    return parsed(
        field,
        false,
        text -> Enum.valueOf(type, text),
        error(
            field,
            "unknown-value",
            "It isn't one of the values.",
            "Use one of "
                + Stream.of(type.getEnumConstants())
                    .map(Enum::name)
                    .collect(Collectors.joining(", "))
                + "."));
  }

  /** A whole number within bounds; a fraction is a fault, never rounded. */
  public @Nullable Long whole(String field, long min, long max) {
    JsonNode node = node(field);
    if (node == null) {
      return null;
    }
    if (!node.isNumber()) {
      wrongType(field, "a whole number");
      return null;
    }
    if (!node.isIntegralNumber()) {
      fault(field, "not-whole", "It is not a whole number.", "Leave the fraction out.");
      return null;
    }
    if (!node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
      fault(field, "out-of-range", "It is out of range.", "Use " + min + " to " + max + ".");
      return null;
    }
    return node.longValue();
  }

  /** An exact decimal number. */
  public @Nullable BigDecimal decimal(String field) {
    JsonNode node = node(field);
    if (node == null) {
      return null;
    }
    if (!node.isNumber()) {
      wrongType(field, "a number");
      return null;
    }
    return node.decimalValue();
  }

  /** True or false, or the given value where the field is absent. */
  public boolean flag(String field, boolean absent) {
    JsonNode node = node(field);
    if (node == null) {
      return absent;
    }
    if (!node.isBoolean()) {
      wrongType(field, "true or false");
      return absent;
    }
    return node.booleanValue();
  }

  /** An object within this one, whose faults are gathered here too. */
  public @Nullable JsonBody object(String field) {
    JsonNode node = node(field);
    if (node == null) {
      return null;
    }
    if (!node.isObject()) {
      wrongType(field, "an object");
      return null;
    }
    JsonBody inner = new JsonBody(node, pointer + "/" + field, errors);
    holds(inner);
    return inner;
  }

  /** The objects of an array, none if it is absent; their faults are gathered here too. */
  public List<JsonBody> objects(String field, int max) {
    List<JsonBody> objects = new ArrayList<>();
    for (JsonNode item : items(field, max)) {
      String place = pointer + "/" + field + "/" + objects.size();
      if (!item.isObject()) {
        errors.add(new FieldError(place, "wrong-type", "It is not an object.", "Send an object."));
        return List.of();
      }
      objects.add(new JsonBody(item, place, errors));
    }
    objects.forEach(this::holds);
    return objects;
  }

  /** The texts of an array, trimmed; none if it is absent or one of them is at fault. */
  public List<String> texts(String field, int max, int length) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : items(field, max)) {
      String text = item.isTextual() ? item.textValue().strip() : "";
      if (text.isEmpty() || !Lengths.fits(text, length) || UNPRINTABLE.matcher(text).find()) {
        faultAt(
            field,
            texts.size(),
            item.isTextual() ? "not-a-name" : "wrong-type",
            "It is not a text of 1 to " + length + " characters.",
            "Send such a text, without control characters.");
        return List.of();
      }
      texts.add(text);
    }
    return texts;
  }

  private Iterable<JsonNode> items(String field, int max) {
    JsonNode node = node(field);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray()) {
      wrongType(field, "an array");
      return List.of();
    }
    if (node.size() > max) {
      fault(field, "too-many", "There are more than " + max + ".", "Send fewer.");
      return List.of();
    }
    return node;
  }

  /** The names of the fields that are there, for objects whose names mean something. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
