package dev.promirror.standins.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * Asks a server for JSON.
 *
 * @param base its address, without a slash at the end
 * @param headers sent with every request
 */
public record JsonHttp(String base, Map<String, String> headers) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** An answer's status and body; the body is "missing" where there is no JSON. */
  public record Answer(int status, JsonNode body) {}

  /** Like this, with a bearer token. */
  public JsonHttp signedIn(String token) {
    return new JsonHttp(base, Map.of("Authorization", "Bearer " + token));
  }

  /**
   * The answer to a GET.
   *
   * @throws IllegalStateException if it isn't a success
   */
  public JsonNode get(String path) {
    return success("GET " + path, answer(request(path).GET().build()));
  }

  /**
   * The answer to a POST of JSON.
   *
   * @throws IllegalStateException if it isn't a success
   */
  public JsonNode post(String path, Object body) {
    return post(path, body, Map.of());
  }

  /**
   * The answer to a POST of JSON with more headers.
   *
   * @throws IllegalStateException if it isn't a success
   */
  public JsonNode post(String path, Object body, Map<String, String> more) {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    more.forEach(request::header);
    String text = JSON.valueToTree(body).toString();
    return success("POST " + path, answer(request.POST(BodyPublishers.ofString(text)).build()));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
    headers.forEach(request::header);
    return request;
  }

  private static JsonNode success(String what, Answer answer) {
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(
          what + " was answered " + answer.status() + ": " + answer.body());
    }
    return answer.body();
  }

  private static Answer answer(HttpRequest request) {
    try {
      var response = HTTP.send(request, BodyHandlers.ofString());
      String text = response.body();
      boolean json = text.startsWith("{") || text.startsWith("[");
      return new Answer(
          response.statusCode(), json ? JSON.readTree(text) : MissingNode.getInstance());
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
