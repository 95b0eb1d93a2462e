package dev.promirror.bench;

import com.stripe.net.Webhook;
import dev.promirror.process.GatewayProcess;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Acknowledged webhooks against a plain JDBC loop: both commit a 3 KB row of the inbox's table over
 * 64 connections to the same PostgreSQL (fsync on); the loop before and after the gateway,
 * alternating, medians of three, after the gateway has been warmed up.
 */
final class IngestBench implements Benches.Bench {

  private static final int RUNS = 3;
  private static final int BODY = 3_000;

  /** Enough for a run at 10,000/s; signed before it, so that the load isn't the limit. */
  private static final int PREPARED = 70_000 / Load.CONNECTIONS;

  private static final AtomicLong NUMBER = new AtomicLong();

  @Override
  public void run(Report report) throws Exception {
    System.setProperty("gateway.options", "");
    try (GatewayProcess gateway = GatewayProcess.start(GatewayProcess.settings("gl"))) {
      gateway.awaitReady();
      Shop shop = Shop.opened("gl");
      String account = shop.account();
      double[] loop = new double[RUNS + 1];
      double[] webhooks = new double[RUNS];
      Load.perSecond(() -> new Webhooks(account));
      Load.perSecond(() -> new Webhooks(account));
      loop[0] = Load.perSecond(() -> new Inserts(shop.id()));
      for (int i = 0; i < RUNS; i++) {
        webhooks[i] = Load.perSecond(() -> new Webhooks(account));
        loop[i + 1] = Load.perSecond(() -> new Inserts(shop.id()));
      }
      double plain = report.median("jdbc loop commits/s", loop);
      double acknowledged = report.median("webhooks acknowledged/s", webhooks);
      report.atLeast("ingest-acknowledged-to-jdbc-loop", acknowledged / plain, 0.5);
    }
  }

  private static String event(String account) {
    long number = NUMBER.incrementAndGet();
    String head =
        """
        {"id":"evt_bench%d","object":"event","account":"%s","api_version":"2026-07-29.dahlia",\
        "created":%d,"livemode":false,"type":"customer.updated","data":{"object":{"id":"cus_%d","x":"\
        """
            .formatted(number, account, Instant.now().getEpochSecond(), number);
    return head + "x".repeat(BODY - head.length() - 4) + "\"}}}";
  }

  /** The yardstick: one row per commit. */
  private static final class Inserts implements Load.Connection {
    private static final byte[] BYTES = event("none").getBytes(StandardCharsets.UTF_8);

    private final Connection connection;
    private final PreparedStatement insert;

    Inserts(String community) throws SQLException {
      Map<String, String> settings = TestWorld.database("gl").settings("gl");
      connection =
          DriverManager.getConnection(
              settings.get("quarkus.datasource.gl.jdbc.url"),
              settings.get("quarkus.datasource.gl.username"),
              settings.get("quarkus.datasource.gl.password"));
      try (Statement statement = connection.createStatement()) {
        statement.execute("select set_config('app.communities', '" + community + "', false)");
      }
      insert =
          connection.prepareStatement(
              "insert into inbox (community_id, event_day, event_id, type, created_at, received_at,"
                  + " body, state) values ('"
                  + community
                  + "', (now() at time zone 'UTC')::date, ?, 'bench', now(), now(), ?, 'IGNORED')");
    }

    @Override
    public void once() throws SQLException {
      insert.setString(1, "loop_" + NUMBER.incrementAndGet());
      insert.setBytes(2, BYTES);
      insert.executeUpdate();
    }

    @Override
    public void close() throws IOException {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
  }

  /** A signed webhook per request on a kept connection. */
  private static final class Webhooks implements Load.Connection {
    private final HttpConnection http = new HttpConnection(URI.create(TestWorld.gateway()));
    private final Deque<byte[]> requests = new ArrayDeque<>(PREPARED);

    Webhooks(String account) throws IOException, GeneralSecurityException {
      for (int i = 0; i < PREPARED; i++) {
        String body = event(account);
        long stamp = Instant.now().getEpochSecond();
        String signature =
            Webhook.Util.computeHmacSha256(
                TestWorld.webhookSecret("gl", "connect"), stamp + "." + body);
        requests.add(
            http.request("/webhooks/stripe/gl/connect", "t=" + stamp + ",v1=" + signature, body));
      }
    }

    @Override
    public void once() throws IOException {
      int status = http.send(requests.remove());
      if (status != 200) {
        throw new IllegalStateException("a webhook was answered " + status);
      }
    }

    @Override
    public void close() throws IOException {
      http.close();
    }
  }
}
