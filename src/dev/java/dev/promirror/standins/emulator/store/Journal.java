package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One append-only file, a JSON line per committed change, forced to disk before the change is
 * answered; callers waiting together share one force. A last line cut off by a crash is dropped.
 */
final class Journal implements AutoCloseable {
  private final JournalFile file;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final ReusedBuffer buffer = new ReusedBuffer();
  private final Thread writing;
  private Batch pending = new Batch();
  private boolean idle;
  private boolean closed;

  /** What the writing thread met; nothing is written after it. */
  private @Nullable IOException failure;

  private Journal(JournalFile file) {
    this.file = file;
    this.writing = Thread.ofPlatform().daemon().name("emulator-journal").start(this::writeAll);
  }

  /** Opens a folder's journal, handing every line it holds to {@code replay}. */
  static Journal open(Path folder, Consumer<ObjectNode> replay) {
    try {
      return new Journal(JournalFile.open(folder, replay));
    } catch (IOException e) {
      throw new UncheckedIOException("The journal in " + folder + " cannot be opened", e);
    }
  }

  /** Queues turns, in the order of the calls; they are over once they are on the disk. */
  void append(List<Turn<?>> turns) {
    lock.lock();
    try {
      if (closed) {
        turns.forEach(turn -> turn.over(new IOException("the journal is closed")));
      } else {
        pending.turns.addAll(turns);
        wake();
      }
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    if (idle) {
      idle = false;
      work.signal();
    }
  }

  private static void await(Batch batch) {
    boolean interrupted = false;
    while (batch.over.getCount() > 0) {
      try {
        batch.over.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (batch.failure != null) {
      throw new UncheckedIOException("The journal cannot be written", batch.failure);
    }
  }

  /** Writes one batch after another; what is queued meanwhile is in the next. */
  private void writeAll() {
    for (var batch = next(); batch != null; batch = next()) {
      try {
        if (failure == null && !batch.turns.isEmpty()) {
          write(batch);
        }
      } catch (IOException e) {
        failure = e;
      } catch (RuntimeException | Error e) {
        failure = new IOException(e);
      }
      for (var turn : batch.turns) {
        turn.over(failure);
      }
      batch.failure = failure;
      batch.over.countDown();
    }
  }

  /** What is to be written; null when there is nothing and will be nothing any more. */
  private @Nullable Batch next() {
    lock.lock();
    try {
      while (pending.turns.isEmpty() && !pending.asked && !closed) {
        idle = true;
        work.awaitUninterruptibly();
      }
      idle = false;
      var next = pending;
      pending = new Batch();
      return next.turns.isEmpty() && !next.asked ? null : next;
    } finally {
      lock.unlock();
    }
  }

  private void write(Batch batch) throws IOException {
    buffer.reset();
    var writer = new JournalWriter(buffer);
    for (var turn : batch.turns) {
      writer.line(turn.ids(), turn.changes());
    }
    writer.close();
    file.append(buffer.bytes(), buffer.size());
  }

  /** In bytes, of what is on the disk. */
  long size() {
    return file.size();
  }

  /** Puts a snapshot in the place of all lines. Nothing may be appended meanwhile. */
  void rewrite(JournalFile.Content snapshot) {
    awaitAll();
    try {
      file.replace(snapshot);
    } catch (IOException e) {
      throw new UncheckedIOException("The journal cannot be rewritten", e);
    }
  }

  /** A batch follows all others, even one of no lines, and is over when they are written. */
  private void awaitAll() {
    Batch last;
    lock.lock();
    try {
      last = pending;
      last.asked = true;
      wake();
    } finally {
      lock.unlock();
    }
    await(last);
  }

  @Override
  public void close() {
    awaitAll();
    lock.lock();
    try {
      closed = true;
      wake();
    } finally {
      lock.unlock();
    }
    try {
      writing.join();
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Turns written together. */
  private static final class Batch {
    private final List<Turn<?>> turns = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable IOException failure;

    /** Whether somebody waits for it though it may hold nothing. */
    private boolean asked;
  }

  /** Gives its bytes without a copy. */
  private static final class ReusedBuffer extends ByteArrayOutputStream {
    byte[] bytes() {
      return buf;
    }
  }
}
