package dev.promirror.standins.emulator.params;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The type of a parameter: turns form text into typed JSON or refuses it as Stripe would. */
@FunctionalInterface
public interface Kind {
  /** Text of at most 5,000 characters. */
  Kind TEXT = (raw, param) -> TextNode.valueOf(text(raw, param));

  /** A whole number of at most 18 digits. */
  Kind INTEGER = (raw, param) -> LongNode.valueOf(integer(text(raw, param), param));

  /** {@code true} or {@code false}. */
  Kind BOOLEAN = (raw, param) -> bool(text(raw, param), param);

  /** A number with a decimal point. */
  Kind DECIMAL = (raw, param) -> decimal(text(raw, param), param);

  /** A three-letter currency, kept in lower case. */
  Kind CURRENCY = (raw, param) -> currency(text(raw, param), param);

  /** Seconds since 1970, or an object of {@code gt}, {@code gte}, {@code lt}, {@code lte}. */
  Kind TIME_RANGE = Kind::range;

  /** At most 50 texts by name. */
  Kind METADATA = Metadata::read;

  /** The typed value of a raw one; {@code param} is its full name, for refusals. */
  JsonNode read(JsonNode raw, String param);

  /** One of a few words. */
  static Kind choice(String... words) {
    return (raw, param) -> {
      String word = text(raw, param);
      if (!List.of(words).contains(word)) {
        throw StripeRefusal.invalid(
            param, "Invalid " + param + ": must be one of " + either(words));
      }
      return TextNode.valueOf(word);
    };
  }

  /** A hash with members of its own. */
  static Kind hash(Shape shape) {
    return new Hash(shape);
  }

  /** Whichever of some kinds takes a value; the last one refuses it. */
  static Kind anyOf(List<Kind> kinds) {
    return kinds.size() == 1 ? kinds.getFirst() : new Several(kinds);
  }

  /** A hash with free names. */
  static Kind map(Kind values) {
    return (raw, param) -> {
      var typed = JsonNodeFactory.instance.objectNode();
      object(raw, param)
          .forEachEntry(
              (key, value) -> typed.set(key, values.read(value, param + "[" + key + "]")));
      return typed;
    };
  }

  /** A list, in the order given. */
  static Kind list(Kind elements) {
    return new Listed(elements);
  }

  /** This kind, with what a class of stripe-java declares beyond it. */
  default Kind and(Kind published) {
    return switch (this) {
      case Hash hash when published instanceof Published.OfClass more ->
          new Hash(hash.shape().and(more.type()));
      case Hash hash when published instanceof Several several ->
          several.kinds().stream()
              .filter(Published.OfClass.class::isInstance)
              .findFirst()
              .map(hash::and)
              .orElse(hash);
      case Listed list when published instanceof Listed more ->
          new Listed(list.elements().and(more.elements()));
      default -> this;
    };
  }

  /** See {@link #hash}. */
  record Hash(Shape shape) implements Kind {
    @Override
    public JsonNode read(JsonNode raw, String param) {
      return shape.read(object(raw, param), param);
    }
  }

  /** See {@link #list}. */
  record Listed(Kind elements) implements Kind {
    @Override
    public JsonNode read(JsonNode raw, String param) {
      var typed = JsonNodeFactory.instance.arrayNode();
      inOrder(raw, param)
          .forEach(
              (position, value) -> typed.add(elements.read(value, param + "[" + position + "]")));
      return typed;
    }
  }

  /** See {@link #anyOf}. */
  record Several(List<Kind> kinds) implements Kind {
    @Override
    public JsonNode read(JsonNode raw, String param) {
      return kinds.subList(0, kinds.size() - 1).stream()
          .flatMap(kind -> tried(kind, raw, param).stream())
          .findFirst()
          .orElseGet(() -> kinds.getLast().read(raw, param));
    }

    private static Optional<JsonNode> tried(Kind kind, JsonNode raw, String param) {
      try {
        return Optional.of(kind.read(raw, param));
      } catch (StripeRefusal anotherMayTakeIt) {
        return Optional.empty();
      }
    }
  }

  /** A list's elements by the positions they are given, which are whole numbers. */
  private static SortedMap<Long, JsonNode> inOrder(JsonNode raw, String param) {
    var items = new TreeMap<Long, JsonNode>();
    for (var item : raw.properties()) {
      if (!Pattern.matches("\\d{1,9}", item.getKey())) {
        throw StripeRefusal.invalid(param, "Invalid array");
      }
      items.put(Long.valueOf(item.getKey()), item.getValue());
    }
    if (!raw.isObject()) {
      throw StripeRefusal.invalid(param, "Invalid array");
    }
    return items;
  }

  /** "a or b", "a, b, or c". */
  private static String either(String... words) {
    if (words.length < 3) {
      return String.join(" or ", words);
    }
    var all = List.of(words);
    return String.join(", ", all.subList(0, words.length - 1)) + ", or " + all.getLast();
  }

  private static JsonNode range(JsonNode raw, String param) {
    var bound = Shape.of().may("gt", INTEGER).may("gte", INTEGER).may("lt", INTEGER);
    return raw instanceof ObjectNode hash
        ? bound.may("lte", INTEGER).read(hash, param)
        : INTEGER.read(raw, param);
  }

  private static ObjectNode object(JsonNode raw, String param) {
    if (raw instanceof ObjectNode hash) {
      return hash;
    }
    throw StripeRefusal.invalid(param, "Invalid object");
  }

  private static String text(JsonNode raw, String param) {
    if (!raw.isTextual()) {
      throw StripeRefusal.invalid(param, "Invalid string: " + raw);
    }
    if (raw.textValue().length() > 5000) {
      throw StripeRefusal.coded(
          "parameter_invalid_string_too_long",
          param,
          "Invalid string: must be at most 5000 characters");
    }
    return raw.textValue();
  }

  private static long integer(String text, String param) {
    if (!Pattern.matches("-?\\d{1,18}", text)) {
      throw StripeRefusal.coded("parameter_invalid_integer", param, "Invalid integer: " + text);
    }
    return Long.parseLong(text);
  }

  private static JsonNode bool(String text, String param) {
    return switch (text) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      default -> throw StripeRefusal.invalid(param, "Invalid boolean: " + text);
    };
  }

  private static JsonNode decimal(String text, String param) {
    if (!Pattern.matches("-?\\d{1,12}(\\.\\d{1,12})?", text)) {
      throw StripeRefusal.invalid(param, "Invalid decimal: " + text);
    }
    return DecimalNode.valueOf(new BigDecimal(text));
  }

  private static JsonNode currency(String text, String param) {
    try {
      Currency.getInstance(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw StripeRefusal.invalid(param, "Invalid currency: " + text);
    }
    return TextNode.valueOf(text.toLowerCase(Locale.ROOT));
  }
}
