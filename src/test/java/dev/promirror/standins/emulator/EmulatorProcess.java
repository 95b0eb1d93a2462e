package dev.promirror.standins.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The emulator alone, in a process of its own, started as its README says. */
final class EmulatorProcess implements AutoCloseable {
  private static final Pattern READY =
      Pattern.compile(
          "Stripe emulator ready at (http://\\S+) \\(control page \\1/_control; .*\\)\n");

  private final Process process;
  private final Path log;

  private EmulatorProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static EmulatorProcess start(Path log, String... arguments) throws IOException {
    String libraries = Files.readString(Path.of("target", "stand-ins.classpath")).strip();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", "target/classes:" + libraries));
    command.add(Main.class.getName());
    command.addAll(List.of("--stripe", System.getProperty("emulator.facts", "usual")));
    command.addAll(List.of(arguments));
    return new EmulatorProcess(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        log);
  }

  /** Waits for its one line, and returns the address it names. */
  String url() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline && process.isAlive()) {
      Matcher ready = READY.matcher(said());
      if (ready.matches()) {
        return ready.group(1);
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("The emulator isn't ready, it said: " + said());
  }

  String said() throws IOException {
    return Files.readString(log);
  }

  /** SIGTERM. */
  void stop() {
    process.destroy();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("The emulator doesn't end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    kill();
  }
}
