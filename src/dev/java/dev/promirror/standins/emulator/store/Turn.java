package dev.promirror.standins.emulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One change on its way: done by whoever has the world's lock, awaited by who asked for it. It is
 * over when it has failed or is on the disk.
 */
final class Turn<T> {
  private final Function<Rows, T> work;
  private final Rows rows;
  private final CountDownLatch over = new CountDownLatch(1);
  private boolean failed;
  private long ids;
  private Supplier<T> outcome =
      () -> {
        throw new IllegalStateException("not over yet");
      };

  /** A change of rows that nobody else uses. */
  Turn(Function<Rows, T> work, Rows rows) {
    this.work = work;
    this.rows = rows;
  }

  /** Does the work, wholly or not at all; needs the world's lock. */
  void take(Ids counter) {
    long before = counter.count();
    try {
      T result = work.apply(rows);
      outcome = () -> result;
    } catch (RuntimeException | Error e) {
      failed = true;
      outcome =
          () -> {
            throw e;
          };
      rows.undo();
      counter.reset(before);
    }
    ids = counter.count();
  }

  /** What it changed: nothing when it failed. */
  List<Change> changes() {
    return failed ? List.of() : rows.changes();
  }

  /** How many ids were given out when it was done. */
  long ids() {
    return ids;
  }

  /** Lets who waits go on: nothing is to be written, or it is on the disk unless it was lost. */
  void over(@Nullable IOException lost) {
    if (lost != null) {
      outcome =
          () -> {
            throw new UncheckedIOException("The journal cannot be written", lost);
          };
    }
    over.countDown();
  }

  /** Waits until it is over, and returns or throws what came of it. */
  T await() {
    boolean interrupted = false;
    while (over.getCount() > 0) {
      try {
        over.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return outcome.get();
  }
}
