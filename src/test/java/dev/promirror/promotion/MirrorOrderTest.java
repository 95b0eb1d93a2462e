package dev.promirror.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.region.CommunityId;
import dev.promirror.region.Regions;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Single edits go before jobs, and finding them costs little. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class MirrorOrderTest {

  private static final String COPIES =
      """
      insert into promo_code
      select (jsonb_populate_record(original, jsonb_build_object(
        'id', 'code-00copy' || lpad(n::text, 6, '0'), 'code', 'COPY-' || n,
        'code_key', 'copy-' || n))).*
      from promo_code original, generate_series(1, 20000) n
      where community_id = ? and batch_id = ?
      """;

  @Inject Regions regions;
  @Inject PromoCodes codes;

  @Test
  void whatWasNeverAtStripeWithABatchComesLast() throws SQLException {
    // Its account isn't ready: all stays to be done.
    Shop shop = Shop.opened("gl");
    CommunityId community = CommunityId.of(shop.id());
    shop.coupon("SALE", 20);
    String batch =
        shop.post("/promo-codes/batches", "{\"coupon\": \"SALE\", \"count\": 1}").path("id");
    assertEquals(
        1, Storage.change("gl", "update code_batch set state = 'MADE' where id = ?", batch));
    Storage.change("gl", COPIES, shop.id(), batch);
    String single = shop.code("SALE", "SINGLE");

    assertEquals(List.of(single), firstDirty(community));

    // An edit of what Stripe has is a single one, though it was made with others.
    Storage.change(
        "gl",
        """
        update promo_code set mirrored_revision = 1, revision = 2
        where community_id = ? and code_key = 'copy-7000'
        """,
        shop.id());
    assertEquals(List.of("code-00copy007000"), firstDirty(community));

    // What must not be usable any more waits for nothing.
    Storage.change(
        "gl",
        """
        update promo_code set mirrored_revision = 1, revision = 2, state = 'PAUSED'
        where community_id = ? and code_key = 'copy-8000'
        """,
        shop.id());
    assertEquals(List.of("code-00copy008000"), firstDirty(community));

    try (Connection superuser = TestWorld.superuser("gl");
        Statement analyze = superuser.createStatement()) {
      analyze.execute("analyze promo_code");
    }
    String plan = plan(community, PromoCodes.DIRTY.replace("?1", "'" + shop.id() + "'"));
    assertTrue(plan.contains("promo_code_dirty"), plan);
    assertFalse(plan.contains("Sort"), plan);
  }

  private List<String> firstDirty(CommunityId community) {
    return regions.in(
        community, () -> codes.dirty(community, 1).stream().map(PromoCode::id).toList());
  }

  /** As the application's role plans it, under row-level security. */
  private static String plan(CommunityId community, String sql) throws SQLException {
    Map<String, String> settings = TestWorld.database("gl").settings("gl");
    try (Connection connection =
            DriverManager.getConnection(
                settings.get("quarkus.datasource.gl.jdbc.url"),
                settings.get("quarkus.datasource.gl.username"),
                settings.get("quarkus.datasource.gl.password"));
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select set_config('app.communities', '" + community + "', true)");
      StringBuilder plan = new StringBuilder();
      try (ResultSet lines = statement.executeQuery("explain " + sql + " limit 50")) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
      return plan.toString();
    }
  }
}
