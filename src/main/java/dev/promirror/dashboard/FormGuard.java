package dev.promirror.dashboard;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes asked for by other sites. Calls of programs are left alone: they carry a bearer
 * token or a signature, which no browser sends by itself.
 */
class FormGuard {

  private static final Set<String> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final SameOrigin sameOrigin;
  private final PlainMessages say;

  FormGuard(SameOrigin sameOrigin, PlainMessages say) {
    this.sameOrigin = sameOrigin;
    this.say = say;
  }

  @ServerRequestFilter(preMatching = true)
  @Nullable Response guard(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    if (SAFE.contains(request.getMethod())
        || path.startsWith("/api/")
        || path.startsWith("/webhooks/")
        || sameOrigin.accepts(
            request.getHeaderString("Sec-Fetch-Site"), request.getHeaderString("Origin"))) {
      return null;
    }
    var message =
        new PlainMessage("lost", say.foreignTitle(), say.foreignText(), say.home(), "/", null);
    return Response.status(Response.Status.FORBIDDEN)
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .entity(Pages.message(new Frame(message.title(), null, null), message).render())
        .build();
  }
}
