package dev.promirror.bench;

import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Communities with many promo codes, as if they had been there long. */
final class ManyCodes {

  static final String CHANNEL = "podcast";
  static final String COUPON = "MANY";

  /** Every second one is paused, every third handed out on the channel. */
  private static final String COPY =
      """
      insert into promo_code
      select (jsonb_populate_record(original, jsonb_build_object(
        'id', 'code-' || lower(?) || '-' || lpad(n::text, 8, '0'), 'code', ? || '-' || n,
        'code_key', lower(?) || '-' || n, 'name', ? || ' ' || n, 'name_key', lower(?) || ' ' || n,
        'times_redeemed', n %% 97,
        'wanted_active', n %% 2 = 0, 'state', case when n %% 2 = 0 then 'ACTIVE' else 'PAUSED' end,
        'channel', case when n %% 3 = 0 then '%s' end,
        'mirrored_revision', 1, 'mirror_state', 'IN_SYNC'))).*
      from promo_code original, generate_series(1, ?) n
      where community_id = ? and id = ?
      """
          .formatted(CHANNEL);

  private ManyCodes() {}

  /** Gives a community that can sell a coupon and so many codes on it. */
  static void make(Shop shop, int count) throws SQLException {
    shop.coupon(COUPON, 10);
    copy(shop, shop.code(COUPON, "ORIGINAL"), "COPY", count);
  }

  /** Copies a code so many times; the copies are called {@code name-1} and so on. */
  static void copy(Shop shop, String original, String name, int count) throws SQLException {
    shop.awaitMirror(original, "IN_SYNC");
    try (Connection connection = TestWorld.superuser("gl")) {
      try (PreparedStatement copy = connection.prepareStatement(COPY)) {
        for (int i = 1; i <= 5; i++) {
          copy.setString(i, name);
        }
        copy.setInt(6, count);
        copy.setString(7, shop.id());
        copy.setString(8, original);
        copy.executeUpdate();
      }
      try (Statement vacuum = connection.createStatement()) {
        vacuum.execute("vacuum analyze promo_code");
      }
    }
  }
}
