package dev.promirror.standins.emulator.events;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends letters by HTTP over kept connections: to this machine by bare sockets, which cost a
 * fraction of a client library, to others by Java's client.
 */
final class Sender implements AutoCloseable {
  /** How long a try may take. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String TYPE = "application/json; charset=utf-8";
  private static final String AGENT = "Stripe/1.0 (+https://stripe.com/docs/webhooks)";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Map<String, Optional<Neighbour>> neighbours = new ConcurrentHashMap<>();
  private final Signatures signatures = new Signatures();
  private final InstantSource wallClock;

  Sender(InstantSource wallClock) {
    this.wallClock = wallClock;
  }

  /** The answer's status, or what kept it from being answered. */
  String send(Letter letter) throws InterruptedException {
    try {
      byte[] body = letter.body();
      String signature = letter.signature(wallClock.instant().getEpochSecond(), body, signatures);
      var neighbour =
          neighbours.computeIfAbsent(letter.url(), url -> Neighbour.at(url, TYPE, AGENT));
      return String.valueOf(
          neighbour.isPresent()
              ? neighbour.get().post(signature, body)
              : post(letter.url(), signature, body));
    } catch (IOException | IllegalArgumentException e) {
      // A socket whose thread is interrupted closes and says no more than that.
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return e.getClass().getSimpleName();
    }
  }

  private int post(String url, String signature, byte[] body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("Content-Type", TYPE)
            .header("User-Agent", AGENT)
            .header("Stripe-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  @Override
  public void close() {
    http.shutdownNow();
    neighbours.values().forEach(neighbour -> neighbour.ifPresent(Neighbour::close));
  }
}
