package dev.promirror.region;

import dev.promirror.testing.TestWorld;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks at databases past the application. */
final class Sql {

  private Sql() {}

  static long count(String region, String table, CommunityId community) {
    return Long.parseLong(
        rows(
                region,
                "select count(*) from %s where community_id = '%s'".formatted(table, community))
            .getFirst()
            .getFirst());
  }

  static List<List<String>> rows(String region, String query) {
    try (Connection connection = TestWorld.superuser(region)) {
      return rows(connection, query);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<List<String>> rows(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
