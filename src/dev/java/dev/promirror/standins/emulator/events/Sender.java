package dev.promirror.standins.emulator.events;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;

/** Sends letters by HTTP over kept connections. */
final class Sender implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final InstantSource wallClock;

  Sender(InstantSource wallClock) {
    this.wallClock = wallClock;
  }

  /** The answer's status, or what kept it from being answered. */
  String send(Letter letter) throws InterruptedException {
    try {
      String body = letter.body();
      String signature = letter.signature(wallClock.instant().getEpochSecond(), body);
      var request =
          HttpRequest.newBuilder(URI.create(letter.url()))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json; charset=utf-8")
              .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
              .header("Stripe-Signature", signature)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return String.valueOf(http.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException | IllegalArgumentException e) {
      return e.getClass().getSimpleName();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
