package dev.promirror.mirror;

import dev.promirror.mirror.plan.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one account's operations side by side for the time of a slice, as many as the account
 * is allowed. Plans are made anew all the while, so that what is urgent is begun at once, also
 * while others hang, and also past the slice's end while these are waited for. Of operations that
 * conflict, the one the plan has first goes first.
 */
final class Crew {

  private static final Duration SLICE = Duration.ofSeconds(5);

  /** How soon news is seen while other things are under way. */
  private static final Duration LOOK = Duration.ofMillis(300);

  /** Between two plans, so that not every outcome asks for one of its own. */
  private static final Duration BREATH = Duration.ofMillis(50);

  private final Ways ways;
  private final Claims claims = new Claims();
  private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
  private final long end = System.nanoTime() + SLICE.toNanos();
  private List<Operation> queue = List.of();
  private long plannedAt;
  private boolean news = true;
  private int running;
  private boolean held;
  private boolean crowded;
  private boolean progressed;
  private @Nullable String waits;
  private @Nullable RuntimeException failure;
  private Side offers = Side.DUE;

  /** How the offers, which go their own way beside, are doing. */
  private enum Side {
    DUE,
    UNDER_WAY,
    HELD,
    DONE
  }

  /**
   * What a crew does.
   *
   * @param plan the next steps in their order, without those about what is claimed
   * @param apply carries out one step
   * @param offers brings some offers to Stripe
   * @param width how many may be under way in this account
   * @param taken how many are under way in all accounts that share a limit
   * @param mayBegin whether what is begun now can be answered under the lease
   */
  record Ways(
      Function<Claims, List<Operation>> plan,
      Function<Operation, Step> apply,
      Supplier<Step> offers,
      IntSupplier width,
      AtomicInteger taken,
      BooleanSupplier mayBegin) {}

  /**
   * What came of an operation.
   *
   * @param operation null for the offers
   */
  private record Finished(
      @Nullable Operation operation, @Nullable Step step, @Nullable RuntimeException failure) {}

  /** How the slice ended. */
  sealed interface Result {

    /** Nothing is left to do. */
    record Done() implements Result {}

    /** There is more. */
    record More() implements Result {}

    /**
     * What is left has to wait.
     *
     * @param progressed whether something else was done
     */
    record Waits(String reason, boolean progressed) implements Result {}

    /** What is left may still happen at Stripe by itself. */
    record Held() implements Result {}
  }

  Crew(Ways ways) {
    this.ways = ways;
  }

  /**
   * Works until nothing is left or the slice is over, and nothing is under way any more.
   *
   * @throws RuntimeException the first that an operation failed with
   */
  Result work() {
    while (true) {
      boolean over = failure != null || waits != null || crowded || System.nanoTime() - end >= 0;
      if (!over && offers == Side.DUE) {
        offers = Side.UNDER_WAY;
        start(null, ways.offers());
      }
      if (running == 0 && over) {
        break;
      }
      if (failure == null && isPlanDue()) {
        plan();
      }
      begin(over);
      if (running == 0) {
        break;
      }
      await();
    }
    if (failure != null) {
      throw failure;
    }
    if (waits != null) {
      return new Result.Waits(waits, progressed);
    }
    if (crowded || System.nanoTime() - end >= 0) {
      return new Result.More();
    }
    if (held || offers == Side.HELD) {
      return new Result.Held();
    }
    return queue.isEmpty() ? new Result.Done() : new Result.More();
  }

  private boolean isPlanDue() {
    long since = System.nanoTime() - plannedAt;
    if (plannedAt == 0 || running == 0) {
      return true;
    }
    boolean low = queue.size() < ways.width().getAsInt() && news && since >= BREATH.toNanos();
    return low || since >= LOOK.toNanos();
  }

  private void plan() {
    news = false;
    try {
      queue = ways.plan().apply(claims);
    } catch (RuntimeException e) {
      // What is under way is waited for all the same.
      failure = e;
      queue = List.of();
    } catch (Error e) {
      failure = new IllegalStateException(e);
      queue = List.of();
    }
    plannedAt = System.nanoTime();
  }

  /** Past the end only what takes away is begun, as long as it can be answered under the lease. */
  private void begin(boolean over) {
    int width = ways.width().getAsInt();
    int free = Math.min(width - running, room());
    Claims ahead = claims.copy();
    List<Operation> left = new ArrayList<>();
    for (Operation operation : queue) {
      boolean urgent = takesAway(operation);
      // What hangs must not hold up what is urgent.
      boolean may = urgent ? free > -width && ways.mayBegin().getAsBoolean() : !over && free > 0;
      if (may && ahead.admits(operation)) {
        claims.take(operation);
        free--;
        start(operation, () -> ways.apply().apply(operation));
      } else {
        left.add(operation);
      }
      ahead.take(operation);
    }
    queue = left;
  }

  /**
   * What all accounts together leave, a few of which may hang; whoever has nothing under way gets
   * one in any case.
   */
  private int room() {
    int own = running - (offers == Side.UNDER_WAY ? 1 : 0);
    return Math.max(own == 0 ? 1 : 0, 3 * ways.width().getAsInt() - ways.taken().get());
  }

  /** Whether something must not be usable any more: that waits for nothing. */
  static boolean takesAway(@Nullable Operation operation) {
    return switch (operation) {
      case Operation.SwitchOff off -> true;
      case Operation.FinishCode finish ->
          takesAway(finish.then())
              || Boolean.FALSE.equals(Writes.switches(finish.open()))
              || !Writes.isNext(finish);
      case null, default -> false;
    };
  }

  private void start(@Nullable Operation operation, Supplier<Step> work) {
    running++;
    if (operation != null) {
      ways.taken().incrementAndGet();
    }
    Thread.ofVirtual()
        .name("mirror")
        .start(
            () -> {
              Finished what;
              try {
                what = new Finished(operation, work.get(), null);
              } catch (RuntimeException e) {
                what = new Finished(operation, null, e);
              } catch (Error e) {
                what = new Finished(operation, null, new IllegalStateException(e));
              }
              if (operation != null) {
                ways.taken().decrementAndGet();
              }
              finished.add(what);
            });
  }

  private void await() {
    try {
      Finished first = finished.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      if (first == null) {
        return;
      }
      List<Finished> some = new ArrayList<>(List.of(first));
      finished.drainTo(some);
      some.forEach(this::noted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in a slice", e);
    }
  }

  private void noted(Finished what) {
    running--;
    news = true;
    Optional<Operation> operation = Optional.ofNullable(what.operation());
    if (what.failure() != null) {
      failure = failure == null ? what.failure() : failure;
      return;
    }
    // What was planned behind it may not be right any more.
    operation.map(Claims::of).ifPresent(its -> queue = queue.stream().filter(its::admits).toList());
    switch (what.step()) {
      case Step.Held held -> {
        operation.ifPresentOrElse(this::hold, () -> offers = Side.HELD);
        return;
      }
      case Step.Waits waiting -> waits = waiting.reason();
      case Step.Crowded many -> crowded = true;
      case Step.Ended ended -> {
        progressed |= operation.isPresent();
        offers = operation.isEmpty() ? Side.DONE : offers;
      }
      case Step.Cleared cleared -> offers = operation.isEmpty() ? Side.DUE : offers;
      case null -> {}
    }
    operation.ifPresent(claims::free);
  }

  private void hold(Operation operation) {
    held = true;
    claims.hold(operation);
  }
}
