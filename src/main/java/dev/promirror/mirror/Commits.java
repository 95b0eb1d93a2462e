package dev.promirror.mirror;

import dev.promirror.region.GroupCommit;
import dev.promirror.region.Lease;
import dev.promirror.region.Regions;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One account's transactions while its operations run side by side: what several of them have to
 * commit at one time shares a transaction, and all of it holds only under the lease. Each sees the
 * rows as in a transaction of its own; one that fails fails alone.
 */
final class Commits implements AutoCloseable {

  /** So that no row is locked for long. */
  private static final int MOST = 25;

  private final Regions regions;
  private final Lease lease;
  private final GroupCommit<Part<?>> together;

  Commits(Regions regions, Lease lease) {
    this.regions = regions;
    this.lease = lease;
    this.together = new GroupCommit<>("mirror-commits", 1, MOST, this::commit);
  }

  /** Work of one operation, and what came of it. */
  private static final class Part<T extends @Nullable Object> {

    private final Supplier<T> work;
    private @Nullable T result;
    private @Nullable RuntimeException failure;

    Part(Supplier<T> work) {
      this.work = work;
    }

    void run() {
      result = work.get();
    }

    @SuppressWarnings("NullAway") // the work's own result, null only where that may be
    T result() {
      if (failure != null) {
        throw failure;
      }
      return result;
    }
  }

  /**
   * Commits this work.
   *
   * @return what the work returns
   * @throws dev.promirror.region.LeaseLost if the account is another worker's by now; nothing of
   *     the work is kept
   */
  <T extends @Nullable Object> T in(Supplier<T> work) {
    Part<T> part = new Part<>(work);
    together.commit(part);
    return part.result();
  }

  /** As {@link #in}, for work without a result. */
  void run(Runnable work) {
    in(
        () -> {
          work.run();
          return true;
        });
  }

  private void commit(List<Part<?>> parts) {
    if (parts.size() > 1) {
      try {
        transaction(parts);
        return;
      } catch (RuntimeException e) {
        // One of them is at fault, or lost against others: each for itself.
      }
    }
    for (Part<?> part : parts) {
      try {
        transaction(List.of(part));
      } catch (RuntimeException e) {
        part.failure = e;
      }
    }
  }

  private void transaction(List<Part<?>> parts) {
    regions.run(
        lease.community(),
        () -> {
          lease.confirm();
          for (Part<?> part : parts) {
            part.run();
            if (parts.size() > 1) {
              // Statements go past what the session remembers: the next reads anew.
              regions.session(lease.community()).flush();
              regions.session(lease.community()).clear();
            }
          }
        });
  }

  @Override
  public void close() {
    together.close();
  }
}
