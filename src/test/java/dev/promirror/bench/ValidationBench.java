package dev.promirror.bench;

import static org.hamcrest.Matchers.equalTo;

import dev.promirror.process.GatewayProcess;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Validating codes with conditions, for members, with a basket of ten lines, among 100,000 codes;
 * against an empty answer to the same request: the same server, connections, token, address up to
 * the last word and body, which is received but not read, answered {@code {}}.
 */
final class ValidationBench implements Benches.Bench {

  private static final int RUNS = 3;
  private static final int WARM_UPS = 3;
  private static final int LINES = 10;
  private static final int CODES = 100_000;
  private static final double GOAL = 0.6;

  /** So many codes are asked about, by as many members. */
  private static final int ASKED = 1_000;

  private final AtomicInteger connections = new AtomicInteger();

  @Override
  public void run(Report report) throws Exception {
    System.setProperty("gateway.options", System.getProperty("bench.gateway.options", ""));
    try (GatewayProcess gateway = GatewayProcess.start(GatewayProcess.settings("gl"))) {
      gateway.awaitReady();
      Shop shop = Shop.ready("gl");
      ManyCodes.make(shop, CODES);
      List<String> offers = offers(shop);
      ManyCodes.copy(shop, conditions(shop, offers), "RULED", 2 * ASKED);
      shop.post("/promo-codes/explain", body(offers, 2))
          .then()
          .statusCode(200)
          .body("usable", equalTo(true));
      Load.Opening empty = opening(shop, "nothing", offers);
      Load.Opening validate = opening(shop, "promo-codes/validate", offers);
      for (int i = 0; i < WARM_UPS; i++) {
        Load.perSecond(empty);
        Load.perSecond(validate);
      }
      double[] answers = new double[RUNS];
      double[] validations = new double[RUNS];
      for (int i = 0; i < RUNS; i++) {
        answers[i] = Load.perSecond(empty);
        validations[i] = Load.perSecond(validate);
      }
      System.out.printf(
          Locale.ROOT,
          "both: POST of the same JSON (code, member, %d lines; %d codes of %d in turn, as many"
              + " members) with the same bearer token over %d kept connections, load and database"
              + " on the same machine; empty: received, not read, answered {}%n",
          LINES,
          ASKED,
          CODES,
          Load.CONNECTIONS);
      double plain = report.median("empty JSON answers/s", answers);
      double validated = report.median("validations/s", validations);
      report.atLeast("validate-to-empty-json", validated / plain, GOAL);
      gateway.terminate();
      gateway.status(Duration.ofMinutes(1));
    }
  }

  private static List<String> offers(Shop shop) {
    IntStream.range(0, LINES)
        .forEach(i -> shop.offer(1000 + i, "eur", i % 2 == 0 ? null : "month"));
    shop.post("/offers/import", "").then().statusCode(202);
    return Await.until(
        () -> shop.get("/offers?limit=100").<List<String>>path("data.id"),
        ids -> ids.size() >= LINES);
  }

  /** A code whose rules have something to look at. */
  private static String conditions(Shop shop, List<String> offers) {
    shop.post(
            "/coupons",
            """
            {"id": "RULED", "name": "Ruled", "percentOff": 10, "limit": 1000000,
             "redeemBy": {"date": "2029-01-01"}, "duration": "REPEATING", "durationInMonths": 3,
             "scope": {"kind": "ONLY", "offers": ["%s"]},
             "conditions": {"audience": "NEW", "minimumSpend": [{"amount": 100, "currency": "EUR"}],
                            "minimumQuantity": 2, "budget": {"amount": 100000000, "currency": "EUR"}}}
            """
                .formatted(String.join("\", \"", offers)))
        .then()
        .statusCode(201);
    return shop.post(
            "/promo-codes",
            """
            {"coupon": "RULED", "code": "RULED-ORIGINAL", "door": "OUR_CHECKOUT",
             "casePolicy": "EXACT", "limit": 100000, "expiresAt": {"date": "2028-01-01"},
             "conditions": {"perCustomer": 3,
                            "minimumSpend": [{"amount": 200, "currency": "EUR"}]}}
            """)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String body(List<String> offers, int number) {
    return offers.stream()
        .limit(LINES)
        .map(offer -> "{\"offer\": \"%s\", \"quantity\": 2}".formatted(offer))
        .collect(
            Collectors.joining(
                ", ",
                "{\"code\": \"RULED-%d\", \"member\": {\"email\": \"member-%d@members.example\"}, \"lines\": ["
                    .formatted(number, number),
                "]}"));
  }

  /** Each connection begins with another code. */
  private Load.Opening opening(Shop shop, String path, List<String> offers) throws IOException {
    String token = TestWorld.token("store", shop.id());
    URI gateway = URI.create(TestWorld.gateway());
    byte[][] requests = new byte[ASKED][];
    try (HttpConnection some = new HttpConnection(gateway)) {
      for (int i = 0; i < ASKED; i++) {
        requests[i] =
            some.request(
                "POST",
                "/api/v1/communities/" + shop.id() + "/" + path,
                "Content-Type: application/json\r\nAuthorization: Bearer " + token,
                // Every second copy is paused.
                body(offers, 2 * (i + 1)));
      }
    }
    return () ->
        new Asking(new HttpConnection(gateway), requests, connections.getAndAdd(97) % ASKED);
  }

  /** A request after the other on a kept connection. */
  private static final class Asking implements Load.Connection {
    private final HttpConnection http;
    private final byte[][] requests;
    private int next;

    Asking(HttpConnection http, byte[][] requests, int first) {
      this.http = http;
      this.requests = requests;
      this.next = first;
    }

    @Override
    public void once() throws IOException {
      int status = http.send(requests[next]);
      next = (next + 1) % requests.length;
      if (status != 200) {
        throw new IllegalStateException("a request was answered " + status);
      }
    }

    @Override
    public void close() throws IOException {
      http.close();
    }
  }
}
