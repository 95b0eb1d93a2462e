package dev.promirror.standins.signin;

import com.nimbusds.jose.jwk.JWK;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.HttpUrl;

/** An OIDC provider that believes everybody. */
public final class SignIn implements AutoCloseable {
  /** The issuer's path, its key's id. */
  static final String ISSUER = "promirror";

  private final MockOAuth2Server server;
  private final int port;

  private SignIn(MockOAuth2Server server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts on a port, with a key kept in a file. */
  public static SignIn start(int port, People people, Path key) {
    return start(port, people, SigningKey.keptIn(key));
  }

  /** Starts on a free port, for tests: nobody is known to its page, any token can be made. */
  public static SignIn scratch(People people) {
    return start(0, people, SigningKey.fresh());
  }

  private static SignIn start(int port, People people, JWK key) {
    OAuth2TokenProvider tokens = new OAuth2TokenProvider(new KeyProvider(List.of(key)));
    OAuth2Config config =
        new OAuth2Config(
            true,
            null,
            null,
            false,
            tokens,
            Set.of(new Tokens(people)),
            new MockWebServerWrapper());
    MockOAuth2Server server = new MockOAuth2Server(config, new SignInPage(people));
    server.start(InetAddress.getLoopbackAddress(), port);
    return new SignIn(server, server.baseUrl().port());
  }

  /** The issuer's address, as tokens and discovery have it. */
  public String issuer() {
    return "http://localhost:" + port + "/" + ISSUER;
  }

  /** An access token of this person, valid for twelve hours. */
  public String token(Person person) {
    Map<String, Object> claims = new HashMap<>(person.claims());
    claims.put("sub", person.id());
    claims.put("aud", Tokens.AUDIENCE);
    return server.anyToken(HttpUrl.get(issuer()), claims, Tokens.VALID).serialize();
  }

  /** What the gateway must be told to have people sign in here. */
  public Map<String, String> settings(String clientSecret, String cookieSecret) {
    return Map.of(
        "quarkus.oidc.auth-server-url",
        issuer(),
        "quarkus.oidc.client-id",
        "promirror-pages",
        "quarkus.oidc.credentials.secret",
        clientSecret,
        "quarkus.oidc.token-state-manager.encryption-secret",
        cookieSecret,
        "quarkus.oidc.api.auth-server-url",
        issuer(),
        "quarkus.oidc.api.client-id",
        "promirror-api",
        "quarkus.oidc.api.token.audience",
        Tokens.AUDIENCE);
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
