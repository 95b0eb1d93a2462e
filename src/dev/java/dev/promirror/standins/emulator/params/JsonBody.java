package dev.promirror.standins.emulator.params;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Reads the JSON bodies of v2 into the tree {@link Form} makes of v1's, so that both are checked by
 * the same shapes: leaves are texts, a list is an object by position, null is an empty text.
 */
public final class JsonBody {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private JsonBody() {}

  /** The tree of a body; an empty one is an empty object. */
  public static ObjectNode parse(String body) {
    if (body.isBlank()) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      if (MAPPER.readTree(body) instanceof ObjectNode object) {
        return tree(object);
      }
    } catch (JsonProcessingException e) {
      throw StripeRefusal.invalid(null, "The request body is no JSON.");
    }
    throw StripeRefusal.invalid(null, "The request body is no JSON object.");
  }

  private static ObjectNode tree(ObjectNode object) {
    var tree = JsonNodeFactory.instance.objectNode();
    object.forEachEntry((name, value) -> tree.set(name, node(value)));
    return tree;
  }

  private static JsonNode node(JsonNode value) {
    if (value instanceof ObjectNode object) {
      return tree(object);
    }
    if (value instanceof ArrayNode array) {
      var list = JsonNodeFactory.instance.objectNode();
      array.forEach(element -> list.set(String.valueOf(list.size()), node(element)));
      return list;
    }
    if (value.isNull()) {
      return TextNode.valueOf("");
    }
    return TextNode.valueOf(
        value.isNumber() ? value.decimalValue().toPlainString() : value.asText());
  }
}
