package dev.promirror.platform;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Bodies are small but for files: what the server itself lets pass is for those alone. Decided by
 * the length that was announced; where none was, by counting.
 */
@ApplicationScoped
class BodyLimits {

  private static final long MOST = 1024 * 1024;
  private static final String FILES = "/promo-codes/import";

  /** After the server's own limit, before all that answers. */
  private static final int PRIORITY = 1;

  void register(@Observes Filters filters) {
    filters.register(BodyLimits::limit, PRIORITY);
  }

  private static void limit(RoutingContext request) {
    if (!request.normalizedPath().endsWith(FILES)) {
      String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
      if (length == null) {
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, MOST);
      } else if (Long.parseLong(length) > MOST) {
        request.response().setStatusCode(413).putHeader(HttpHeaders.CONNECTION, "close").end();
        return;
      }
    }
    request.next();
  }
}
