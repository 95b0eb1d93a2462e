package dev.promirror.crash;

import dev.promirror.testing.TestWorld;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jboss.byteman.agent.Main;
import org.jspecify.annotations.Nullable;

/** How gateways are started for a campaign: with Byteman, its rules, and an archive of classes. */
final class Launch {

  private static final Path FOLDER = Path.of("target", "crash");
  private static final Path ARCHIVE = FOLDER.resolve("classes.jsa");

  private final Map<String, String> settings;
  private final List<String> options = new ArrayList<>();
  private final String agent;
  private int started;

  /**
   * Prepares starts.
   *
   * @param rules further rules of Byteman, such as one that breaks something; null is none
   */
  Launch(Wire wire, Traps traps, @Nullable Path rules) {
    agent = agent(rules);
    settings = new HashMap<>(new TestWorld().start());
    settings.remove("quarkus.http.test-port");
    settings.remove("quarkus.management.test-port");
    // One region is enough, and starts faster.
    settings.keySet().removeIf(key -> key.contains(".in."));
    settings.put("promirror.regions", "gl");
    settings.put("promirror.stripe.gl.api-base", wire.url());
    settings.put("quarkus.shutdown.delay", "0");
    options.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xlog:cds=off",
            "-Xlog:cds+dynamic=off",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dcrash.port=" + traps.port()));
  }

  /** Starts a gateway, which loads all it needs and then waits until it is wanted. */
  Replica start(int port) {
    List<String> all = new ArrayList<>(options);
    all.add(agent);
    if (started > 0) {
      // Done by the first; it takes a tenth of a start.
      all.add("-Dquarkus.flyway.gl.migrate-at-start=false");
    }
    if (Files.exists(ARCHIVE)) {
      all.add("-XX:SharedArchiveFile=" + ARCHIVE);
    }
    return Replica.start(settings, port, all, FOLDER.resolve("gateway-" + (++started % 40)));
  }

  /**
   * Keeps the classes of a first start, without the agent, for all later ones, which then take
   * little more than half the time.
   */
  void archive() {
    try {
      Files.createDirectories(FOLDER);
      Files.deleteIfExists(ARCHIVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> all = new ArrayList<>(options);
    all.add("-XX:ArchiveClassesAtExit=" + ARCHIVE);
    Replica.start(settings, TestWorld.freePort(), all, FOLDER.resolve("archiving"))
        .awaitReady()
        .stop();
  }

  /** The address of the gateway Stripe's stand-in reports to. */
  static int homePort() {
    return java.net.URI.create(TestWorld.gateway()).getPort();
  }

  private static String agent(@Nullable Path further) {
    try {
      Files.createDirectories(FOLDER);
      Path rules = FOLDER.resolve("points.btm");
      Files.write(rules, resource("/crash/points.btm"));
      Path jar = FOLDER.resolve("passing.jar");
      String name = Passing.class.getName().replace('.', '/') + ".class";
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
        out.putNextEntry(new JarEntry(name));
        out.write(resource("/" + name));
        out.closeEntry();
      }
      Path byteman =
          Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return "-javaagent:%s=listener:false,sys:%s,script:%s%s"
          .formatted(
              byteman,
              jar.toAbsolutePath(),
              rules.toAbsolutePath(),
              further == null ? "" : ",script:" + further.toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Launch.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
