package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One append-only file, a JSON line per committed change, forced to disk before the change is
 * answered; callers waiting together share one force. A last line cut off by a crash is dropped.
 */
final class Journal implements AutoCloseable {
  /** Not written through its channel, which an interrupted thread would close for everybody. */
  private final RandomAccessFile file;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition flushed = lock.newCondition();
  private ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private long appended;
  private long durable;
  private boolean flushing;

  private Journal(RandomAccessFile file) {
    this.file = file;
  }

  /** Opens a folder's journal, handing every line it holds to {@code replay}. */
  static Journal open(Path folder, Consumer<ObjectNode> replay) {
    try {
      Files.createDirectories(folder);
      Path path = folder.resolve("emulator.journal");
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      lock(file.getChannel(), path);
      long end = JournalReader.read(file.getChannel(), path, replay);
      file.setLength(end);
      file.seek(end);
      return new Journal(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The journal in " + folder + " cannot be opened", e);
    }
  }

  private static void lock(FileChannel file, Path path) throws IOException {
    boolean locked;
    try {
      locked = file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    }
    if (!locked) {
      file.close();
      throw new IllegalStateException(path + " is in use by another emulator");
    }
  }

  /** Queues a line, in the order of the calls; returns what {@link #await} waits for. */
  long append(ObjectNode line) {
    byte[] bytes = (Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8);
    lock.lock();
    try {
      pending.writeBytes(bytes);
      return ++appended;
    } finally {
      lock.unlock();
    }
  }

  /** Returns once the line with this ticket is on the disk. */
  void await(long ticket) {
    lock.lock();
    try {
      while (durable < ticket) {
        if (flushing) {
          flushed.awaitUninterruptibly();
        } else {
          flush();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void flush() {
    flushing = true;
    byte[] bytes = pending.toByteArray();
    long reached = appended;
    pending = new ByteArrayOutputStream();
    lock.unlock();
    IOException failure = null;
    try {
      file.write(bytes);
      file.getFD().sync();
    } catch (IOException e) {
      failure = e;
    } finally {
      lock.lock();
      flushing = false;
      flushed.signalAll();
    }
    if (failure != null) {
      throw new UncheckedIOException("The journal cannot be written", failure);
    }
    durable = reached;
  }

  /** Empties the file: the world begins anew. */
  void clear() {
    await(lastTicket());
    try {
      file.setLength(0);
      file.seek(0);
      file.getFD().sync();
    } catch (IOException e) {
      throw new UncheckedIOException("The journal cannot be emptied", e);
    }
  }

  private long lastTicket() {
    lock.lock();
    try {
      return appended;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    await(lastTicket());
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
