package dev.promirror.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.testing.TestWorld;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a community's API as its owner, and remembers what was accepted. */
final class Owner {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final String community;
  private final String token;
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Map<String, ObjectNode> accepted = new LinkedHashMap<>();

  Owner(String community) {
    this.community = community;
    this.token = TestWorld.token("owner", community);
  }

  String community() {
    return community;
  }

  /** The ids of what was made, by the names the script gives them. */
  Map<String, String> ids() {
    return ids;
  }

  /** What each thing was last accepted to be, by its name in the script. */
  Map<String, ObjectNode> accepted() {
    return accepted;
  }

  /**
   * Asks once.
   *
   * @param key under which it may be asked again
   * @return what was wrong with it; null if it was accepted
   * @throws IOException if it isn't known what became of it
   */
  @Nullable String ask(String gateway, Step.Ask ask, String key) throws IOException {
    HttpRequest.Builder request =
        request(gateway, ids(ask.path()))
            .header("Content-Type", "application/json")
            .method(ask.method(), BodyPublishers.ofString(ids(ask.body())));
    if (ask.method().equals("PUT")) {
      request.header("If-Match", "*");
    } else {
      request.header("Idempotency-Key", key);
    }
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() >= 500 || answer.body().contains("idempotency-key-busy")) {
      throw new IOException("asked again: " + answer.statusCode());
    }
    if (answer.statusCode() >= 300) {
      return answer.statusCode() + " " + answer.body();
    }
    accept(ask, parse(answer.body()));
    return null;
  }

  private void accept(Step.Ask ask, JsonNode answer) {
    ids.putIfAbsent(ask.thing(), answer.path("id").asText());
    ObjectNode wanted = accepted.computeIfAbsent(ask.thing(), name -> Json.object());
    String what = ask.path().substring(ask.path().lastIndexOf('/') + 1);
    switch (what) {
      case "pause" -> wanted.put("active", false);
      case "activate" -> wanted.put("active", true);
      case "publish" -> wanted.put("draft", false);
      case "archive" -> wanted.put("state", "ARCHIVED");
      default -> wanted.setAll(parse(ask.body()));
    }
  }

  /** Reads what is at an address below the community. */
  JsonNode read(String gateway, String path) {
    try {
      HttpResponse<String> answer = send(request(gateway, path).GET());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + " answers " + answer.statusCode() + answer.body());
      }
      return parse(answer.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String gateway, String path) {
    return HttpRequest.newBuilder(URI.create(gateway + "/api/v1/communities/" + community + path))
        .timeout(LONGEST)
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode parse(String text) {
    return Json.read(text, () -> new IllegalStateException(text));
  }

  /** Puts ids in the place of the script's names. */
  private String ids(String text) {
    String filled = text;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      filled = filled.replace("{" + id.getKey() + "}", id.getValue());
    }
    return filled;
  }
}
