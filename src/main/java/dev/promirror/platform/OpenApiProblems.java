package dev.promirror.platform;

import static java.util.Objects.requireNonNull;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to each operation of the OpenAPI document the problems it can answer with: those that follow
 * from what it takes, and those it names itself in {@code x-problems}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiProblems implements OASFilter {

  /** The extension by which operations name problems of their own. */
  public static final String OWN = "x-problems";

  private static final String SCHEMA = "Problem";
  private static final String PROBLEM_JSON = "application/problem+json";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Schema problem = requireNonNull(document.getComponents().getSchemas().get(SCHEMA));
    requireNonNull(problem.getProperties().get("type"))
        .setEnumeration(Stream.of(ProblemType.values()).<Object>map(ProblemType::urn).toList());
    for (PathItem path : document.getPaths().getPathItems().values()) {
      path.getOperations().forEach((method, operation) -> describe(method, operation));
    }
  }

  private static void describe(PathItem.HttpMethod method, Operation operation) {
    Map<Integer, List<Object>> byStatus = new TreeMap<>();
    for (ProblemType type : problems(method, operation)) {
      byStatus.computeIfAbsent(type.status(), status -> new ArrayList<>()).add(type.urn());
    }
    byStatus.forEach(
        (status, types) ->
            operation.getResponses().addAPIResponse(status.toString(), response(types)));
    if (takes(operation, "If-None-Match")) {
      operation
          .getResponses()
          .addAPIResponse("304", OASFactory.createAPIResponse().description("Nothing changed"));
    }
    operation.removeExtension(OWN);
  }

  private static Set<ProblemType> problems(PathItem.HttpMethod method, Operation operation) {
    Set<ProblemType> problems =
        EnumSet.of(
            ProblemType.MALFORMED_REQUEST,
            ProblemType.UNAUTHENTICATED,
            ProblemType.FORBIDDEN,
            ProblemType.NOT_FOUND,
            ProblemType.NOT_ACCEPTABLE,
            ProblemType.WRONG_CELL,
            ProblemType.UNAVAILABLE,
            ProblemType.INTERNAL);
    if (operation.getRequestBody() != null) {
      problems.add(ProblemType.INVALID_REQUEST);
      problems.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
      problems.add(ProblemType.BODY_TOO_LARGE);
    }
    if (parameters(operation).anyMatch(it -> it.getIn() == Parameter.In.QUERY)) {
      problems.add(ProblemType.INVALID_REQUEST);
    }
    if (takes(operation, "after")) {
      problems.add(ProblemType.INVALID_CURSOR);
    }
    if (takes(operation, "Idempotency-Key")) {
      problems.add(ProblemType.INVALID_REQUEST);
      problems.add(ProblemType.IDEMPOTENCY_KEY_REUSED);
      problems.add(ProblemType.IDEMPOTENCY_KEY_BUSY);
    }
    if (takes(operation, "If-Match")) {
      problems.add(ProblemType.PRECONDITION_FAILED);
      if (method == PathItem.HttpMethod.PUT) {
        problems.add(ProblemType.PRECONDITION_REQUIRED);
      }
    }
    own(operation).forEach(problems::add);
    return problems;
  }

  private static Stream<ProblemType> own(Operation operation) {
    Object named = operation.getExtensions() == null ? null : operation.getExtensions().get(OWN);
    return named == null
        ? Stream.empty()
        : Stream.of(named.toString().split(" ", -1))
            .map(name -> ProblemType.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  private static boolean takes(Operation operation, String parameter) {
    return parameters(operation).anyMatch(it -> parameter.equals(it.getName()));
  }

  private static Stream<Parameter> parameters(Operation operation) {
    return operation.getParameters() == null ? Stream.empty() : operation.getParameters().stream();
  }

  private static APIResponse response(List<Object> types) {
    Schema schema =
        OASFactory.createSchema()
            .addAllOf(OASFactory.createSchema().ref(SCHEMA))
            .addAllOf(
                OASFactory.createSchema()
                    .addProperty("type", OASFactory.createSchema().enumeration(types)));
    return OASFactory.createAPIResponse()
        .description("Refused")
        .content(
            OASFactory.createContent()
                .addMediaType(PROBLEM_JSON, OASFactory.createMediaType().schema(schema)));
  }
}
