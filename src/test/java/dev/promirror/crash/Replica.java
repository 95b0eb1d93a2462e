package dev.promirror.crash;

import dev.promirror.build.ProductionArtifact;
import dev.promirror.testing.TestWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A gateway of the production artifact that Byteman's rules were put into. */
final class Replica implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  /** None outlives the campaign, however that ends. */
  private static final Set<Process> STARTED = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> STARTED.forEach(Process::destroyForcibly)));
  }

  private final Process process;
  private final Path log;
  private final int port;
  private final int management;

  private Replica(Process process, Path log, int port, int management) {
    this.process = process;
    STARTED.add(process);
    this.log = log;
    this.port = port;
    this.management = management;
  }

  /**
   * Starts one; it isn't ready yet.
   *
   * @param options of its JVM
   */
  static Replica start(Map<String, String> settings, int port, List<String> options, Path folder) {
    int management = TestWorld.freePort();
    Map<String, String> all = new HashMap<>(settings);
    all.put("quarkus.http.port", Integer.toString(port));
    all.put("quarkus.management.port", Integer.toString(management));
    Path log = folder.resolve("gateway.log");
    try {
      Files.createDirectories(folder);
      return new Replica(
          ProductionArtifact.start(all, new ArrayList<>(options), folder, log),
          log,
          port,
          management);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Replica awaitReady() {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (!isReady()) {
      if (!process.isAlive()) {
        throw new IllegalStateException("a gateway ended by itself:\n" + said());
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("a gateway doesn't start:\n" + said());
      }
      Pause.millis(20);
    }
    return this;
  }

  private boolean isReady() {
    URI address = URI.create("http://localhost:" + management + "/q/health/ready");
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return "http://localhost:" + port;
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL; gone when this returns. */
  void kill() {
    process.destroyForcibly();
    ended();
  }

  /** SIGSTOP: it stands still until {@link #wake()}. */
  void freeze() {
    signal("-STOP");
  }

  void wake() {
    signal("-CONT");
  }

  /** SIGTERM; gone when this returns. */
  void stop() {
    process.destroy();
    ended();
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void ended() {
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a gateway doesn't end:\n" + said());
      }
      STARTED.remove(process);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All it has said so far. */
  String said() {
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
