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
import org.jspecify.annotations.Nullable;

/** JSON as it arrives: within bounds, no field twice, numbers exact, nothing after the end. */
final class StrictJson {

  private static final JsonMapper MAPPER =
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

  private StrictJson() {}

  /**
   * @throws ProblemException if it isn't one JSON object
   */
  static JsonNode object(byte @Nullable [] body) {
    JsonNode node;
    try (JsonParser parser = MAPPER.createParser(body == null ? new byte[0] : body)) {
      node = MAPPER.readTree(parser);
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
    return node;
  }
}
