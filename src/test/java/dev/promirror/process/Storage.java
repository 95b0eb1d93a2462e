package dev.promirror.process;

import dev.promirror.testing.TestWorld;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Looks into a region's database past everything that guards it. */
final class Storage {

  private static final String TABLES =
      """
      select quote_ident(table_name) from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'
      """;

  private Storage() {}

  /** The number a query gives. */
  static long count(String region, String sql, Object... parameters) {
    try (Connection connection = TestWorld.superuser(region)) {
      return count(connection, sql, parameters);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The tables that have this text in some row, be it as bytes. */
  static List<String> tablesWith(String region, String text) {
    String bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    try (Connection connection = TestWorld.superuser(region)) {
      List<String> found = new ArrayList<>();
      for (String table : tables(connection)) {
        String query =
            "select count(*) from " + table + " r where r::text like ? or r::text like ?";
        if (count(connection, query, "%" + text + "%", "%" + bytes + "%") > 0) {
          found.add(table);
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(TABLES)) {
      List<String> tables = new ArrayList<>();
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
      return tables;
    }
  }

  private static long count(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
