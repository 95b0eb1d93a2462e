package dev.promirror.stripe.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.stripe.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The bookkeeping of one replica, in a time of its own and with buckets on paper. */
class BookTest {

  private static final long MILLI = Duration.ofMillis(1).toNanos();
  private static final long LONG = Duration.ofSeconds(60).toNanos();
  private static final int BESIDE = 10;
  private static final Ceilings RATES = new Ceilings(100, 100, 10, 50, 40, BESIDE, 80);

  private final Map<String, Long> next = new HashMap<>();
  private final Map<String, Integer> given = new HashMap<>();
  private final Book book = new Book(RATES, 0);
  private int statements;

  private Demand demand(Lane lane, Urgency urgency, long now) {
    Demand demand =
        new Demand(lane, urgency, RATES.scopes(lane), now + LONG, new CompletableFuture<>());
    book.add(demand, now);
    return demand;
  }

  private static Lane lane(int account) {
    return new Lane("acct_" + account, "POST /v1/coupons");
  }

  /** What storage does, without its rates rising. */
  private Grant.Run run(Scope scope, int calls, long now) {
    long gap = 1_000 * MILLI / scope.ceiling();
    long first = Math.max(now, next.getOrDefault(scope.name(), now));
    int room = (int) Math.max(0, (now + 150 * MILLI - first) / gap + 1);
    int some = Math.min(calls, room);
    next.put(scope.name(), first + some * gap);
    given.merge(scope.name(), some, Integer::sum);
    return new Grant.Run(some, first - now, gap);
  }

  private void look(long now) {
    look(now, now);
  }

  private void look(long now, long answered) {
    book.settle(now);
    Book.Round round = book.round(now);
    if (!round.asks().isEmpty()) {
      statements++;
      List<Grant> grants = new ArrayList<>();
      for (Ask ask : round.asks()) {
        Grant.Run edits = run(ask.scope(), ask.edits(), now);
        grants.add(new Grant(edits, run(ask.scope(), ask.bulks(), now), 0));
      }
      book.granted(round.asks(), grants, now);
      book.settle(answered);
    }
  }

  @Test
  void aLoneCallGoesAfterOneStatement() {
    Demand demand = demand(lane(1), Urgency.EDIT, 0);
    look(0);
    assertEquals(0L, demand.at().getNow(-1L));
    assertEquals(1, statements);
  }

  @Test
  void aSlotThatHasJustComeUpIsUsedAtOnceThoughMoreWereGiven() {
    for (long now = 0; now < 1_000 * MILLI; now += 60 * MILLI) {
      Demand demand = demand(lane(1), Urgency.EDIT, now);
      book.settle(now);
      look(now, now + MILLI);
      assertTrue(demand.at().getNow(Long.MAX_VALUE) <= now + MILLI);
      book.ended(demand.lane());
    }
  }

  @Test
  void anEditGoesBeforeBulkThatWaitedLonger() {
    List<Demand> bulk = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      bulk.add(demand(lane(1), Urgency.BULK, 0));
    }
    Demand edit = demand(lane(1), Urgency.EDIT, MILLI);
    look(MILLI);
    assertTrue(edit.at().isDone());
    assertTrue(edit.at().join() <= bulk.getFirst().at().getNow(Long.MAX_VALUE));
  }

  @Test
  void anAccountThatWaitsForItsOwnRateHoldsBackNobody() {
    for (int i = 0; i < 60; i++) {
      demand(lane(1), Urgency.EDIT, 0);
    }
    for (long now = 0; now < 100 * MILLI; now += 10 * MILLI) {
      look(now);
    }
    Demand other = demand(lane(2), Urgency.EDIT, 100 * MILLI);
    look(100 * MILLI);
    assertTrue(other.at().getNow(Long.MAX_VALUE) <= 200 * MILLI);
  }

  @Test
  void whoeverWaitedTooLongIsTurnedAway() {
    Demand demand = demand(lane(1), Urgency.EDIT, 0);
    book.settle(LONG + 1);
    assertTrue(demand.at().isCompletedExceptionally());
    assertTrue(book.empty());
  }

  @Test
  void whateverComesWhenNothingIsLetGoBeyondWhatWasGivenAndAllAreInTheEnd() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Integer> used = new HashMap<>();
    Map<Demand, Long> waiting = new HashMap<>();
    Map<Demand, Long> underWay = new HashMap<>();
    int made = 0;
    long now = 0;
    for (int i = 0; i < 4_000; i++) {
      now += random.nextLong(15 * MILLI);
      if (i < 3_000 && random.nextInt(4) == 0) {
        for (int j = random.nextInt(6); j >= 0; j--) {
          Urgency urgency = random.nextBoolean() ? Urgency.EDIT : Urgency.BULK;
          waiting.put(demand(lane(random.nextInt(5)), urgency, now), now);
        }
      }
      long at = now;
      underWay.entrySet().stream()
          .filter(call -> call.getValue() <= at)
          .map(Map.Entry::getKey)
          .toList()
          .forEach(
              over -> {
                underWay.remove(over);
                book.ended(over.lane());
              });
      look(now);
      for (Demand go : waiting.keySet().stream().filter(d -> d.at().isDone()).toList()) {
        made++;
        long asked = Objects.requireNonNull(waiting.remove(go));
        assertTrue(go.at().join() >= asked, "before it was asked, seed " + seed);
        go.scopes().forEach(scope -> used.merge(scope.name(), 1, Integer::sum));
        underWay.put(go, go.at().join() + random.nextLong(200 * MILLI));
        long beside = underWay.keySet().stream().filter(d -> d.lane().equals(go.lane())).count();
        assertTrue(beside <= BESIDE, beside + " side by side, seed " + seed);
      }
    }
    assertEquals(Map.of(), waiting, "seed " + seed);
    assertTrue(made > 1_000, "made " + made + ", seed " + seed);
    used.forEach(
        (scope, calls) ->
            assertTrue(calls <= given.getOrDefault(scope, 0), scope + ", seed " + seed));
  }
}
