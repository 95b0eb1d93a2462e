package dev.promirror.stripe.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.StripeClient;
import dev.promirror.standins.emulator.EmulatorControl;
import dev.promirror.standins.emulator.EmulatorOptions;
import dev.promirror.standins.emulator.StripeEmulator;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.StripeWrite;
import dev.promirror.stripe.Urgency;
import dev.promirror.stripe.limits.Limits;
import dev.promirror.stripe.limits.LimitsOfTests;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our limiter before a Stripe that has limits: two replicas at work, and no 429. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class LimitedCallsTest {

  private static final Duration TIME = Duration.ofSeconds(6);
  private static final Duration RISEN = Duration.ofSeconds(2);

  @Inject LimitsOfTests limitsOf;

  private StripeEmulator emulator;
  private EmulatorControl control;
  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");

  @BeforeEach
  void start() {
    Storage.change("gl", "delete from call_rate");
    emulator = StripeEmulator.start(EmulatorOptions.inMemory(Path.of("stripe-fixtures"), null));
    control = new EmulatorControl(emulator.url());
  }

  @AfterEach
  void stop() {
    control.close();
    emulator.close();
  }

  private StripeClient client(Limits limits, Urgency urgency) {
    return StripeClient.builder()
        .setApiKey("sk_test_emulator_gl")
        .setApiBase(emulator.url())
        .setMaxNetworkRetries(0)
        .setHttpClient(new LimitedTransport(new JdkTransport(), limits, urgency))
        .build();
  }

  private SdkPlatform platform(Limits limits, Urgency urgency) {
    return new SdkPlatform(client(limits, urgency), new Unguarded());
  }

  /** A new account, and nothing counted so far. */
  private String opened() {
    String id =
        platform(limitsOf.rates(10_000, 10_000), Urgency.EDIT)
            .sendAccount(new StripeWrite("POST", "/v1/accounts", "country=US"), "open " + account)
            .id();
    Storage.change("gl", "delete from call_rate");
    return id;
  }

  private SdkAccount account(String id, Limits limits, Urgency urgency) {
    return new SdkAccount(client(limits, urgency), id, new Unguarded());
  }

  /** Limits of the emulator, ours as by default, and what is allowed then. */
  @ParameterizedTest
  @CsvSource({"25, 25, 20, 20, 20", "100, 25, 80, 20, 20", "100, 100, 80, 80, 80"})
  void fullWorkMeetsNo429AndUsesWhatIsAllowed(
      int global, int endpoint, int ourGlobal, int ourEndpoint, int allowed) throws Exception {
    String id = opened();
    control.faults().limitRates(global, endpoint, 30);
    ConcurrentLinkedQueue<Long> made = new ConcurrentLinkedQueue<>();
    AtomicInteger failed = new AtomicInteger();
    List<Thread> callers = new ArrayList<>();
    long start = System.nanoTime();
    for (int replica = 0; replica < 2; replica++) {
      Limits limits = limitsOf.rates(ourGlobal, ourEndpoint);
      SdkAccount bulk = account(id, limits, Urgency.BULK);
      for (int i = 0; i < allowed / 4; i++) {
        callers.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      while (System.nanoTime() - start < TIME.toNanos()) {
                        try {
                          bulk.coupon("NONE");
                          made.add(System.nanoTime() - start);
                          Thread.sleep(100);
                        } catch (StripeFailure e) {
                          failed.incrementAndGet();
                        } catch (InterruptedException e) {
                          return;
                        }
                      }
                    }));
      }
    }
    for (Thread caller : callers) {
      caller.join();
    }

    assertEquals(0, control.faults().rates().path("refused").size(), "429s");
    assertEquals(0, failed.get());
    long risen = made.stream().filter(at -> at >= RISEN.toNanos() && at < TIME.toNanos()).count();
    double rate = risen / (double) TIME.minus(RISEN).toSeconds();
    System.out.printf("of %d allowed a second, used %.1f%n", allowed, rate);
    assertTrue(rate >= 0.95 * allowed, "calls a second: " + rate);
  }

  @Test
  void thePagesOfAListAreCallsOfTheirOwn() {
    String id = opened();
    Limits limits = limitsOf.rates(1, 1);
    SdkAccount slow = account(id, limits, Urgency.EDIT);
    slow.prices(null);
    long start = System.nanoTime();
    slow.prices(null);
    assertTrue(System.nanoTime() - start > Duration.ofMillis(500).toNanos());
  }

  @Test
  void a429TellsItsReasonAndSlowsDownWhatItNames() {
    String id = opened();
    Limits limits = limitsOf.rates(80, 80);
    SdkAccount some = account(id, limits, Urgency.EDIT);
    some.coupon("NONE");
    Storage.change("gl", "update call_rate set rate = 80");
    for (String reason : List.of("endpoint-rate", "global-concurrency")) {
      control.faults().addRateLimit(reason, null, "/v1/coupons", id);
      StripeFailure.Throttled throttled =
          assertThrows(StripeFailure.Throttled.class, () -> some.coupon("NONE"));
      assertEquals(reason, throttled.reason());
      assertEquals(
          reason,
          Storage.one(
              "gl",
              "select throttled_for from call_rate where scope like ? order by throttled_at desc"
                  + " nulls last limit 1",
              "account " + id + "%"));
    }
    control.faults().addFault("lock_timeout", null, "/v1/coupons", id, 1);
    assertEquals(
        "lock_timeout",
        assertThrows(StripeFailure.Throttled.class, () -> some.coupon("NONE")).reason());
  }

  /** Without a circuit breaker. */
  private static final class Unguarded implements Breaker {
    @Override
    public <T> T call(Supplier<T> call) {
      return call.get();
    }
  }
}
