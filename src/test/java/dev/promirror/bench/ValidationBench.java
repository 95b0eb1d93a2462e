package dev.promirror.bench;

import dev.promirror.process.GatewayProcess;
import dev.promirror.testing.Await;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Validating a code with conditions and a basket of ten lines among 100,000 codes, against an empty
 * JSON answer of the same process (its liveness), both over 64 connections.
 */
final class ValidationBench implements Benches.Bench {

  private static final int RUNS = 3;
  private static final int LINES = 10;
  private static final int CODES = 100_000;
  private static final double GOAL = 0.6;

  @Override
  public void run(Report report) throws Exception {
    System.setProperty("gateway.options", "");
    try (GatewayProcess gateway = GatewayProcess.start(GatewayProcess.settings("gl"))) {
      gateway.awaitReady();
      Shop shop = Shop.ready("gl");
      ManyCodes.make(shop, CODES);
      List<String> offers = offers(shop);
      conditions(shop);
      String body = body(offers);
      shop.post("/promo-codes/validate", body).then().statusCode(200);
      String token = TestWorld.token("store", shop.id());
      Load.perSecond(() -> new Asking(shop, token, body));
      double[] empty = new double[RUNS];
      double[] validate = new double[RUNS];
      for (int i = 0; i < RUNS; i++) {
        empty[i] = Load.perSecond(Nothing::new);
        validate[i] = Load.perSecond(() -> new Asking(shop, token, body));
      }
      double plain = report.median("empty JSON answers/s", empty);
      double validated = report.median("validations/s", validate);
      report.atLeast("validate-to-empty-json", validated / plain, GOAL);
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

  /** Every rule has something to look at. */
  private static void conditions(Shop shop) {
    shop.post(
            "/coupons",
            """
            {"id": "RULED", "name": "Ruled", "percentOff": 10, "limit": 1000000,
             "redeemBy": {"date": "2029-01-01"}, "duration": "REPEATING", "durationInMonths": 3,
             "conditions": {"minimumSpend": [{"amount": 100, "currency": "EUR"}],
                            "minimumQuantity": 2, "budget": {"amount": 100000000, "currency": "EUR"}}}
            """)
        .then()
        .statusCode(201);
    shop.post(
            "/promo-codes",
            """
            {"coupon": "RULED", "code": "RULED-10", "door": "OUR_CHECKOUT", "casePolicy": "EXACT",
             "limit": 100000, "expiresAt": {"date": "2028-01-01"},
             "conditions": {"perCustomer": 3, "minimumSpend": [{"amount": 200, "currency": "EUR"}]}}
            """)
        .then()
        .statusCode(201);
  }

  private static String body(List<String> offers) {
    return offers.stream()
        .limit(LINES)
        .map(offer -> "{\"offer\": \"%s\", \"quantity\": 2}".formatted(offer))
        .collect(
            Collectors.joining(
                ", ",
                "{\"code\": \"RULED-10\", \"member\": {\"email\": \"ana@members.example\"}, \"lines\": [",
                "]}"));
  }

  /** A validation per request on a kept connection. */
  private static final class Asking implements Load.Connection {
    private final HttpConnection http = new HttpConnection(URI.create(TestWorld.gateway()));
    private final byte[] request;

    Asking(Shop shop, String token, String body) throws IOException {
      request =
          http.request(
              "POST",
              "/api/v1/communities/" + shop.id() + "/promo-codes/validate",
              "Content-Type: application/json\r\nAuthorization: Bearer " + token,
              body);
    }

    @Override
    public void once() throws IOException {
      int status = http.send(request);
      if (status != 200) {
        throw new IllegalStateException("a validation was answered " + status);
      }
    }

    @Override
    public void close() throws IOException {
      http.close();
    }
  }

  /** An answer that takes no thinking. */
  private static final class Nothing implements Load.Connection {
    private final HttpConnection http = new HttpConnection(URI.create(TestWorld.gateway()));
    private final byte[] request =
        http.request("GET", "/q/health/live", "Accept: application/json", "");

    Nothing() throws IOException {}

    @Override
    public void once() throws IOException {
      int status = http.send(request);
      if (status != 200) {
        throw new IllegalStateException("liveness was answered " + status);
      }
    }

    @Override
    public void close() throws IOException {
      http.close();
    }
  }
}
