package dev.promirror.standins.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/**
 * Gets access tokens from a running provider by the name of a person.
 *
 * @param issuer its address
 */
public record TokenClient(String issuer) {

  /**
   * An access token of this person.
   *
   * @throws IllegalArgumentException if there is no such person
   */
  public String token(String person) {
    String form =
        "grant_type=password&client_id=script&client_secret=none&password=none&username="
            + URLEncoder.encode(person, StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create(issuer + "/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    JsonNode answer = answer(request);
    if (!answer.has("access_token")) {
      throw new IllegalArgumentException(
          "There is nobody called " + person + " to give a token to.");
    }
    return answer.get("access_token").textValue();
  }

  private static JsonNode answer(HttpRequest request) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
