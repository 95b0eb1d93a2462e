package dev.promirror.bench;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.PromotionCodeListParams;
import dev.promirror.standins.emulator.EmulatorControl;
import dev.promirror.standins.emulator.EmulatorOptions;
import dev.promirror.standins.emulator.StripeEmulator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The Stripe emulator, its journal on the disk, against a WireMock that answers every call with an
 * empty 200, both in this process, so in one heap, and over the same connections. Both are warmed
 * up in turn until neither gets faster; then the stub before and after, alternating, medians of
 * three. Deliveries are let go at once to a sink after having been held back. Pages of a long list
 * are read from the first to the last.
 */
final class EmulatorBench implements Benches.Bench {

  private static final int RUNS = 3;
  private static final int HELD_BACK = 20_000;
  private static final int MOST_WARM_UPS = 4;
  private static final int CODES = 100_000;
  private static final int PAGES_COMPARED = 100;

  @Override
  public void run(Report report) throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "bench", "emulator"));
    Files.deleteIfExists(folder.resolve("emulator.journal"));
    calls(report, folder);
    restart(report, folder);
    pages(report);
  }

  /** How long a start takes with all that the calls have written. */
  private static void restart(Report report, Path folder) throws IOException {
    report.median("journal MB", Files.size(folder.resolve("emulator.journal")) / 1e6);
    long start = System.nanoTime();
    StripeEmulator emulator = StripeEmulator.start(memory().journaledIn(folder));
    report.median("its start in ms", (System.nanoTime() - start) / 1e6);
    emulator.close();
  }

  private static void calls(Report report, Path folder) throws Exception {
    WireMockServer stub = stub();
    try (Sink sink = new Sink();
        StripeEmulator emulator = StripeEmulator.start(memory().journaledIn(folder));
        EmulatorControl control = new EmulatorControl(emulator.url())) {
      Shop shop = Shop.open(emulator.url());
      double[] stubbed = new double[RUNS + 1];
      double[] creates = new double[RUNS];
      double[] reads = new double[RUNS];
      double[] deliveries = new double[RUNS];
      Load.warmUp(
          () -> StripeCalls.creatingCoupons(stub.baseUrl(), "none"),
          () -> StripeCalls.creatingCoupons(emulator.url(), shop.account),
          () -> StripeCalls.reading(emulator.url(), shop.account, shop.couponPath()));
      stubbed[0] = Load.perSecond(() -> StripeCalls.creatingCoupons(stub.baseUrl(), "none"));
      for (int i = 0; i < RUNS; i++) {
        creates[i] =
            Load.perSecond(() -> StripeCalls.creatingCoupons(emulator.url(), shop.account));
        reads[i] =
            Load.perSecond(
                () -> StripeCalls.reading(emulator.url(), shop.account, shop.couponPath()));
        stubbed[i + 1] = Load.perSecond(() -> StripeCalls.creatingCoupons(stub.baseUrl(), "none"));
      }
      control.hooks().registerEndpoint("gl", sink.url(), true, null, null);
      double best = 0;
      double last = deliver(emulator, control, shop, sink);
      for (int i = 1; i < MOST_WARM_UPS && Load.rises(last, best); i++) {
        best = last;
        last = deliver(emulator, control, shop, sink);
      }
      for (int i = 0; i < RUNS; i++) {
        deliveries[i] = deliver(emulator, control, shop, sink);
      }
      double empty = report.median("empty stub answers/s", stubbed);
      report.atLeast(
          "emulator-creates-to-empty-stub", report.median("creates/s", creates) / empty, 0.5);
      report.atLeast("emulator-reads-to-empty-stub", report.median("reads/s", reads) / empty, 0.5);
      report.atLeast(
          "emulator-deliveries-to-empty-stub",
          report.median("deliveries/s", deliveries) / empty,
          0.5);
    } finally {
      stub.stop();
    }
  }

  /** Makes events while deliveries are held back, and times how fast they go. */
  private static double deliver(
      StripeEmulator emulator, EmulatorControl control, Shop shop, Sink sink) throws Exception {
    control.hooks().pauseDeliveries();
    Load.times(HELD_BACK, () -> StripeCalls.creatingCoupons(emulator.url(), shop.account));
    long before = sink.heard();
    long start = System.nanoTime();
    control.hooks().resumeDeliveries();
    while (sink.heard() < before + HELD_BACK) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
    return HELD_BACK * 1e9 / (System.nanoTime() - start);
  }

  private static void pages(Report report) throws Exception {
    try (StripeEmulator emulator = StripeEmulator.start(memory())) {
      Shop shop = Shop.open(emulator.url());
      Load.times(CODES, () -> StripeCalls.creatingCodes(emulator.url(), shop.account, shop.coupon));
      shop.pages();
      double[] ratios = new double[RUNS];
      for (int i = 0; i < RUNS; i++) {
        double[] times = shop.pages();
        double early =
            Arrays.stream(times, 0, PAGES_COMPARED).sorted().toArray()[PAGES_COMPARED / 2];
        double late =
            Arrays.stream(times, times.length - PAGES_COMPARED, times.length)
                .sorted()
                .toArray()[PAGES_COMPARED / 2];
        ratios[i] = late / early;
      }
      Arrays.sort(ratios);
      report.atMost("emulator-page-late-to-early", ratios[RUNS / 2], 1.5);
    }
  }

  private static EmulatorOptions memory() {
    return EmulatorOptions.inMemory(Path.of("stripe-fixtures"), null);
  }

  /** Set up as the emulator's own WireMock is. */
  private static WireMockServer stub() {
    WireMockServer stub =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .containerThreads(Load.CONNECTIONS));
    stub.start();
    stub.stubFor(any(anyUrl()).willReturn(ok()));
    return stub;
  }

  /** A connected account with one coupon. */
  private record Shop(StripeClient stripe, String account, String coupon) {

    static Shop open(String url) throws StripeException {
      StripeClient stripe =
          StripeClient.builder().setApiKey("sk_test_emulator_gl").setApiBase(url).build();
      String account =
          stripe
              .v1()
              .accounts()
              .create(AccountCreateParams.builder().setCountry("US").build())
              .getId();
      RequestOptions inAccount = RequestOptions.builder().setStripeAccount(account).build();
      CouponCreateParams twenty =
          CouponCreateParams.builder().setPercentOff(new BigDecimal("20")).build();
      return new Shop(stripe, account, stripe.v1().coupons().create(twenty, inAccount).getId());
    }

    String couponPath() {
      return "/v1/coupons/" + coupon;
    }

    /** Pages through all codes; how long each page took, in nanoseconds. */
    double[] pages() throws StripeException {
      RequestOptions inAccount = RequestOptions.builder().setStripeAccount(account).build();
      double[] times = new double[CODES / 100];
      String last = null;
      for (int i = 0; i < times.length; i++) {
        PromotionCodeListParams.Builder page = PromotionCodeListParams.builder().setLimit(100L);
        if (last != null) {
          page.setStartingAfter(last);
        }
        long start = System.nanoTime();
        last =
            stripe.v1().promotionCodes().list(page.build(), inAccount).getData().getLast().getId();
        times[i] = System.nanoTime() - start;
      }
      return times;
    }
  }
}
