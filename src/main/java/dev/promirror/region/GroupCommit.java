package dev.promirror.region;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Lets many callers share one transaction: each hands in an item and waits; a writer takes all that
 * wait, writes them in one commit, and lets them go. A caller returns only after its item is
 * committed; a failed write fails everyone in it. A transaction takes only items handed in before
 * it began, so one that reads shows each caller all that was committed before it called.
 */
public final class GroupCommit<T> implements AutoCloseable {

  private record Waiting<T>(T item, CompletableFuture<Void> done) {}

  private final BlockingQueue<Waiting<T>> queue = new LinkedBlockingQueue<>();
  private final List<Thread> writers = new ArrayList<>();
  private final int most;
  private final Duration pause;
  private volatile boolean closed;
  private final Consumer<List<T>> write;

  /**
   * @param writers how many transactions may run side by side
   * @param most the largest batch
   * @param write writes a batch in one transaction of its own
   */
  public GroupCommit(String name, int writers, int most, Consumer<List<T>> write) {
    this(name, writers, most, Duration.ZERO, write);
  }

  /**
   * The same, but while many call, a writer waits for more of them before each transaction.
   *
   * @param pause how long; a caller alone never waits
   */
  public GroupCommit(String name, int writers, int most, Duration pause, Consumer<List<T>> write) {
    this.most = most;
    this.pause = pause;
    this.write = write;
    for (int i = 0; i < writers; i++) {
      this.writers.add(Thread.ofVirtual().name(name + "-" + i).start(this::loop));
    }
  }

  /**
   * Commits an item together with others.
   *
   * @throws RuntimeException what the write threw; the item is not committed
   */
  public void commit(T item) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    queue.add(new Waiting<>(item, done));
    if (closed) {
      refuseAll();
    }
    try {
      done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a commit was under way", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void loop() {
    List<Waiting<T>> batch = new ArrayList<>();
    boolean many = false;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        batch.add(queue.take());
        if (many && !pause.isZero()) {
          Thread.sleep(pause);
        }
      } catch (InterruptedException e) {
        batch.forEach(waiting -> waiting.done().completeExceptionally(e));
        return;
      }
      queue.drainTo(batch, most - 1);
      many = batch.size() > 1;
      try {
        write.accept(batch.stream().map(Waiting::item).toList());
        batch.forEach(waiting -> waiting.done().complete(null));
      } catch (RuntimeException | Error e) {
        batch.forEach(waiting -> waiting.done().completeExceptionally(e));
      }
      batch.clear();
    }
  }

  /** Stops the writers; whoever waits for them, or comes later, fails. */
  @Override
  public void close() {
    closed = true;
    writers.forEach(Thread::interrupt);
    refuseAll();
  }

  private void refuseAll() {
    List<Waiting<T>> left = new ArrayList<>();
    queue.drainTo(left);
    left.forEach(
        waiting -> waiting.done().completeExceptionally(new IllegalStateException("closed")));
  }
}
