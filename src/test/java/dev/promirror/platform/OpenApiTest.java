package dev.promirror.platform;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document says all that callers can meet. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class OpenApiTest {

  private static final String API = "/api/v1/";

  private JsonNode document;

  @BeforeEach
  void theDocument() throws IOException {
    String text =
        given().noFilters().get(TestWorld.gateway() + "/q/openapi?format=json").asString();
    document = new ObjectMapper().readTree(text);
  }

  @Test
  void itIsOfTheVersionItSaysAndNamesEveryProblem() {
    assertTrue(document.path("openapi").asText().startsWith("3.1"));
    Set<String> named = new TreeSet<>();
    document
        .at("/components/schemas/Problem/properties/type/enum")
        .forEach(type -> named.add(type.asText()));
    assertEquals(
        Arrays.stream(ProblemType.values()).map(ProblemType::urn).collect(Collectors.toSet()),
        named);
  }

  @Test
  void everyProblemButAWrongMethodBelongsToAnOperation() {
    Set<String> named = new TreeSet<>();
    document
        .path("paths")
        .findValues("enum")
        .forEach(types -> types.forEach(type -> named.add(type.asText())));
    Set<String> all =
        Arrays.stream(ProblemType.values())
            .filter(type -> type != ProblemType.METHOD_NOT_ALLOWED)
            .map(ProblemType::urn)
            .collect(Collectors.toCollection(TreeSet::new));
    all.removeAll(named);
    assertEquals(Set.of(), all);
  }

  @Test
  void everyOperationSaysWhatItDoesAndAnswers() {
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String where = operation.getKey() + " " + path.getKey();
        if (path.getKey().startsWith(API) && operation.getValue().has("responses")) {
          assertTrue(operation.getValue().has("summary"), where + " has no summary");
          assertTrue(
              operation.getValue().path("responses").properties().stream()
                  .filter(answer -> answer.getKey().startsWith("2"))
                  .anyMatch(
                      answer ->
                          Set.of("202", "204").contains(answer.getKey())
                              || !answer.getValue().findPath("schema").isMissingNode()),
              where + " has no schema of its answer");
        }
      }
    }
  }

  @Test
  void everyExampleFitsItsSchema() {
    Set<String> shown = new TreeSet<>();
    for (Map.Entry<String, JsonNode> schema : document.at("/components/schemas").properties()) {
      for (JsonNode example : schema.getValue().path("examples")) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("$ref", "#/components/schemas/" + schema.getKey());
        root.set("components", document.path("components"));
        assertEquals(
            Set.of(),
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(root)
                .validate(example),
            schema.getKey());
        shown.add(schema.getKey());
      }
    }
    assertTrue(
        shown.containsAll(Set.of("CouponWish", "PromoCodeWish", "CouponJson", "PromoCodeJson")),
        () -> "examples of " + shown);
  }
}
