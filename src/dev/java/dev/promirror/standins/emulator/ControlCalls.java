package dev.promirror.standins.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls of a running emulator's control API. */
final class ControlCalls implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  ControlCalls(String url) {
    this.url = url;
  }

  /** The answer to a call, or a {@link ControlFailure}; the path begins below {@code /_control}. */
  ObjectNode call(String method, String path, @Nullable ObjectNode body) {
    var content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(Json.write(body));
    var request =
        HttpRequest.newBuilder(URI.create(url + "/_control" + path))
            .timeout(Duration.ofMinutes(2))
            .method(method, content)
            .build();
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        throw new ControlFailure(response.statusCode(), response.body());
      }
      return Json.read(
          response.body(), () -> new ControlFailure(response.statusCode(), response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException("The emulator at " + url + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
