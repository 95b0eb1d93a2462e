package dev.promirror.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes refusals: problem details (RFC 9457) for programs, a page for people. */
@ApplicationScoped
public class Problems {

  private static final MediaType PROBLEM_JSON = MediaType.valueOf("application/problem+json");
  private static final String RETRY_AFTER_SECONDS = "5";

  private final TimeOrderedId ids;
  private final Instance<PageErrors> pages;

  Problems(TimeOrderedId ids, Instance<PageErrors> pages) {
    this.ids = ids;
    this.pages = pages;
  }

  /** A name for this answer by which the log can be searched. */
  public String requestId() {
    return ids.next();
  }

  /**
   * @param path the address asked for; it decides between a page and problem details
   */
  public Response answer(
      String path, ProblemType type, String detail, List<FieldError> errors, String requestId) {
    if (!isForPrograms(path) && pages.isResolvable()) {
      return pages.get().render(type, detail, requestId);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", type.urn());
    body.put("title", type.title());
    body.put("status", type.status());
    body.put("detail", detail);
    body.put("requestId", requestId);
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    Response.ResponseBuilder answer =
        Response.status(type.status()).type(PROBLEM_JSON).entity(body);
    if (type == ProblemType.UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    if (type == ProblemType.UNAUTHENTICATED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return answer.build();
  }

  /** Whether an address is called by programs, as opposed to people with a browser. */
  static boolean isForPrograms(String path) {
    return path.startsWith("/api/") || path.startsWith("/webhooks/") || path.startsWith("/q/");
  }
}
