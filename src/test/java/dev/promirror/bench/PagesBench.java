package dev.promirror.bench;

import dev.promirror.process.GatewayProcess;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Buffers a page of 100 codes reads among 100,000 against among 1,000, in each order, with each set
 * of filters, and the page after it. PostgreSQL explains every statement the gateway sends as the
 * application's role ({@code auto_explain}, with buffers), so these are the very statements.
 */
final class PagesBench implements Benches.Bench {

  private static final int FEW = 1_000;
  private static final int MANY = 100_000;
  private static final double GOAL = 1.5;

  /** Other work of the gateway is explained too; the least of so many is the page's own. */
  private static final int TIMES = 3;

  private static final List<String> SORTS = List.of("newest", "code", "name", "uses");
  private static final List<String> FILTERS =
      List.of(
          "&state=PAUSED",
          "&coupon=" + ManyCodes.COUPON,
          "&channel=" + ManyCodes.CHANNEL,
          "&offer=offer-any",
          "&search=copy");
  private static final List<String> EXPLAINED =
      List.of(
          "session_preload_libraries = 'auto_explain'",
          "auto_explain.log_min_duration = 0",
          "auto_explain.log_analyze = on",
          "auto_explain.log_buffers = on",
          "auto_explain.log_timing = off",
          "auto_explain.log_format = 'json'");
  private static final Path LOG = Path.of("target", "test-postgres.log");

  /** A plan's own line comes first, with all that is below it counted in. */
  private static final Pattern READ =
      Pattern.compile(
          "\"Plan\": \\{.*?\"Shared Hit Blocks\": (\\d+),\\s*\"Shared Read Blocks\": (\\d+)",
          Pattern.DOTALL);

  @Override
  public void run(Report report) throws Exception {
    System.setProperty("gateway.options", "");
    var settings = GatewayProcess.settings("gl");
    asSuperuser(EXPLAINED.stream().map("alter role promirror_app set "::concat).toList());
    try (GatewayProcess gateway = GatewayProcess.start(settings)) {
      gateway.awaitReady();
      Shop few = Shop.ready("gl");
      Shop many = Shop.ready("gl");
      ManyCodes.make(few, FEW);
      ManyCodes.make(many, MANY);
      double worst = 0;
      for (String sort : SORTS) {
        for (String filters : setsOfFilters()) {
          String page = "/promo-codes?limit=100&sort=" + sort + filters;
          worst = Math.max(worst, compare(page, few, many, page, page));
          String next = next(few, page);
          String nextOfMany = next(many, page);
          if (next != null && nextOfMany != null) {
            worst = Math.max(worst, compare(page + " (second page)", few, many, next, nextOfMany));
          }
        }
      }
      report.atMost("page-buffers-100000-to-1000-codes", worst, GOAL);
    } finally {
      asSuperuser(List.of("alter role promirror_app reset all"));
    }
  }

  private static List<String> setsOfFilters() {
    List<String> sets = new ArrayList<>();
    for (int set = 0; set < 1 << FILTERS.size(); set++) {
      StringBuilder filters = new StringBuilder();
      for (int i = 0; i < FILTERS.size(); i++) {
        filters.append((set >> i & 1) == 1 ? FILTERS.get(i) : "");
      }
      sets.add(filters.toString());
    }
    return sets;
  }

  private static void asSuperuser(List<String> statements) throws SQLException {
    try (Connection connection = TestWorld.superuser("gl");
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  private static double compare(
      String what, Shop few, Shop many, String pageOfFew, String pageOfMany) throws IOException {
    long little = buffers(few, pageOfFew);
    long much = buffers(many, pageOfMany);
    double ratio = much / (double) little;
    System.out.printf(Locale.ROOT, "%s: %d / %d = %.3f%n", what, much, little, ratio);
    return ratio;
  }

  private static @Nullable String next(Shop shop, String page) {
    String next = shop.get(page).path("next");
    return next == null ? null : page + "&after=" + next;
  }

  private static long buffers(Shop shop, String page) throws IOException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < TIMES; i++) {
      long before = Files.size(LOG);
      shop.get(page).then().statusCode(200);
      least = Math.min(least, readSince(before));
    }
    return least;
  }

  private static long readSince(long before) throws IOException {
    String explained;
    try (InputStream log = Files.newInputStream(LOG)) {
      log.skipNBytes(before);
      explained = new String(log.readAllBytes(), StandardCharsets.UTF_8);
    }
    long sum = 0;
    Matcher plan = READ.matcher(explained);
    while (plan.find()) {
      sum += Long.parseLong(plan.group(1)) + Long.parseLong(plan.group(2));
    }
    if (sum == 0) {
      throw new IllegalStateException("nothing was explained");
    }
    return sum;
  }
}
