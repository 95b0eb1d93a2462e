package dev.promirror.mirror;

import static dev.promirror.promotion.PromotionFixture.aCoupon;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.promirror.mirror.plan.Operation;
import dev.promirror.promotion.Coupon;
import dev.promirror.promotion.Incarnation;
import dev.promirror.promotion.PromoCode;
import dev.promirror.promotion.PromotionFixture;
import dev.promirror.promotion.terms.CodeText;
import dev.promirror.promotion.terms.PromoCodeTerms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An account's operations side by side: what conflicts waits, what is urgent doesn't. */
@Timeout(30)
class CrewTest {

  private static final int WIDTH = 4;

  private final List<Operation> wanted = Collections.synchronizedList(new ArrayList<>());
  private final List<Operation> begun = Collections.synchronizedList(new ArrayList<>());

  @Test
  void everythingIsDoneOnceAndNeverMoreAtATimeThanIsAllowed() {
    AtomicInteger together = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 50; i++) {
      wanted.add(settle(code("code-" + i, "TEXT-" + i)));
    }

    Crew.Result result =
        work(
            operation -> {
              most.accumulateAndGet(together.incrementAndGet(), Math::max);
              sleep(2);
              together.decrementAndGet();
              return done(operation);
            });

    assertInstanceOf(Crew.Result.Done.class, result);
    assertEquals(50, begun.size());
    assertEquals(50, new HashSet<>(begun).size());
    assertEquals(WIDTH, most.get());
  }

  @Test
  void whatConflictsGoesOneAfterTheOtherInThePlansOrder() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Coupon sale = aCoupon("SALE");
    for (int i = 0; i < 60; i++) {
      wanted.add(
          random.nextInt(5) == 0
              ? new Operation.SettleCoupon(sale, "step " + i)
              : new Operation.SettleCode(code("code-" + i, "TEXT-" + i % 7), null));
    }
    List<Operation> planned = List.copyOf(wanted);
    Set<Object> under = new HashSet<>();

    work(
        operation -> {
          synchronized (under) {
            assertTrue(under.stream().noneMatch(it -> conflict(it, operation)), "seed " + seed);
            under.add(operation);
          }
          sleep(1);
          synchronized (under) {
            under.remove(operation);
          }
          return done(operation);
        });

    assertEquals(60, begun.size(), "seed " + seed);
    for (int i = 0; i < planned.size(); i++) {
      for (int j = i + 1; j < planned.size(); j++) {
        if (conflict(planned.get(i), planned.get(j))) {
          assertTrue(begun.indexOf(planned.get(i)) < begun.indexOf(planned.get(j)), "seed " + seed);
        }
      }
    }
  }

  private static boolean conflict(Object one, Operation other) {
    if (one instanceof Operation.OnCode a && other instanceof Operation.OnCode b) {
      return a.code().codeKey().equals(b.code().codeKey());
    }
    return true;
  }

  @Test
  void whatIsSwitchedOffIsBegunWhileAllElseHangs() {
    CountDownLatch off = new CountDownLatch(1);
    for (int i = 0; i < 20; i++) {
      wanted.add(settle(code("code-" + i, "TEXT-" + i)));
    }
    Operation pause =
        new Operation.SwitchOff(
            code("paused", "PAUSED"), new Incarnation("paused", 1, "promo_1", true, 0, null), true);
    AtomicInteger hanging = new AtomicInteger();

    work(
        operation -> {
          if (operation.equals(pause)) {
            off.countDown();
          } else if (hanging.getAndIncrement() < WIDTH) {
            wanted.add(0, pause);
            assertTrue(await(off), "it waited for what hangs");
          }
          return done(operation);
        });

    assertTrue(begun.indexOf(pause) <= WIDTH, begun.toString());
  }

  @Test
  void whatMayStillHappenIsLeftAloneAndTheRestIsDone() {
    Operation unsure = settle(code("unsure", "SAME"));
    Operation same = settle(code("other", "SAME"));
    wanted.addAll(List.of(unsure, same, settle(code("third", "THIRD"))));

    Crew.Result result =
        work(operation -> operation.equals(unsure) ? new Step.Held() : done(operation));

    assertInstanceOf(Crew.Result.Held.class, result);
    assertEquals(2, begun.size());
    assertFalse(begun.contains(same));
  }

  @Test
  void nothingMoreIsBegunOnceTheAccountHasToWait() {
    for (int i = 0; i < 20; i++) {
      wanted.add(settle(code("code-" + i, "TEXT-" + i)));
    }

    Crew.Result result = work(operation -> new Step.Waits("slow down"));

    assertEquals("slow down", assertInstanceOf(Crew.Result.Waits.class, result).reason());
    assertTrue(begun.size() <= 2 * WIDTH, begun.size() + " begun");
  }

  @Test
  void aFailureIsToldAfterTheOthersHaveEnded() {
    AtomicInteger ended = new AtomicInteger();
    for (int i = 0; i < WIDTH; i++) {
      wanted.add(settle(code("code-" + i, "TEXT-" + i)));
    }

    assertThrows(
        IllegalArgumentException.class,
        () ->
            work(
                operation -> {
                  if (operation.equals(begun.getFirst())) {
                    throw new IllegalArgumentException("broken");
                  }
                  sleep(50);
                  ended.incrementAndGet();
                  return done(operation);
                }));

    assertEquals(begun.size() - 1, ended.get());
  }

  private Crew.Result work(Function<Operation, Step> apply) {
    return new Crew(
            new Crew.Ways(
                this::plan,
                operation -> {
                  begun.add(operation);
                  return apply.apply(operation);
                },
                Step.Ended::new,
                () -> WIDTH,
                () -> true))
        .work();
  }

  private List<Operation> plan(Claims claims) {
    return List.copyOf(wanted).stream()
        .filter(
            operation ->
                switch (operation) {
                  case Operation.OnCoupon on -> !claims.coupons().contains(on.coupon().id());
                  case Operation.OnCode on -> !claims.codes().contains(on.code().id());
                })
        .toList();
  }

  private Step done(Operation operation) {
    wanted.remove(operation);
    return new Step.Ended();
  }

  private static Operation settle(PromoCode code) {
    return new Operation.SettleCode(code, null);
  }

  private static PromoCode code(String id, String text) {
    return PromotionFixture.aCode(id, PromoCodeTerms.of(new CodeText(text), "SALE"));
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
