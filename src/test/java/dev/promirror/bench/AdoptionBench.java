package dev.promirror.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.CouponCreateParams;
import dev.promirror.process.GatewayProcess;
import dev.promirror.testing.Shop;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Links accounts with promotion codes made at Stripe, few and many, in a gateway with a small heap:
 * calls it takes, time, and the heap it holds.
 */
final class AdoptionBench implements Benches.Bench {

  private static final String HEAP = "-Xmx256m";
  private static final int[] CODES = {1_000, 100_000};
  private static final int LOADERS = 32;
  private static final Duration LONGEST = Duration.ofMinutes(8);
  private static final Pattern OLD =
      Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\",id=\"[^\"]*\"[^}]*\\} ([0-9.E]+)");

  private static final String OPENING =
      """
      {"name": "Old Makers", "country": "PT", "currency": "EUR", "zone": "Europe/Lisbon",
       "storeUrl": "https://old.example/join", "email": "owner@old.example",
       "stripeAccount": "ACCOUNT"}
      """;

  @Override
  public void run(Report report) throws Exception {
    System.setProperty("gateway.options", HEAP);
    TestWorld.stripe().hooks().pauseDeliveries();
    for (int codes : CODES) {
      String account = anAccount(codes);
      try (GatewayProcess gateway = GatewayProcess.start(GatewayProcess.settings("gl"))) {
        gateway.awaitReady();
        long start = System.nanoTime();
        Shop shop = Shop.opened("gl", OPENING.replace("ACCOUNT", account));
        double most = 0;
        while (!isRead(shop)) {
          if (System.nanoTime() - start > LONGEST.toNanos()) {
            throw new IllegalStateException(adopted(shop) + " codes were adopted in time");
          }
          Thread.sleep(1_000);
          most = Math.max(most, heap(gateway));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!adopted(shop).equals(Integer.toString(codes))) {
          throw new IllegalStateException(adopted(shop) + " codes were adopted");
        }
        long lists = calls(account, "/v1/promotion_codes") + calls(account, "/v1/coupons");
        System.out.printf(
            Locale.ROOT,
            "%d codes: %.0f s, %d reads of coupons and codes, heap at most %.0f MB of %s%n",
            codes,
            seconds,
            lists,
            most / 1e6,
            HEAP);
        report.median("seconds for " + codes, seconds);
        report.median("heap MB at most with " + codes, most / 1e6);
        // One page of coupons beside those of codes.
        report.atMost("reads-for-%d".formatted(codes), (double) lists, codes / 100 + 1);
      }
    }
  }

  private static boolean isRead(Shop shop) {
    return Storage.one(
            "gl",
            "select count(*) from stripe_listing where community_id = ? and finished_at is not null",
            shop.id())
        .equals("1");
  }

  private static String adopted(Shop shop) {
    return Storage.one("gl", "select count(*) from promo_code where community_id = ?", shop.id());
  }

  private static double heap(GatewayProcess gateway) {
    Matcher used = OLD.matcher(gateway.metrics());
    double sum = 0;
    while (used.find()) {
      sum += Double.parseDouble(used.group(1));
    }
    return sum;
  }

  private static long calls(String account, String path) {
    long calls = 0;
    for (JsonNode request : TestWorld.stripe().requests().path("requests")) {
      if (request.path("method").asText().equals("GET")
          && request.path("account").asText().equals(account)
          && request.path("path").asText().startsWith(path)) {
        calls += request.path("count").asLong();
      }
    }
    return calls;
  }

  private static String anAccount(int codes) throws Exception {
    StripeClient platform =
        StripeClient.builder()
            .setApiKey("sk_test_emulator_gl")
            .setApiBase(TestWorld.stripeUrl())
            .build();
    String account;
    try {
      account =
          platform
              .v1()
              .accounts()
              .create(
                  AccountCreateParams.builder()
                      .setCountry("PT")
                      .setEmail("owner@old.example")
                      .build())
              .getId();
      platform
          .v1()
          .coupons()
          .create(
              CouponCreateParams.builder().setId("OLD").setPercentOff(BigDecimal.TEN).build(),
              RequestOptions.builder().setStripeAccount(account).build());
    } catch (StripeException e) {
      throw new IllegalStateException(e);
    }
    TestWorld.stripe().owner().completeOnboarding(account);
    load(account, codes);
    return account;
  }

  private static void load(String account, int codes) throws Exception {
    try (ExecutorService loaders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < LOADERS; i++) {
        int share = codes / LOADERS + (i < codes % LOADERS ? 1 : 0);
        all.add(loaders.submit(() -> create(account, share)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private static @Nullable Void create(String account, int count) throws IOException {
    try (StripeCalls calls = StripeCalls.creatingCodes(TestWorld.stripeUrl(), account, "OLD")) {
      for (int i = 0; i < count; i++) {
        calls.once();
      }
    }
    return null;
  }
}
