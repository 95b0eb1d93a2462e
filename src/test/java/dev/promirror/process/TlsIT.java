package dev.promirror.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.standins.database.Cluster;
import dev.promirror.standins.database.RegionDatabase;
import dev.promirror.testing.TestWorld;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that takes nobody without TLS, used by configuration alone. */
class TlsIT {

  private static final RegionDatabase.Passwords PASSWORDS =
      new RegionDatabase.Passwords("ownerBehindTls", "applicationBehindTls");
  private static final String SESSIONS =
      """
      select count(*) from pg_stat_ssl join pg_stat_activity using (pid)
      where usename in ('promirror_owner', 'promirror_app') and ssl = ?
      """;

  @TempDir static Path scratch;
  private static Certificate certificate;
  private static Cluster cluster;
  private static RegionDatabase database;

  @BeforeAll
  static void start() throws Exception {
    certificate = Certificate.selfSigned(scratch, "localhost");
    cluster =
        Cluster.scratchWithTls(
            Path.of("target", "test-postgres-tls.log"), certificate.chain(), certificate.key());
    database = RegionDatabase.ensure(cluster, "promirror_tls", PASSWORDS);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void aPlainConnectionIsRefused() {
    SQLException refused =
        assertThrows(
            SQLException.class,
            () ->
                DriverManager.getConnection(
                    cluster.url("promirror_tls") + "?sslmode=disable",
                    RegionDatabase.APPLICATION,
                    PASSWORDS.application()));
    assertTrue(refused.toString().contains("no encryption"), refused.toString());
  }

  @Test
  void theGatewayVerifiesTheServerAndSpeaksTlsOnly() throws SQLException {
    Map<String, String> settings = GatewayProcess.settings("gl");
    settings.putAll(database.settings("gl"));
    String url =
        cluster.url("promirror_tls") + "?sslmode=verify-full&sslrootcert=" + certificate.chain();
    settings.put("quarkus.datasource.gl.jdbc.url", url);
    settings.put("quarkus.flyway.gl.jdbc-url", url);
    try (GatewayProcess gateway = GatewayProcess.start(settings, TestWorld.freePort())) {
      gateway.awaitReady();
      assertNotEquals(0, sessions(true));
      assertEquals(0, sessions(false));
    }
  }

  private static long sessions(boolean encrypted) throws SQLException {
    try (Connection connection = database.superuser();
        var statement = connection.prepareStatement(SESSIONS)) {
      statement.setBoolean(1, encrypted);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
