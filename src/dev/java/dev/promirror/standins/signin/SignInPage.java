package dev.promirror.standins.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import okhttp3.Headers;

/** The page on which a person is chosen; what it posts is the OIDC server's own sign-in form. */
final class SignInPage implements Route {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Headers HTML = Headers.of("Content-Type", "text/html; charset=utf-8");

  private final People people;
  private final String frame = resource("sign-in.html");
  private final String button = resource("sign-in-person.html");

  SignInPage(People people) {
    this.people = people;
  }

  @Override
  public boolean match(OAuth2HttpRequest request) {
    return request.getMethod().equals("GET")
        && request.getUrl().encodedPath().equals("/" + SignIn.ISSUER + "/authorize");
  }

  @Override
  public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
    StringBuilder buttons = new StringBuilder();
    people.all().forEach(person -> buttons.append(button(person)));
    return new OAuth2HttpResponse(
        HTML, 200, frame.replace("<!-- people -->", buttons.toString()), null);
  }

  private String button(Person person) {
    return button
        .replace("{id}", escaped(person.id()))
        .replace("{name}", escaped(person.name()))
        .replace("{initial}", escaped(person.name().substring(0, 1)))
        .replace("{what}", escaped(String.join(", ", person.roles())))
        .replace("{claims}", escaped(json(person)));
  }

  private static String json(Person person) {
    try {
      return JSON.writeValueAsString(person.claims());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String resource(String name) {
    try (var stream = SignInPage.class.getResourceAsStream("/standins/" + name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
