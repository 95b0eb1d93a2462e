package dev.promirror.bench;

import dev.promirror.process.GatewayProcess;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * Buffers a page of 100 codes touches among 100,000 against among 1,000, for each order and filter.
 * Counted by PostgreSQL over the tables a page reads while the gateway, as the application's role,
 * answers real requests: what EXPLAIN (BUFFERS) would say of the very statements it sends.
 */
final class PagesBench implements Benches.Bench {

  private static final int FEW = 1_000;
  private static final int MANY = 100_000;
  private static final int PAGES = 20;
  private static final double GOAL = 1.5;

  /** Sessions report their counters at most so late. */
  private static final long REPORTED_MILLIS = 1_500;

  private static final List<String> SORTS = List.of("newest", "code", "name", "uses");
  private static final String TOUCHED =
      """
      select coalesce(sum(heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read), 0)
      from pg_statio_user_tables
      where relname in ('promo_code', 'promo_code_incarnation', 'coupon', 'coupon_incarnation',
                        'code_total', 'coupon_total')
      """;

  @Override
  public void run(Report report) throws Exception {
    System.setProperty("gateway.options", "");
    try (GatewayProcess gateway = GatewayProcess.start(GatewayProcess.settings("gl"))) {
      gateway.awaitReady();
      Shop few = Shop.ready("gl");
      Shop many = Shop.ready("gl");
      ManyCodes.make(few, FEW);
      ManyCodes.make(many, MANY);
      double worst = 0;
      for (String sort : SORTS) {
        for (String filter :
            List.of(
                "",
                "&state=PAUSED",
                "&coupon=" + ManyCodes.COUPON,
                "&channel=" + ManyCodes.CHANNEL,
                "&offer=offer-any",
                "&search=copy")) {
          String page = "/promo-codes?limit=100&sort=" + sort + filter;
          double ratio = buffers(many, page) / buffers(few, page);
          System.out.printf(Locale.ROOT, "%s: %.3f%n", page, ratio);
          worst = Math.max(worst, ratio);
        }
      }
      report.atMost("page-buffers-100000-to-1000-codes", worst, GOAL);
    }
  }

  private static double buffers(Shop shop, String page) throws Exception {
    shop.get(page).then().statusCode(200);
    long before = touched();
    for (int i = 0; i < PAGES; i++) {
      shop.get(page).then().statusCode(200);
    }
    return (touched() - before) / (double) PAGES;
  }

  private static long touched() throws SQLException, InterruptedException {
    Thread.sleep(REPORTED_MILLIS);
    try (Connection connection = TestWorld.superuser("gl");
        Statement statement = connection.createStatement();
        ResultSet sum = statement.executeQuery(TOUCHED)) {
      sum.next();
      return sum.getLong(1);
    }
  }
}
