package dev.promirror.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The artifact as the build leaves it for the integration tests. */
public final class ProductionArtifact {
  /** Tests start many of them for a short time each; benches say otherwise. */
  private static final String BRIEF = "-XX:TieredStopAtLevel=1 -Xshare:auto";

  private ProductionArtifact() {}

  static Path folder() {
    String built = System.getProperty("production.folder", "target/production");
    return Path.of(built, "quarkus-app");
  }

  /** Starts it with these settings; what it says goes to a file. */
  public static Process start(Map<String, String> settings, Path scratch, Path log)
      throws IOException {
    return start(settings, options(), scratch, log);
  }

  /** As above, with these options of the JVM. */
  public static Process start(
      Map<String, String> settings, List<String> options, Path scratch, Path log)
      throws IOException {
    Path file = scratch.resolve("gateway.properties");
    Files.writeString(
        file,
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
            .collect(Collectors.joining()));
    return run(log, options, Map.of("QUARKUS_CONFIG_LOCATIONS", file.toString()));
  }

  /** Starts it with these settings as environment variables, as Kubernetes does. */
  public static Process startByEnvironment(Map<String, String> settings, Path log)
      throws IOException {
    return run(
        log,
        options(),
        settings.entrySet().stream()
            .collect(Collectors.toMap(setting -> variable(setting.getKey()), Map.Entry::getValue)));
  }

  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static List<String> options() {
    return List.of(System.getProperty("gateway.options", BRIEF).strip().split(" +"));
  }

  private static Process run(Path log, List<String> options, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.removeIf(String::isEmpty);
    command.addAll(List.of("-jar", folder().resolve("quarkus-run.jar").toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }
}
