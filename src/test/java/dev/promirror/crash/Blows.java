package dev.promirror.crash;

import dev.promirror.testing.TestWorld;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Strikes gateways down, each at its point, and lets arrive late what was on its way. */
final class Blows {

  private final Stage stage;
  private final String community;
  private volatile Traps.@Nullable Caught late;
  private volatile @Nullable Replica frozen;
  private volatile long frozenUntil;

  Blows(Stage stage, String community) {
    this.stage = stage;
    this.community = community;
  }

  /**
   * Waits in the background for its moment, then strikes; whoever acts goes on meanwhile.
   *
   * @return what was being done at the point
   */
  CompletableFuture<String> raise(Step.Blow blow, Consumer<Step.Buy> buyer) {
    CompletableFuture<String> struck = new CompletableFuture<>();
    if (blow.point() == KillPoint.ANYWHERE) {
      Thread.ofVirtual()
          .start(
              () -> {
                Pause.millis(blow.delay());
                strike(blow, Traps.Caught.nobody(), buyer, struck);
              });
      return struck;
    }
    stage
        .traps()
        .set(
            blow.point(),
            blow.kind(),
            blow.skipped(),
            caught -> strike(blow, caught, buyer, struck));
    return struck;
  }

  private void strike(
      Step.Blow blow,
      Traps.Caught caught,
      Consumer<Step.Buy> buyer,
      CompletableFuture<String> struck) {
    try {
      if (blow.meanwhile() != null) {
        buyer.accept(blow.meanwhile());
      }
      if (blow.freezes()) {
        freeze(caught);
      } else {
        kill(blow, caught.pid());
        if (blow.point() == KillPoint.LATE) {
          late = caught;
        } else {
          caught.letGo(false);
        }
      }
      struck.complete(caught.kind());
    } catch (RuntimeException e) {
      struck.completeExceptionally(e);
    }
  }

  private void kill(Step.Blow blow, long pid) {
    stage.gateways().release(blow.release());
    stage.gateways().kill(pid);
    if (blow.dayPasses()) {
      Ledger.age(community, "25 hours");
      TestWorld.stripe().pruneIdempotencyKeys();
    }
  }

  private void freeze(Traps.Caught caught) {
    Replica replica = stage.gateways().of(caught.pid());
    replica.freeze();
    frozen = replica;
    frozenUntil = System.currentTimeMillis() + stage.frozenMillis();
    caught.letGo(true);
  }

  /** Waits for a blow to fall; false if its moment doesn't come, then it never will. */
  boolean fell(CompletableFuture<String> struck, long millis) {
    long end = System.currentTimeMillis() + millis;
    int idle = 0;
    while (!struck.isDone() && System.currentTimeMillis() < end && idle < 3) {
      Pause.millis(40);
      Ledger.waitNoLonger(community);
      idle = Settling.busy(community).isEmpty() ? idle + 1 : 0;
    }
    if (!struck.isDone() && stage.traps().clear()) {
      return false;
    }
    struck.join();
    return true;
  }

  /** What was on its way arrives. */
  void arrive() {
    Traps.Caught caught = late;
    if (caught != null) {
      late = null;
      caught.letGo(true);
    }
  }

  /** The process that stands still; -1 if none does. */
  long frozen() {
    Replica still = frozen;
    return still == null ? -1 : still.pid();
  }

  /** Wakes who stands still, once it has done so for long enough. */
  void over() {
    Replica still = frozen;
    if (still != null) {
      Pause.millis(Math.max(0, frozenUntil - System.currentTimeMillis()));
      still.wake();
      frozen = null;
    }
    arrive();
  }
}
