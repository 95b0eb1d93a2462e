package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private final ReusedBuffer buffer = new ReusedBuffer();
  private Batch pending = new Batch();
  private @Nullable IOException failure;
  private boolean flushing;

  private Journal(JournalFile file) {
    this.file = file;
  }

  /** Opens a folder's journal, handing every line it holds to {@code replay}. */
  static Journal open(Path folder, Consumer<ObjectNode> replay) {
    try {
      return new Journal(JournalFile.open(folder, replay));
    } catch (IOException e) {
      throw new UncheckedIOException("The journal in " + folder + " cannot be opened", e);
    }
  }

  /** Queues a line, in the order of the calls; returns what {@link #await} waits for. */
  Batch append(long ids, List<Change> changes) {
    lock.lock();
    try {
      pending.lines.add(new Line(ids, changes));
      return pending;
    } finally {
      lock.unlock();
    }
  }

  /** Returns once a batch is on the disk. */
  void await(Batch batch) {
    lock.lock();
    try {
      while (!batch.durable) {
        if (failure != null) {
          throw new UncheckedIOException("The journal cannot be written", failure);
        }
        if (flushing) {
          batch.moved.awaitUninterruptibly();
        } else {
          flush();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Writes the pending batch with the lock let go, then wakes its callers and the next writer. */
  private void flush() {
    flushing = true;
    var batch = pending;
    pending = new Batch();
    lock.unlock();
    IOException failed = null;
    try {
      write(batch);
    } catch (IOException e) {
      failed = e;
    } finally {
      lock.lock();
      flushing = false;
      batch.durable = failed == null;
      batch.moved.signalAll();
      if (failed == null) {
        pending.moved.signal();
      } else {
        failure = failed;
        pending.moved.signalAll();
      }
    }
  }

  private void write(Batch batch) throws IOException {
    buffer.reset();
    var writer = new JournalWriter(buffer);
    for (var line : batch.lines) {
      writer.line(line.ids(), line.changes());
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

  private void awaitAll() {
    Batch last;
    lock.lock();
    try {
      last = pending;
      // A batch of no lines follows all others and says when they are written.
    } finally {
      lock.unlock();
    }
    await(last);
  }

  @Override
  public void close() {
    awaitAll();
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Line(long ids, List<Change> changes) {}

  /** Lines written together. */
  final class Batch {
    private final List<Line> lines = new ArrayList<>();
    private final Condition moved = lock.newCondition();
    private boolean durable;
  }

  /** Gives its bytes without a copy. */
  private static final class ReusedBuffer extends ByteArrayOutputStream {
    byte[] bytes() {
      return buf;
    }
  }
}
