package dev.promirror.platform;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the caller from the identity that sign-in left on the request. */
@ApplicationScoped
public class Callers {

  private final SecurityIdentity identity;

  Callers(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The caller of the current request; {@link Caller#NOBODY} if nobody signed in. */
  public Caller current() {
    if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Caller.NOBODY;
    }
    Set<Role> roles =
        identity.getRoles().stream()
            .map(Role::parse)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    return new Caller(
        token.getSubject(),
        roles,
        texts(token.getClaim("communities")),
        texts(token.getClaim("regions")));
  }

  private static Set<String> texts(Object claim) {
    Set<String> texts = new LinkedHashSet<>();
    if (claim instanceof JsonArray array) {
      array.getValuesAs(JsonString.class).forEach(text -> texts.add(text.getString()));
    } else if (claim instanceof Collection<?> values) {
      values.forEach(value -> texts.add(value.toString()));
    }
    return texts;
  }
}
