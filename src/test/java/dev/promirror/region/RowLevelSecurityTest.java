package dev.promirror.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.platform.TimeOrderedId;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The second wall: what the database itself refuses. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class RowLevelSecurityTest {

  /** Without a person or an amount; the only tables without a policy. */
  private static final Set<String> CELL_TABLES =
      Set.of(
          "account_work",
          "call_rate",
          "directory",
          "operator_key",
          "platform_event",
          "scheduled_tasks",
          "waiting_event",
          "flyway_schema_history");

  private static final String TABLES =
      """
      select relname, relforcerowsecurity and relrowsecurity,
             (select count(*) from pg_policy where polrelid = pg_class.oid)
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not relispartition
      """;

  @Inject Regions regions;
  @Inject Changes changes;
  @Inject TimeOrderedId ids;

  @Test
  void everyTableIsOneOfTwoKinds() {
    Set<String> unguarded = new TreeSet<>();
    for (List<String> table : Sql.rows("gl", TABLES)) {
      if (!CELL_TABLES.contains(table.getFirst())
          && !(table.get(1).equals("t") && table.get(2).equals("1"))) {
        unguarded.add(table.getFirst());
      }
    }
    assertEquals(Set.of(), unguarded);
  }

  @Test
  void communityTablesLeadWithTheCommunity() {
    List<List<String>> keys =
        Sql.rows(
            "gl",
            """
            select t.relname, a.attname from pg_index i
            join pg_class t on t.oid = i.indrelid
            join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
            where i.indisprimary and t.relforcerowsecurity and not t.relispartition
            """);
    assertTrue(keys.size() > 10);
    for (List<String> key : keys) {
      assertEquals("community_id", key.get(1), key.getFirst());
    }
  }

  @Test
  void theApplicationsRoleOwnsNothingAndCannotBypass() {
    assertEquals(
        List.of(List.of("f", "f", "f", "f")),
        Sql.rows(
            "gl",
            "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles"
                + " where rolname = 'promirror_app'"));
    assertEquals(
        List.of(List.of("0")),
        Sql.rows(
            "gl",
            "select count(*) from pg_class where pg_get_userbyid(relowner) = 'promirror_app'"));
  }

  @Test
  void withoutACommunityNothingIsSeenAndWithOneOnlyItsRows() throws SQLException {
    CommunityId one = CommunityId.next(Region.GL, ids);
    CommunityId other = CommunityId.next(Region.GL, ids);
    regions.run(one, () -> changes.seen(one));
    regions.run(other, () -> changes.seen(other));

    try (Connection connection = asApplication()) {
      connection.setAutoCommit(false);
      assertEquals(List.of(), Sql.rows(connection, "select community_id from community_revision"));
      bind(connection, one);
      assertEquals(
          List.of(List.of(one.toString())),
          Sql.rows(connection, "select community_id from community_revision"));
      connection.commit();
      assertEquals(List.of(), Sql.rows(connection, "select community_id from community_revision"));
    }
  }

  @Test
  void anothersRowCannotBeWritten() throws SQLException {
    CommunityId one = CommunityId.next(Region.GL, ids);
    CommunityId other = CommunityId.next(Region.GL, ids);
    regions.run(other, () -> changes.seen(other));

    try (Connection connection = asApplication();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      bind(connection, one);
      assertEquals(
          0,
          statement.executeUpdate(
              "update community_revision set revision = 99 where community_id = '" + other + "'"));
      assertThrows(
          SQLException.class,
          () ->
              statement.executeUpdate(
                  "insert into community_revision values ('"
                      + CommunityId.next(Region.GL, ids)
                      + "', 1)"));
    }
  }

  @Test
  void theAuditCannotBeEdited() throws SQLException {
    try (Connection connection = asApplication();
        Statement statement = connection.createStatement()) {
      assertThrows(SQLException.class, () -> statement.executeUpdate("update audit set role = ''"));
      assertThrows(SQLException.class, () -> statement.executeUpdate("delete from audit"));
    }
  }

  private static Connection asApplication() throws SQLException {
    Map<String, String> settings = TestWorld.database("gl").settings("gl");
    return DriverManager.getConnection(
        settings.get("quarkus.datasource.gl.jdbc.url"),
        settings.get("quarkus.datasource.gl.username"),
        settings.get("quarkus.datasource.gl.password"));
  }

  private static void bind(Connection connection, CommunityId community) throws SQLException {
    Sql.rows(connection, "select set_config('app.communities', '" + community + "', true)");
  }
}
