package dev.promirror.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.promirror.process.GatewayProcess;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import java.io.IOException;
import java.util.Locale;

/**
 * A job's codes at Stripe against the rate it is allowed, with an emulator that answers in 120 ms,
 * and against a plain loop that sends one after the other, measured on some and scaled.
 */
final class JobsBench implements Benches.Bench {

  private static final int OF_LOOP = 500;

  @Override
  public void run(Report report) throws Exception {
    double plain = 0;
    int[][] cases = {{1_000, 25}, {3_000, 100}, {10_000, 500}};
    for (int[] one : cases) {
      int codes = one[0];
      int rate = one[1];
      System.setProperty("gateway.options", "");
      try (GatewayProcess gateway = GatewayProcess.start(DirtyCodes.settings(rate))) {
        gateway.awaitReady();
        Shop shop = Shop.ready("gl");
        shop.coupon("MANY", 10);
        String original = shop.code("MANY", "ORIGINAL");
        shop.awaitMirror(original, "IN_SYNC");
        TestWorld.stripe().faults().answerLate(DirtyCodes.ANSWER, null);
        if (plain == 0) {
          plain = loop(report, shop);
        }
        TestWorld.stripe().faults().limitRates(rate * 5 / 4, rate * 5 / 4, 100);
        double perSecond = DirtyCodes.add(shop, original, "JOB", codes).perSecond();
        long refused =
            TestWorld.stripe()
                .faults()
                .rates()
                .path("refused")
                .valueStream()
                .mapToLong(JsonNode::asLong)
                .sum();
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
}
