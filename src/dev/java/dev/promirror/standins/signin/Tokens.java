package dev.promirror.standins.signin;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/**
 * What tokens say. Who signs in on the page brings their claims along from there; a script names a
 * person by the password grant (any password), whose claims are looked up.
 */
final class Tokens implements OAuth2TokenCallback {
  static final Duration VALID = Duration.ofHours(12);
  static final String AUDIENCE = "promirror";

  private final People people;

  Tokens(People people) {
    this.people = people;
  }

  @Override
  public String issuerId() {
    return SignIn.ISSUER;
  }

  @Override
  public String subject(TokenRequest request) {
    return switch (request.getAuthorizationGrant()) {
      case ResourceOwnerPasswordCredentialsGrant grant -> grant.getUsername();
      default -> request.getClientID() == null ? "nobody" : request.getClientID().getValue();
    };
  }

  @Override
  public String typeHeader(TokenRequest request) {
    return "JWT";
  }

  @Override
  public List<String> audience(TokenRequest request) {
    return List.of(AUDIENCE);
  }

  @Override
  public Map<String, Object> addClaims(TokenRequest request) {
    return switch (request.getAuthorizationGrant()) {
      case ResourceOwnerPasswordCredentialsGrant grant -> claimsOf(grant.getUsername());
      default -> Map.of();
    };
  }

  private Map<String, Object> claimsOf(String id) {
    return people
        .find(id)
        .map(Person::claims)
        .orElseThrow(
            () -> new OAuth2Exception(OAuth2Error.INVALID_GRANT, "there is nobody called " + id));
  }

  @Override
  public long tokenExpiry() {
    return VALID.toSeconds();
  }
}
