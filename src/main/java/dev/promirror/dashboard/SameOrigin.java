package dev.promirror.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whether a form was sent from one of our own pages. The session's cookie alone doesn't say so:
 * another site can make a browser send it.
 */
@ApplicationScoped
class SameOrigin {

  private final String ours;

  SameOrigin(@ConfigProperty(name = "promirror.public-url") String publicUrl) {
    URI uri = URI.create(publicUrl);
    ours = uri.getScheme() + "://" + uri.getAuthority();
  }

  /**
   * Judges by what only the browser writes. A request with neither header isn't from a browser that
   * could be believed.
   *
   * @param fetchSite {@code Sec-Fetch-Site}; browsers leave it out on plain http
   * @param origin {@code Origin}
   */
  boolean accepts(@Nullable String fetchSite, @Nullable String origin) {
    if (fetchSite != null) {
      return fetchSite.equals("same-origin");
    }
    return ours.equals(origin);
  }
}
