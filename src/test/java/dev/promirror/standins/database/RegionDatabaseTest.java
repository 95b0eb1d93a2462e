package dev.promirror.standins.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.promirror.standins.database.RegionDatabase.Passwords;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionDatabaseTest {
  private static final Passwords PASSWORDS = new Passwords("owner1", "application1");

  @TempDir Path folder;

  @Test
  void theApplicationMayUseTablesOfTheOwnerButOwnsNothing() throws SQLException {
    try (Cluster cluster = Cluster.scratch(folder.resolve("log"))) {
      RegionDatabase database = RegionDatabase.ensure(cluster, "promirror_gl", PASSWORDS);
      run(database, "promirror_owner", "owner1", "create table sale (id int)");
      run(database, "promirror_owner", "owner1", "grant select on sale to promirror_app");

      run(database, "promirror_app", "application1", "select * from sale");

      assertRefused(database, "promirror_app", "application1", "create table other (id int)");
      assertRefused(database, "promirror_app", "application1", "drop table sale");
      assertRefused(database, "promirror_app", "owner1", "select 1");
    }
  }

  @Test
  void whatIsCommittedOutlivesItsServerAndAKilledProcessLeavesOneToTakeOver() throws SQLException {
    Path data = folder.resolve("data");
    Path binaries = folder.resolve("binaries");
    Cluster first = Cluster.durable(data, binaries, 0);
    RegionDatabase.ensure(first, "promirror", PASSWORDS);
    run(RegionDatabase.ensure(first, "promirror", PASSWORDS), "create table kept (id int)");

    Cluster taken = Cluster.durable(data, binaries, 0);
    assertEquals(first.port(), taken.port());
    taken.close();
    first.close();

    try (Cluster again = Cluster.durable(data, binaries, 0)) {
      run(RegionDatabase.ensure(again, "promirror", PASSWORDS), "select * from kept");
    }
  }

  private static void run(RegionDatabase database, String sql) throws SQLException {
    run(database, "promirror_owner", "owner1", sql);
  }

  private static void run(RegionDatabase database, String role, String password, String sql)
      throws SQLException {
    String url = database.cluster().url(database.name());
    try (Connection connection = DriverManager.getConnection(url, role, password);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void assertRefused(
      RegionDatabase database, String role, String password, String sql) {
    assertThrows(SQLException.class, () -> run(database, role, password, sql));
  }
}
