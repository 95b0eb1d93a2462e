package dev.promirror.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds every answer of the API that a test sees against the OpenAPI document: the status has to be
 * listed, the body has to fit its schema, and no field may be unknown to it.
 */
public final class OpenApiContract implements OrderedFilter {

  private static final Pattern ORIGIN = Pattern.compile("^https?://[^/]+");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();
  private @Nullable JsonNode document;

  @Override
  public int getOrder() {
    return OrderedFilter.LOWEST_PRECEDENCE;
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification specification,
      FilterContext context) {
    Response response = context.next(request, specification);
    String path = ORIGIN.matcher(request.getURI()).replaceFirst("").replaceFirst("[?#].*", "");
    if (path.startsWith("/api/v1/")) {
      check(request.getMethod(), path, response);
    }
    return response;
  }

  private void check(String method, String path, Response response) {
    Optional<JsonNode> operation = operation(method, path);
    if (operation.isEmpty()) {
      if (response.statusCode() < 400 && !Set.of("HEAD", "OPTIONS").contains(method)) {
        throw new AssertionError(method + " " + path + " isn't in the OpenAPI document");
      }
      return;
    }
    String where = method + " " + path + " " + response.statusCode();
    JsonNode answer = operation.get().path("responses").path("" + response.statusCode());
    if (answer.isMissingNode()) {
      throw new AssertionError(where + " isn't in the OpenAPI document: " + response.asString());
    }
    String body = response.asString();
    if (body.isEmpty()) {
      return;
    }
    String type = response.contentType().replaceAll(";.*", "");
    JsonNode schema = answer.path("content").path(type).path("schema");
    if (schema.isMissingNode()) {
      throw new AssertionError(where + " has no schema for " + type);
    }
    Set<ValidationMessage> faults =
        schemas.computeIfAbsent(schema.toString(), it -> schema(schema)).validate(read(body));
    if (!faults.isEmpty()) {
      throw new AssertionError(where + " doesn't fit its schema: " + faults + "\n" + body);
    }
  }

  /** The operation of a path; literal parts win over variables. */
  private Optional<JsonNode> operation(String method, String path) {
    return document().path("paths").properties().stream()
        .filter(it -> pattern(it.getKey()).matcher(path).matches())
        .min(Comparator.comparingInt(it -> it.getKey().split("\\{", -1).length))
        .map(it -> it.getValue().path(method.toLowerCase(java.util.Locale.ROOT)))
        .filter(it -> !it.isMissingNode());
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+") + "/?");
  }

  private JsonSchema schema(JsonNode schema) {
    ObjectNode root = schema.deepCopy();
    if (root.has("$ref")) {
      JsonNode ref = root.remove("$ref");
      root.putArray("allOf").addObject().set("$ref", ref);
    }
    ObjectNode components = document().path("components").deepCopy();
    close(components);
    close(root);
    root.set("components", components);
    return SCHEMAS.getSchema(root);
  }

  /** What a schema doesn't name mustn't be there, unless it says so itself. */
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("properties").isObject()
        && object.path("type").toString().contains("object")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(OpenApiContract::close);
  }

  private synchronized JsonNode document() {
    if (document == null) {
      document =
          read(
              given()
                  .noFilters()
                  .get(TestWorld.gateway() + "/q/openapi?format=json")
                  .then()
                  .statusCode(200)
                  .extract()
                  .asString());
    }
    return document;
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
