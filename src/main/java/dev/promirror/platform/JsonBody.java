package dev.promirror.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object field by field and gathers every fault, so that the caller learns all of them
 * at once. Whatever is not asked for is an unknown field. Numbers are exact; nothing is coerced.
 */
public final class JsonBody {

  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(16)
                          .maxNumberLength(40)
                          .maxStringLength(100_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

  private final JsonNode object;
  private final String pointer;
  private final List<FieldError> errors;
  private final Set<String> asked = new HashSet<>();
  private final List<JsonBody> nested = new ArrayList<>();

  private JsonBody(JsonNode object, String pointer, List<FieldError> errors) {
    this.object = object;
    this.pointer = pointer;
    this.errors = errors;
  }

  /**
   * @param body UTF-8 JSON
   * @throws ProblemException if it isn't JSON, has a field twice, or isn't an object
   */
  public static JsonBody parse(byte @Nullable [] body) {
    JsonNode node;
    try (JsonParser parser = STRICT.createParser(body == null ? new byte[0] : body)) {
      node = STRICT.readTree(parser);
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " (line %d, column %d)"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw ProblemException.of(
          ProblemType.MALFORMED_REQUEST, "The body isn't a JSON object" + where + ".");
    } catch (IOException e) {
      throw ProblemException.of(ProblemType.MALFORMED_REQUEST, "The body can't be read.");
    }
    if (node == null || !node.isObject()) {
      throw ProblemException.of(ProblemType.MALFORMED_REQUEST, "Send a JSON object.");
    }
    return new JsonBody(node, "", new ArrayList<>());
  }

  /** Whether the field is there with a value. */
  public boolean has(String field) {
    return node(field) != null;
  }

  /** Text within bounds, trimmed; faults are noted and answered with null. */
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
    if (text.codePointCount(0, text.length()) > max) {
      fault(field, "too-long", "It is longer than " + max + " characters.", "Shorten it.");
      return null;
    }
    if (CONTROL.matcher(text).find()) {
      fault(field, "control-character", "It has control characters.", "Remove them.");
      return null;
    }
    return text;
  }

  /** A text that a parser takes; what the parser refuses is noted with the given words. */
  public <T> @Nullable T parsed(
      String field, boolean required, Function<String, T> parser, FieldError refusal) {
    String text = text(field, 2000, required);
    if (text == null) {
      return null;
    }
    try {
      return parser.apply(text);
    } catch (RuntimeException e) {
      errors.add(refusal);
      return null;
    }
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
    nested.add(inner);
    return inner;
  }

  /** Notes a fault that only the meaning of the fields shows. */
  public void fault(String field, String code, String message, String fix) {
    errors.add(error(field, code, message, fix));
  }

  /** A fault of a field of this object, not noted yet. */
  public FieldError error(String field, String code, String message, String fix) {
    return new FieldError(pointer + "/" + field, code, message, fix);
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException with every fault noted, unknown fields among them
   */
  public void check() {
    unknown();
    if (!errors.isEmpty()) {
      boolean onlyTypes = errors.stream().allMatch(e -> e.code().equals("wrong-type"));
      throw ProblemException.of(
          onlyTypes ? ProblemType.MALFORMED_REQUEST : ProblemType.INVALID_REQUEST,
          List.copyOf(errors));
    }
  }

  private void unknown() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!asked.contains(name)) {
                errors.add(
                    error(
                        name.length() > 40 ? name.substring(0, 40) : name,
                        "unknown-field",
                        "There is no such field.",
                        "Remove it, or check its spelling in docs/api.md."));
              }
            });
    nested.forEach(JsonBody::unknown);
  }

  private @Nullable JsonNode node(String field) {
    asked.add(field);
    JsonNode node = object.get(field);
    return node == null || node.isNull() ? null : node;
  }

  private void missing(String field) {
    fault(field, "missing", "It is required.", "Add it.");
  }

  private void wrongType(String field, String expected) {
    fault(field, "wrong-type", "It is not " + expected + ".", "Send " + expected + ".");
  }
}
