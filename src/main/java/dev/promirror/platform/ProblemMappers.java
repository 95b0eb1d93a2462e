package dev.promirror.platform;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that leaves a resource becomes a refusal of the documented form. */
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final Problems problems;
  private final Addresses addresses;
  private final RoutingContext request;

  ProblemMappers(Problems problems, Addresses addresses, RoutingContext request) {
    this.problems = problems;
    this.addresses = addresses;
    this.request = request;
  }

  @ServerExceptionMapper
  Response refused(ProblemException refusal) {
    return answer(refusal.type(), String.valueOf(refusal.getMessage()), refusal.errors());
  }

  @ServerExceptionMapper
  Response unavailable(Unavailable unavailable) {
    String id = problems.requestId();
    LOG.warnf("unavailable: request=%s reason=%s", id, unavailable.getMessage());
    return problems.answer(
        request.normalizedPath(),
        ProblemType.UNAVAILABLE,
        "Nothing was done; try again in a few seconds.",
        List.of(),
        id);
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Uni<Response> unauthenticated(Exception why) {
    if (!Problems.isForPrograms(request.normalizedPath())) {
      HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
      return authenticator.getChallenge(request).map(ProblemMappers::challenge);
    }
    return Uni.createFrom()
        .item(
            answer(
                ProblemType.UNAUTHENTICATED,
                "Send a valid bearer token of the configured issuer.",
                List.of()));
  }

  private static Response challenge(ChallengeData challenge) {
    Response.ResponseBuilder answer = Response.status(challenge.status);
    challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
    return answer.build();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException why) {
    return answer(
        ProblemType.FORBIDDEN, "Ask someone whose role allows it; see docs/api.md.", List.of());
  }

  @ServerExceptionMapper
  Response web(WebApplicationException why) {
    int status = why.getResponse().getStatus();
    if (status < 400) {
      return why.getResponse();
    }
    return switch (status) {
      case 400 -> answer(ProblemType.MALFORMED_REQUEST, "Check its syntax.", List.of());
      case 404, 405 -> unmatched();
      case 406 -> answer(ProblemType.NOT_ACCEPTABLE, "Accept application/json.", List.of());
      case 413 -> answer(ProblemType.BODY_TOO_LARGE, "Send less.", List.of());
      case 415 -> answer(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send JSON.", List.of());
      default -> internal(why);
    };
  }

  /** The router asks one resource after the other; the last says 404 though a method is wrong. */
  private Response unmatched() {
    Set<String> taken = addresses.methods(request.normalizedPath());
    if (taken.isEmpty() || taken.contains(request.request().method().name())) {
      return refused(ProblemException.notFound());
    }
    String methods = String.join(", ", taken);
    return Response.fromResponse(
            answer(ProblemType.METHOD_NOT_ALLOWED, "It takes " + methods + ".", List.of()))
        .header(HttpHeaders.ALLOW, methods)
        .build();
  }

  @ServerExceptionMapper
  Response internal(Throwable failure) {
    String id = problems.requestId();
    // The failure's message may quote data; its class and place do not.
    LOG.errorf(Telemetry.withoutMessages(failure), "failed: request=%s", id);
    return problems.answer(
        request.normalizedPath(),
        ProblemType.INTERNAL,
        "It is logged under this request id. Nothing was changed.",
        List.of(),
        id);
  }

  private Response answer(ProblemType type, String detail, List<FieldError> errors) {
    return problems.answer(request.normalizedPath(), type, detail, errors, problems.requestId());
  }
}
