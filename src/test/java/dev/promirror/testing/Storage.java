package dev.promirror.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A region's database as nobody in the gateway sees it: every row of every table. */
public final class Storage {

  private static final String COLUMNS =
      """
      select format('%I.%I', n.nspname, c.relname), quote_ident(a.attname),
             format_type(a.atttypid, null) = 'bytea'
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
        and n.nspname not like 'pg_toast%'
      order by 1, a.attnum
      """;

  private Storage() {}

  /** The rows of a query, each its columns as texts (null stays null). */
  public static List<List<String>> rows(String region, String sql, Object... values) {
    return with(region, connection -> rows(connection, sql, values));
  }

  /** The first column of the only row. */
  public static String one(String region, String sql, Object... values) {
    List<List<String>> rows = rows(region, sql, values);
    if (rows.size() != 1) {
      throw new AssertionError("one row expected, found " + rows);
    }
    return rows.getFirst().getFirst();
  }

  /** Changes rows; how many. */
  public static int change(String region, String sql, Object... values) {
    return with(
        region,
        connection -> {
          try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
          }
        });
  }

  /**
   * Where a text stands, in any column of any table, bytes decoded.
   *
   * @param pattern PostgreSQL's regular expression
   * @return {@code table.column}, each once
   */
  public static List<String> places(String region, String pattern) {
    return with(
        region,
        connection -> {
          List<String> places = new ArrayList<>();
          for (var table : tables(connection).entrySet()) {
            String found = String.join(", ", table.getValue().values());
            List<List<String>> counts =
                rows(
                    connection,
                    "with pattern (p) as (values (?)) select %s from %s, pattern"
                        .formatted(found, table.getKey()),
                    pattern);
            int at = 0;
            for (String column : table.getValue().keySet()) {
              if (!counts.getFirst().get(at++).equals("0")) {
                places.add(table.getKey() + "." + column);
              }
            }
          }
          return places;
        });
  }

  private static Map<String, Map<String, String>> tables(Connection connection)
      throws SQLException {
    Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    for (List<String> row : rows(connection, COLUMNS)) {
      String column = row.get(1);
      String text =
          row.get(2).equals("t") ? "encode(%s, 'escape')".formatted(column) : column + "::text";
      tables
          .computeIfAbsent(row.getFirst(), table -> new LinkedHashMap<>())
          .put(column, "count(*) filter (where %s ~ p)".formatted(text));
    }
    return tables;
  }

  private static List<List<String>> rows(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values);
        ResultSet result = statement.executeQuery()) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private static <T> T with(String region, Work<T> work) {
    try (Connection connection = TestWorld.superuser(region)) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
