package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything the emulator knows, under one lock: many readers or one change. A change is applied as
 * a whole and on the disk before its caller goes on; an exception undoes it.
 */
public final class World implements AutoCloseable {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Tables tables = new Tables();
  private final Ids ids;
  private final Facts facts;
  private final @Nullable Journal journal;

  /** Opens the world a folder holds; with no folder it lives in memory only. */
  public World(long seed, Facts facts, @Nullable Path folder) {
    this.ids = new Ids(seed);
    this.facts = facts;
    this.journal = folder == null ? null : Journal.open(folder, this::replay);
  }

  /** Reads; nothing changes meanwhile. */
  public <T> T read(Function<Rows, T> reading) {
    lock.readLock().lock();
    try {
      return reading.apply(new Rows(tables, ids, facts));
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Changes, wholly or not at all, and returns once the change is on the disk. */
  public <T> T change(Function<Rows, T> work) {
    long ticket;
    T result;
    lock.writeLock().lock();
    try {
      var rows = new Rows(tables, ids, facts);
      long before = ids.count();
      try {
        result = work.apply(rows);
      } catch (RuntimeException | Error e) {
        rows.undo();
        ids.reset(before);
        throw e;
      }
      ticket = commit(rows.changes());
    } finally {
      lock.writeLock().unlock();
    }
    if (journal != null) {
      journal.await(ticket);
    }
    return result;
  }

  private long commit(List<Change> changes) {
    if (journal == null || changes.isEmpty()) {
      return 0;
    }
    var line = Json.object().put("n", ids.count());
    var list = line.putArray("c");
    changes.forEach(change -> list.add(change.json()));
    return journal.append(line);
  }

  private void replay(ObjectNode line) {
    ids.reset(line.path("n").asLong());
    for (var change : line.path("c")) {
      tables.apply(Change.of((ObjectNode) change));
    }
  }

  /** Forgets everything, on the disk too. */
  public void clear() {
    lock.writeLock().lock();
    try {
      tables.clear();
      ids.reset(0);
      if (journal != null) {
        journal.clear();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (journal != null) {
        journal.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
