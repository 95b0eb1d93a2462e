package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/** Reading and writing JSON, decimals exact. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** One line of JSON. */
  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON that cannot be written", e);
    }
  }

  /** The same in UTF-8. */
  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON that cannot be written", e);
    }
  }

  /** Writes JSON to a stream, which it leaves open; values are separated by nothing. */
  static JsonGenerator generator(OutputStream out) throws IOException {
    return MAPPER
        .createGenerator(out)
        .setRootValueSeparator(new SerializedString(""))
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
  }

  /** The object a text holds, or what {@code otherwise} throws. */
  public static <X extends RuntimeException> ObjectNode read(String text, Supplier<X> otherwise) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw otherwise.get();
    }
    throw otherwise.get();
  }

  /** The object some bytes hold, or what {@code otherwise} throws. */
  static <X extends RuntimeException> ObjectNode read(
      byte[] bytes, int from, int length, Supplier<X> otherwise) {
    try {
      if (MAPPER.readTree(bytes, from, length) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw otherwise.get();
    }
    throw otherwise.get();
  }
}
