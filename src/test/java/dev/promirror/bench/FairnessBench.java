package dev.promirror.bench;

import dev.promirror.process.GatewayProcess;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long single edits of other accounts take to reach Stripe while one account is in trouble, to
 * how long they take without it: seven runs each, alternating, all printed. And how soon a pause on
 * an account with a job is at Stripe.
 */
final class FairnessBench implements Benches.Bench {

  private static final int RUNS = 7;
  private static final int EDITS = 20;
  private static final int RATE = 80;
  private static final int JOB = 100_000;

  /** One account's trouble. */
  private interface Trouble {
    void begin(Shop shop, String code) throws Exception;
  }

  @Override
  public void run(Report report) throws Exception {
    System.setProperty("gateway.options", "");
    try (GatewayProcess gateway = GatewayProcess.start(DirtyCodes.settings(RATE))) {
      gateway.awaitReady();
      List<Shop> others = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        Shop shop = Shop.ready("gl");
        shop.mirroredCode("OTHER", 10, "OTHER");
        others.add(shop);
      }
      TestWorld.stripe().faults().answerLate(DirtyCodes.ANSWER, null);
      compare(
          report,
          others,
          "throttled",
          (shop, code) -> {
            fault("rate_limited", shop);
            DirtyCodes.add(shop, code, "STUCK", 200);
          });
      compare(
          report,
          others,
          "hanging",
          (shop, code) -> {
            TestWorld.stripe().faults().hang(shop.account(), 30);
            DirtyCodes.add(shop, code, "STUCK", 200);
          });
      compare(report, others, "job", (shop, code) -> DirtyCodes.add(shop, code, "JOB", JOB));
    }
  }

  private static void fault(String kind, Shop shop) {
    TestWorld.stripe().faults().addFault(kind, null, "/v1/", shop.account(), 1_000_000);
  }

  private static void compare(Report report, List<Shop> others, String name, Trouble trouble)
      throws Exception {
    double[] alone = new double[RUNS];
    double[] beside = new double[RUNS];
    double[] pauses = new double[RUNS];
    edits(others);
    for (int run = 0; run < RUNS; run++) {
      alone[run] = edits(others);
      Shop shop = Shop.ready("gl");
      String code = shop.mirroredCode("MANY", 10, "ORIGINAL");
      trouble.begin(shop, code);
      Thread.sleep(1_000);
      beside[run] = edits(others);
      if (name.equals("job")) {
        pauses[run] = pause(shop, code);
      }
      TestWorld.stripe().faults().clearFaults();
      end(shop);
    }
    double with = report.median("ms to Stripe, one account " + name, beside);
    double without = report.median("ms to Stripe without it", alone);
    report.atMost("others-beside-" + name + "-to-alone", with / without, 1.10);
    if (name.equals("job")) {
      System.out.println(
          "ms until a pause on the account with the job is at Stripe: " + Arrays.toString(pauses));
      report.atMost("pause-beside-its-job-s", Arrays.stream(pauses).max().orElseThrow() / 1_000, 2);
    }
  }

  /** The median time of single edits until Stripe has them, in milliseconds. */
  private static double edits(List<Shop> shops) throws Exception {
    double[] times = new double[EDITS];
    for (int i = 0; i < EDITS; i++) {
      Shop shop = shops.get(i % shops.size());
      String text =
          String.format(Locale.ROOT, "E%d", ThreadLocalRandom.current().nextLong(1L << 50));
      String code = shop.code("OTHER", text);
      times[i] = new DirtyCodes(shop.id(), 1, System.nanoTime()).untilDone().toNanos() / 1e6;
      if (code.isEmpty()) {
        throw new IllegalStateException("no code was made");
      }
    }
    Arrays.sort(times);
    return times[EDITS / 2];
  }

  private static double pause(Shop shop, String code) throws Exception {
    long start = System.nanoTime();
    shop.post("/promo-codes/" + code + "/pause", "{}").then().statusCode(200);
    while (shop.truth()
        .path("promotion_codes")
        .valueStream()
        .anyMatch(
            it -> it.path("code").asText().equals("ORIGINAL") && it.path("active").asBoolean())) {
      Thread.sleep(20);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /** What is left of its trouble is nobody's any more. */
  private static void end(Shop shop) throws Exception {
    try (var connection = TestWorld.superuser("gl");
        var statement =
            connection.prepareStatement(
                "update promo_code set mirrored_revision = revision where community_id = ? and mirrored_revision < revision")) {
      statement.setString(1, shop.id());
      statement.executeUpdate();
    }
  }
}
