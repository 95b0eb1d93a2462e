package dev.promirror.dashboard;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** How the identity provider names the person, for the corner of the page and nowhere else. */
@ApplicationScoped
class SignedIn {

  private final SecurityIdentity identity;

  SignedIn(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The person's name, else what they sign in with; nothing when nobody is signed in. */
  @Nullable String name() {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      return null;
    }
    String name = token.getClaim("name");
    return name == null ? token.getClaim(Claims.preferred_username) : name;
  }
}
