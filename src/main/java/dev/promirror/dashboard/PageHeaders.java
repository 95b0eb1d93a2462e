package dev.promirror.dashboard;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What every page tells the browser: to run and load nothing that isn't ours, to keep nothing. */
class PageHeaders {

  private final String policy;

  PageHeaders(
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> authServerUrl) {
    // A form sent after the session's end is led on to the sign-in page.
    String signIn = authServerUrl.map(PageHeaders::origin).map(origin -> " " + origin).orElse("");
    policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none';"
            + " form-action 'self'"
            + signIn;
  }

  @ServerResponseFilter
  void tell(ContainerResponseContext answer) {
    MediaType type = answer.getMediaType();
    if (type == null || !type.isCompatible(MediaType.TEXT_HTML_TYPE) || type.isWildcardType()) {
      return;
    }
    answer.getHeaders().putSingle("Content-Security-Policy", policy);
    answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
    // The same address answers with a whole page or with the part of it that changed.
    answer.getHeaders().putSingle(HttpHeaders.VARY, "HX-Request");
  }

  private static String origin(String url) {
    URI uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getAuthority();
  }
}
