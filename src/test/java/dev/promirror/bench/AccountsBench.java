package dev.promirror.bench;

import dev.promirror.process.GatewayProcess;
import dev.promirror.testing.Shop;
import dev.promirror.testing.TestWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Many accounts with a few changes each, against what their platform allows. */
final class AccountsBench implements Benches.Bench {

  private static final int ACCOUNTS = 1_000;
  private static final int CHANGES = 10;
  private static final int RATE = 200;

  private record Seller(Shop shop, String code) {}

  @Override
  public void run(Report report) throws Exception {
    System.setProperty("gateway.options", "");
    try (GatewayProcess gateway = GatewayProcess.start(DirtyCodes.settings(RATE))) {
      gateway.awaitReady();
      List<Seller> sellers = new ArrayList<>();
      for (int i = 0; i < ACCOUNTS; i++) {
        Shop shop = Shop.ready("gl");
        sellers.add(new Seller(shop, shop.mirroredCode("SALE", 10, "ORIGINAL")));
      }
      TestWorld.stripe().faults().answerLate(DirtyCodes.ANSWER, null);
      List<DirtyCodes> jobs = new ArrayList<>();
      long start = System.nanoTime();
      for (Seller seller : sellers) {
        jobs.add(DirtyCodes.add(seller.shop(), seller.code(), "NEW", CHANGES));
      }
      for (DirtyCodes job : jobs) {
        job.untilDone();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      TestWorld.stripe().faults().clearRandomFaults();
      double ideal = (double) ACCOUNTS * CHANGES / RATE;
      System.out.printf(
          Locale.ROOT,
          "%d accounts with %d changes each in %.1f s, ideal %.1f s%n",
          ACCOUNTS,
          CHANGES,
          seconds,
          ideal);
      report.atLeast("accounts-to-platforms-allowance", ideal / seconds, 0.90);
      report.atMost("last-account-to-ideal", seconds / ideal, 1.2);
    }
  }
}
