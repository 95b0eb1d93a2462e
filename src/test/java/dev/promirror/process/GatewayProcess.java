package dev.promirror.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.promirror.build.ProductionArtifact;
import dev.promirror.testing.Await;
import dev.promirror.testing.TestWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A gateway of the production artifact, in a process of its own, asked from outside. */
public final class GatewayProcess implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final AtomicInteger STARTED = new AtomicInteger();

  private final Process process;
  private final Path log;
  private final int port;
  private final int management;

  private GatewayProcess(Process process, Path log, int port, int management) {
    this.process = process;
    this.log = log;
    this.port = port;
    this.management = management;
  }

  /** Starts one where Stripe's stand-in reports to; it may not be ready yet. */
  public static GatewayProcess start(Map<String, String> settings) {
    return start(settings, homePort());
  }

  /** Starts one on a port; it may not be ready yet. */
  static GatewayProcess start(Map<String, String> settings, int port) {
    return start(settings, port, ProductionArtifact::start);
  }

  /** As {@link #start(Map)}, but it is told its settings as Kubernetes does. */
  static GatewayProcess startByEnvironment(Map<String, String> settings) {
    return start(
        settings,
        homePort(),
        (all, folder, log) -> ProductionArtifact.startByEnvironment(all, log));
  }

  private interface Launch {
    Process of(Map<String, String> settings, Path folder, Path log) throws IOException;
  }

  private static GatewayProcess start(Map<String, String> settings, int port, Launch launch) {
    int management = TestWorld.freePort();
    Map<String, String> all = new HashMap<>(settings);
    all.put("quarkus.http.port", Integer.toString(port));
    all.put("quarkus.management.port", Integer.toString(management));
    Path folder = Path.of("target", "process", "gateway-" + STARTED.incrementAndGet());
    Path log = folder.resolve("gateway.log");
    try {
      Files.createDirectories(folder);
      return new GatewayProcess(launch.of(all, folder, log), log, port, management);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int homePort() {
    return URI.create(TestWorld.gateway()).getPort();
  }

  /** What a gateway of these regions is told, and nothing of others. */
  public static Map<String, String> settings(String... regions) {
    Map<String, String> settings = new HashMap<>(new TestWorld().start());
    settings.remove("quarkus.http.test-port");
    settings.remove("quarkus.management.test-port");
    for (String region : List.of("gl", "in")) {
      if (!List.of(regions).contains(region)) {
        settings.keySet().removeIf(key -> key.contains("." + region + "."));
      }
    }
    settings.put("promirror.regions", String.join(",", regions));
    return settings;
  }

  /** Waits until it says that it is ready. */
  public GatewayProcess awaitReady() {
    Await.passes(
        LONGEST_START,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("it ended:\n" + said());
          }
          assertEquals(200, readiness(), this::said);
        });
    return this;
  }

  /** The status of its readiness; 0 if nobody answers. */
  public int readiness() {
    try {
      return ask("/q/health/ready").statusCode();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  /** Its metrics as Prometheus reads them. */
  public String metrics() {
    return ask("/q/metrics").body();
  }

  private HttpResponse<String> ask(String path) {
    URI address = URI.create("http://localhost:" + management + path);
    try {
      return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Its address, without a slash at the end. */
  String url() {
    return "http://localhost:" + port;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** SIGKILL; gone when this returns. */
  void kill() {
    process.destroyForcibly();
    status(Duration.ofSeconds(10));
  }

  /** The exit status, once it has ended, which it must within this time. */
  public int status(Duration longest) {
    try {
      if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("it doesn't end:\n" + said());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All it has said so far. */
  public String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
