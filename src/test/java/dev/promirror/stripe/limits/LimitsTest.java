package dev.promirror.stripe.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.platform.Unavailable;
import dev.promirror.region.Region;
import dev.promirror.region.Regions;
import dev.promirror.stripe.StripeFailure;
import dev.promirror.stripe.Urgency;
import dev.promirror.testing.Storage;
import dev.promirror.testing.TestWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas on one database, in real time. */
@QuarkusTest
@QuarkusTestResource(TestWorld.class)
class LimitsTest {

  private static final Ceilings RATES = new Ceilings(200, 200, 10, 100, 100, 50, 80);
  private static final Duration TIME = Duration.ofSeconds(4);
  private static final Duration CALL = Duration.ofMillis(100);

  /**
   * On a busy machine a call begins late and meets the next. What is given is exact, which has a
   * test of its own; what is made stays below Stripe's limit, whose 0.8 a ceiling is.
   */
  private static final double LATE = 1.25;

  @Inject RateRows rows;
  @Inject Regions regions;

  private Replica one;
  private Replica other;

  @BeforeEach
  void twoReplicas() {
    Storage.change("gl", "delete from call_rate");
    one = new Replica(rows, RATES);
    other = new Replica(rows, RATES);
  }

  private static Lane lane() {
    return new Lane("acct_" + UUID.randomUUID(), "POST /v1/promotion_codes");
  }

  private static List<Long> after(Duration time, long start, Iterable<Long> all) {
    List<Long> late = new ArrayList<>();
    all.forEach(
        at -> {
          if (at - start >= time.toNanos()) {
            late.add(at);
          }
        });
    return late;
  }

  @Test
  void twoReplicasTogetherUseAnAccountsRateAndNoMore() throws InterruptedException {
    Lane lane = lane();
    Replica.Work work = new Replica.Work();
    long start = System.nanoTime();
    one.work(work, lane, Urgency.EDIT, 15, CALL, TIME);
    other.work(work, lane, Urgency.EDIT, 15, CALL, TIME);
    work.join();

    int busiest = Replica.busiestSecond(work.made);
    assertTrue(busiest <= RATES.account() * LATE, "calls in a second: " + busiest);
    Duration risen = Duration.ofSeconds(1);
    int made = after(risen, start, work.made).size();
    double rate = made / (double) TIME.minus(risen).toSeconds();
    assertTrue(rate >= 0.9 * RATES.account(), "calls a second: " + rate);
    assertEquals(0, work.heldBack.get());
    long statements = one.statements() + other.statements();
    assertTrue(statements < 40 * TIME.toSeconds() * 2, "statements: " + statements);
  }

  @Test
  void manyAccountsTogetherUseThePlatformsRateAndNoMore() throws InterruptedException {
    Replica.Work work = new Replica.Work();
    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      (i % 2 == 0 ? one : other).work(work, lane(), Urgency.EDIT, 4, CALL, TIME);
    }
    work.join();

    int busiest = Replica.busiestSecond(work.made);
    assertTrue(busiest <= RATES.platform() * LATE, "calls in a second: " + busiest);
    Duration risen = Duration.ofSeconds(1);
    int made = after(risen, start, work.made).size();
    double rate = made / (double) TIME.minus(risen).toSeconds();
    assertTrue(rate >= 0.9 * RATES.platform(), "calls a second: " + rate);
    assertEquals(0, work.heldBack.get());
  }

  @Test
  void aLoneEditDoesntWait() throws InterruptedException {
    Lane lane = lane();
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      long start = System.nanoTime();
      one.limits.await(lane, Urgency.EDIT, Limits.LONGEST_WAIT).close();
      waits.add(System.nanoTime() - start);
      Thread.sleep(120);
    }
    waits.sort(null);
    Duration median = Duration.ofNanos(waits.get(waits.size() / 2));
    System.out.println("a lone edit's wait: median " + median + ", all " + waits);
    Duration turn = Duration.ofMillis(1_000 / 25);
    assertTrue(median.compareTo(turn.dividedBy(2)) < 0, "median wait " + median);
  }

  @Test
  void bulkAtFullRateNeverStarvesAnEdit() throws InterruptedException {
    Lane lane = lane();
    Replica.Work bulk = new Replica.Work();
    one.work(bulk, lane, Urgency.BULK, 30, CALL, TIME);
    other.work(bulk, lane, Urgency.BULK, 30, CALL, TIME);
    Thread.sleep(1_500);
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      long start = System.nanoTime();
      one.limits.await(lane, Urgency.EDIT, Limits.LONGEST_WAIT).close();
      waits.add(Duration.ofNanos(System.nanoTime() - start));
      Thread.sleep(100);
    }
    bulk.join();
    waits.sort(null);
    assertTrue(waits.getLast().compareTo(Duration.ofMillis(300)) <= 0, "waits: " + waits);
    int busiest = Replica.busiestSecond(bulk.made);
    assertTrue(busiest <= RATES.account() * LATE, "calls in a second: " + busiest);
    assertTrue(bulk.made.size() > 50 * TIME.toSeconds(), "bulk calls: " + bulk.made.size());
  }

  @Test
  void whatCantHaveItsTurnInTimeIsNotSent() throws InterruptedException {
    Ceilings slow = new Ceilings(1, 1, 1, 1, 1, 50, 80);
    Replica replica = new Replica(rows, slow);
    Lane lane = lane();
    Replica.Work work = new Replica.Work();
    replica.work(work, lane, Urgency.EDIT, 8, Duration.ZERO, Duration.ofMillis(1));
    long start = System.nanoTime();
    work.join();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(work.made.size() >= 2 && work.made.size() <= 3, "made: " + work.made.size());
    assertEquals(8, work.made.size() + work.heldBack.get());
    assertTrue(took.compareTo(Limits.LONGEST_WAIT.plusMillis(300)) < 0, "took " + took);
  }

  @Test
  void anAccountHasSoManyCallsUnderWayAndAnEditFindsRoomBesideBulk() throws Exception {
    Lane lane = lane();
    List<Limits.Leave> underWay = new ArrayList<>();
    for (int i = 0; i < RATES.sideBySide() * 4 / 5; i++) {
      underWay.add(one.limits.await(lane, Urgency.BULK, Limits.LONGEST_WAIT));
    }
    Duration brief = Duration.ofMillis(100);
    assertThrows(StripeFailure.NotSent.class, () -> one.limits.await(lane, Urgency.BULK, brief));
    one.limits.await(lane, Urgency.EDIT, Limits.LONGEST_WAIT).close();
    underWay.getFirst().close();
    one.limits.await(lane, Urgency.BULK, Limits.LONGEST_WAIT).close();
  }

  @Test
  void storageThatCantBeReachedFailsTheCall() {
    RateRows broken =
        new RateRows(regions) {
          @Override
          List<Grant> take(Region region, List<Ask> asks, int bulkPercent) {
            throw new Unavailable("storage", new IllegalStateException());
          }
        };
    Limits limits = new Replica(broken, RATES).limits;
    for (int i = 0; i < 2; i++) {
      assertThrows(
          Unavailable.class, () -> limits.await(lane(), Urgency.EDIT, Limits.LONGEST_WAIT));
    }
    assertFalse(Thread.currentThread().isInterrupted());
  }
}
