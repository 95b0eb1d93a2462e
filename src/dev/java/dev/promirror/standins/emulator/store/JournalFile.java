package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The file of a journal, in a folder locked for this process. It is replaced as a whole by writing
 * another beside it and renaming that, so a crash leaves the one or the other.
 */
final class JournalFile implements AutoCloseable {
  private final Path folder;
  private final Path path;
  private final Path next;
  private final RandomAccessFile lock;

  /** Not written through its channel, which an interrupted thread would close for everybody. */
  private RandomAccessFile file;

  private final AtomicLong size = new AtomicLong();

  private JournalFile(Path folder, RandomAccessFile lock) throws IOException {
    this.folder = folder;
    this.path = folder.resolve("emulator.journal");
    this.next = folder.resolve("emulator.journal.next");
    this.lock = lock;
    // Left behind by a crash before the rename: not complete, and not needed.
    Files.deleteIfExists(next);
    this.file = new RandomAccessFile(path.toFile(), "rw");
  }

  /** Opens a folder's journal, handing every complete line to {@code replay}. */
  static JournalFile open(Path folder, Consumer<ObjectNode> replay) throws IOException {
    Files.createDirectories(folder);
    var journal = new JournalFile(folder, lock(folder));
    long end = JournalReader.read(journal.path, replay);
    journal.file.setLength(end);
    journal.file.seek(end);
    journal.size.set(end);
    return journal;
  }

  private static RandomAccessFile lock(Path folder) throws IOException {
    var lock = new RandomAccessFile(folder.resolve("emulator.lock").toFile(), "rw");
    boolean locked;
    try {
      locked = lock.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    }
    if (!locked) {
      lock.close();
      throw new IllegalStateException(folder + " is in use by another emulator");
    }
    return lock;
  }

  /** In bytes. */
  long size() {
    return size.get();
  }

  /** Appends, and forces it to the disk. */
  void append(byte[] bytes, int length) throws IOException {
    file.write(bytes, 0, length);
    file.getFD().sync();
    size.addAndGet(length);
  }

  /** Puts what {@code content} writes in the place of everything so far. */
  void replace(Content content) throws IOException {
    try (var out = new FileOutputStream(next.toFile())) {
      var buffered = new BufferedOutputStream(out, 1 << 16);
      content.writeTo(buffered);
      buffered.flush();
      out.getFD().sync();
    }
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
    try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
    file.close();
    file = new RandomAccessFile(path.toFile(), "rw");
    size.set(file.length());
    file.seek(size.get());
  }

  @Override
  public void close() throws IOException {
    file.close();
    lock.close();
  }

  /** What a file is to hold. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
