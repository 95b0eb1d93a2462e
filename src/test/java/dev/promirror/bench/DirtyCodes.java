package dev.promirror.bench;

import dev.promirror.process.GatewayProcess;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** Codes that Stripe doesn't have yet, as a job leaves them, and when it has them. */
record DirtyCodes(String community, int count, long started) {

  /** How long the emulator takes for an answer. */
  static final Duration ANSWER = Duration.ofMillis(120);

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final String INSERT =
      """
      insert into promo_code
      select (jsonb_populate_record(original, jsonb_build_object(
        'id', 'code-' || lower(?) || '-' || lpad(n::text, 8, '0'), 'code', ? || '-' || n,
        'code_key', lower(?) || '-' || n, 'name', ? || ' ' || n, 'name_key', lower(?) || ' ' || n,
        'mirrored_revision', 0, 'mirror_state', 'PENDING'))).*
      from promo_code original, generate_series(1, ?) n
      where community_id = ? and id = ?
      """;
  private static final String WAKE =
      """
      insert into account_work (kind, community_id) values ('mirror', ?)
      on conflict (kind, community_id) do update
      set wanted = account_work.wanted + 1, not_before = clock_timestamp()
      """;
  private static final String LEFT =
      "select count(*) from promo_code where community_id = ? and mirrored_revision < revision";

  /** A gateway's settings with this ceiling for all its rates. */
  static Map<String, String> settings(int rate) {
    Map<String, String> settings = GatewayProcess.settings("gl");
    for (String scope : new String[] {"platform", "platform-endpoint", "account", "endpoint"}) {
      settings.put("promirror.stripe.gl.rate." + scope, Integer.toString(rate));
    }
    return settings;
  }

  /** Copies a code so many times and wakes the mirror. */
  static DirtyCodes add(Shop shop, String original, String name, int count) throws SQLException {
    try (Connection connection = TestWorld.superuser("gl")) {
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        for (int i = 1; i <= 5; i++) {
          insert.setString(i, name);
        }
        insert.setInt(6, count);
        insert.setString(7, shop.id());
        insert.setString(8, original);
        insert.executeUpdate();
      }
      long started = System.nanoTime();
      try (PreparedStatement wake = connection.prepareStatement(WAKE)) {
        wake.setString(1, shop.id());
        wake.executeUpdate();
      }
      return new DirtyCodes(shop.id(), count, started);
    }
  }

  /** Waits until Stripe has all of them. */
  double perSecond() throws SQLException, InterruptedException {
    return count * 1e9 / untilDone().toNanos();
  }

  /** Waits until Stripe has all of them, and says how long that took. */
  Duration untilDone() throws SQLException, InterruptedException {
    try (Connection connection = TestWorld.superuser("gl")) {
      while (left(connection) > 0) {
        if (System.nanoTime() - started > LONGEST.toNanos()) {
          throw new IllegalStateException(left(connection) + " codes are left");
        }
        Thread.sleep(count > 100 ? 20 : 3);
      }
    }
    return Duration.ofNanos(System.nanoTime() - started);
  }

  private long left(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(LEFT)) {
      query.setString(1, community);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
