package dev.promirror.standins.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A running PostgreSQL server with a data folder of its own. Only programs of this machine reach
 * it; the superuser {@code postgres} needs no password, everybody else does.
 */
public final class Cluster implements AutoCloseable {
  private static final String ACCESS =
      """
      local all postgres trust
      host  all postgres 127.0.0.1/32 trust
      host  all postgres ::1/128      trust
      host  all all      127.0.0.1/32 scram-sha-256
      host  all all      ::1/128      scram-sha-256
      """;

  private static final String ACCESS_BY_TLS = ACCESS.replace("host  all all ", "hostssl all all");

  private final int port;
  private final Runnable stop;

  private Cluster(int port, Runnable stop) {
    this.port = port;
    this.stop = stop;
  }

  /**
   * Starts a server that keeps what it has committed, on a folder that may hold data already. A
   * server left on that folder by a killed process is taken over, on the port it has. Its log is
   * beside the folder, with the folder's name.
   *
   * @param binaries where the server's programs are unpacked
   * @throws UncheckedIOException if it doesn't start
   */
  public static Cluster durable(Path folder, Path binaries, int port) {
    Optional<Postmaster> left = Postmaster.leftOn(folder);
    if (left.isPresent()) {
      return new Cluster(left.get().port(), left.get()::stop);
    }
    return start(
        settings(folder.resolveSibling(folder.getFileName() + ".log"))
            .setOverrideWorkingDirectory(binaries.toFile())
            .setRegisterShutdownHook(false)
            .setPort(port)
            .setDataDirectory(folder)
            .setCleanDataDirectory(false));
  }

  /** Whether a server left by a killed process still runs on this folder. */
  public static boolean isLeftOn(Path folder) {
    return Postmaster.leftOn(folder).isPresent();
  }

  /** Stops the server a killed process left on this folder, if there is one. */
  public static void stopLeftOn(Path folder) {
    Postmaster.leftOn(folder).ifPresent(Postmaster::stop);
  }

  /**
   * Starts an empty server on a free port, gone with {@link #close} or with this process.
   *
   * @throws UncheckedIOException if it doesn't start
   */
  public static Cluster scratch(Path log) {
    return start(settings(log));
  }

  /**
   * As {@link #scratch}, but everybody except the superuser must come by TLS.
   *
   * @param certificate the server's, as PEM
   * @param key its private key, readable by its owner alone
   */
  public static Cluster scratchWithTls(Path log, Path certificate, Path key) {
    return start(
        settings(log)
            .setDataDirectoryCustomizer(folder -> access(folder, ACCESS_BY_TLS))
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", certificate.toString())
            .setServerConfig("ssl_key_file", key.toString()));
  }

  private static EmbeddedPostgres.Builder settings(Path log) {
    Redirect toLog = Redirect.appendTo(log.toFile());
    return EmbeddedPostgres.builder()
        .setDataDirectoryCustomizer(folder -> access(folder, ACCESS))
        // zonky's defaults are made for throw-away tests: both off
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "200")
        .setServerConfig("shared_buffers", "128MB")
        .setOutputRedirector(toLog)
        .setErrorRedirector(toLog)
        .setPGStartupWait(Duration.ofSeconds(60));
  }

  private static Cluster start(EmbeddedPostgres.Builder builder) {
    try {
      EmbeddedPostgres server = builder.start();
      return new Cluster(server.getPort(), () -> close(server));
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL didn't start: " + e.getMessage(), e);
    }
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL didn't stop", e);
    }
  }

  private static void access(File folder, String rules) {
    try {
      Files.writeString(folder.toPath().resolve("pg_hba.conf"), rules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  /** The JDBC address of one of its databases. */
  public String url(String database) {
    return url(port, database);
  }

  static String url(int port, String database) {
    return "jdbc:postgresql://localhost:" + port + "/" + database;
  }

  /** A connection as superuser, who sees every row; the caller closes it. */
  public Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "postgres", "postgres");
  }

  /** Runs the statements one by one, each committed by itself, as superuser. */
  void run(String database, List<String> statements) {
    try (Connection connection = superuser(database);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refused: " + e.getMessage(), e);
    }
  }

  /** Stops the server: open transactions are rolled back, what is committed stays. */
  @Override
  public void close() {
    stop.run();
  }
}
