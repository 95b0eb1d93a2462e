package dev.promirror.standins.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Properties;

/** Waiting for a gateway that is starting. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final URI health;

  Readiness(Properties settings) {
    this.health =
        URI.create(
            "http://localhost:"
                + settings.getProperty("quarkus.management.port")
                + "/q/health/ready");
  }

  /**
   * Returns once it is ready.
   *
   * @param process its process id, {@code -} where it is unknown
   * @throws IllegalStateException if it ends or takes longer than a minute and a half
   */
  void await(String process) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!process.equals("-") && !isAlive(process)) {
        throw new IllegalStateException("The gateway ended while it was starting.");
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "The gateway isn't ready after " + PATIENCE.toSeconds() + " s.");
      }
      Await.pause();
    }
  }

  private static boolean isAlive(String process) {
    return ProcessHandle.of(Long.parseLong(process)).filter(ProcessHandle::isAlive).isPresent();
  }

  private boolean isReady() {
    var request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
