package dev.promirror.region;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses an empty idempotency key: resources see an empty header as none, and what its caller
 * wanted done once would be done every time.
 */
class EmptyKeyFilter {

  @ServerRequestFilter
  void refuse(ContainerRequestContext request) {
    if (!request.getMethod().equals(HttpMethod.POST)) {
      return;
    }
    List<String> keys = request.getHeaders().get(IdempotencyKeys.HEADER);
    if (keys != null && keys.contains("")) {
      throw IdempotencyKeys.invalid();
    }
  }
}
