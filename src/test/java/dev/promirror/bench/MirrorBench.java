package dev.promirror.bench;

import dev.promirror.process.GatewayProcess;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * A job's codes at Stripe against the rate it is allowed, with an emulator that answers in 120 ms,
 * and against a plain loop that sends one after the other, measured on some and scaled.
 */
final class MirrorBench implements Benches.Bench {

  private static final Duration ANSWER = Duration.ofMillis(120);
  private static final int OF_LOOP = 500;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** What codes wait for is counted as the application sees it. */
  private static final String LEFT =
      "select count(*) from promo_code where community_id = ? and mirrored_revision < revision";

  private static final String DIRTY =
      """
      insert into promo_code
      select (jsonb_populate_record(original, jsonb_build_object(
        'id', 'code-job-' || lpad(n::text, 8, '0'), 'code', 'JOB-' || n, 'code_key', 'job-' || n,
        'name', 'JOB ' || n, 'name_key', 'job ' || n,
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

  @Override
  public void run(Report report) throws Exception {
    double plain = 0;
    int[][] cases = {{1_000, 25}, {3_000, 100}, {10_000, 500}};
    for (int[] one : cases) {
      int codes = one[0];
      int rate = one[1];
      System.setProperty("gateway.options", "");
      try (GatewayProcess gateway = GatewayProcess.start(settings(rate))) {
        gateway.awaitReady();
        Shop shop = Shop.ready("gl");
        shop.coupon("MANY", 10);
        String original = shop.code("MANY", "ORIGINAL");
        shop.awaitMirror(original, "IN_SYNC");
        TestWorld.stripe().faults().answerLate(ANSWER, null);
        if (plain == 0) {
          plain = loop(report, shop);
        }
        TestWorld.stripe().faults().limitRates(rate * 5 / 4, rate * 5 / 4, 100);
        double perSecond = job(shop, original, codes);
        long refused = TestWorld.stripe().faults().rates().path("refused").asLong();
        TestWorld.stripe().faults().unlimitRates();
        TestWorld.stripe().faults().clearRandomFaults();
        System.out.printf(
            Locale.ROOT,
            "%d codes at %d/s: %.1f/s, %.1f times a plain loop, %d refused by a limit%n",
            codes,
            rate,
            perSecond,
            perSecond / plain,
            refused);
        report.atLeast("job-of-%d-to-allowed-rate".formatted(codes), perSecond / rate, 0.95);
        report.atMost("job-of-%d-429s".formatted(codes), (double) refused, 0);
      }
    }
  }

  private static Map<String, String> settings(int rate) {
    Map<String, String> settings = GatewayProcess.settings("gl");
    for (String scope : new String[] {"platform", "account", "endpoint"}) {
      settings.put("promirror.stripe.gl.rate." + scope, Integer.toString(rate));
    }
    return settings;
  }

  /** One create after the other, on one connection. */
  private static double loop(Report report, Shop shop) throws IOException {
    try (StripeCalls calls =
        StripeCalls.creatingCodes(TestWorld.stripeUrl(), shop.account(), "MANY")) {
      calls.once();
      long start = System.nanoTime();
      for (int i = 0; i < OF_LOOP; i++) {
        calls.once();
      }
      return report.median("plain loop creates/s", OF_LOOP * 1e9 / (System.nanoTime() - start));
    }
  }

  private static double job(Shop shop, String original, int codes)
      throws SQLException, InterruptedException {
    try (Connection connection = TestWorld.superuser("gl")) {
      try (PreparedStatement insert = connection.prepareStatement(DIRTY)) {
        insert.setInt(1, codes);
        insert.setString(2, shop.id());
        insert.setString(3, original);
        insert.executeUpdate();
      }
      long start = System.nanoTime();
      try (PreparedStatement wake = connection.prepareStatement(WAKE)) {
        wake.setString(1, shop.id());
        wake.executeUpdate();
      }
      while (left(connection, shop) > 0) {
        if (System.nanoTime() - start > LONGEST.toNanos()) {
          throw new IllegalStateException(left(connection, shop) + " codes are left");
        }
        Thread.sleep(20);
      }
      return codes * 1e9 / (System.nanoTime() - start);
    }
  }

  private static long left(Connection connection, Shop shop) throws SQLException {
    try (PreparedStatement count = connection.prepareStatement(LEFT)) {
      count.setString(1, shop.id());
      try (ResultSet rows = count.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
