package dev.promirror.standins.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server that outlived the process which started it: killing a JVM leaves its PostgreSQL alive,
 * and a second one on the same folder would wait for it for ever.
 */
record Postmaster(ProcessHandle process, int port) {

  /**
   * The server still running on this folder. A {@code postmaster.pid} without one behind it is
   * removed: its number may meanwhile be another program's, and PostgreSQL would refuse to start.
   */
  static Optional<Postmaster> leftOn(Path folder) {
    Path file = folder.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Optional<Postmaster> found = read(file).filter(Postmaster::answers);
    if (found.isEmpty()) {
      remove(file);
    }
    return found;
  }

  /** Line 1 is the process, line 4 the port. */
  private static Optional<Postmaster> read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() < 4) {
        return Optional.empty();
      }
      int port = Integer.parseInt(lines.get(3).strip());
      return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
          .filter(ProcessHandle::isAlive)
          .map(process -> new Postmaster(process, port));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean answers() {
    try (var connection =
        DriverManager.getConnection(Cluster.url(port, "postgres"), "postgres", "postgres")) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  private static void remove(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PostgreSQL's fast stop is SIGINT; SIGTERM would wait for every client to leave. */
  void stop() {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      process.onExit().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("PostgreSQL " + process.pid() + " didn't stop", e);
    }
  }
}
