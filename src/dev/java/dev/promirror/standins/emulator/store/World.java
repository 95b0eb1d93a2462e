package dev.promirror.standins.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything the emulator knows, under one lock: many readers or one change. A change is applied as
 * a whole and on the disk before its caller goes on; an exception undoes it. What is stored is
 * written to the disk after the lock is let go, so it must not change any more.
 */
public final class World implements AutoCloseable {
  /** A journal smaller than this, in bytes, is not worth rewriting. */
  private static final long SMALL = 8L << 20;

  private static final long GROWN = 4;
  private static final int SNAPSHOT_LINE = 500;
  private static final int AT_ONCE = 64;

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Tables tables = new Tables();
  private final Queue<Turn<?>> waiting = new ConcurrentLinkedQueue<>();

  /** How many turns were asked for and not counted off yet; who counts the first takes them. */
  private final AtomicInteger asked = new AtomicInteger();

  private final Ids ids;
  private final Facts facts;
  private final @Nullable Journal journal;
  private final ReentrantLock compacting = new ReentrantLock();
  private final AtomicInteger generation = new AtomicInteger();
  private final AtomicLong written = new AtomicLong();
  private volatile @Nullable Watch watch;

  private record Watch(Set<String> stored, Runnable listener) {
    void look(List<Change> changes) {
      for (var change : changes) {
        if (change.row() != null && stored.contains(change.table())) {
          listener.run();
          return;
        }
      }
    }
  }

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

  /**
   * An object as it stands or, while a change is under way, is about to; null when it is not there.
   * For what one object alone decides: it waits for nobody. Not to be changed in place.
   */
  public @Nullable ObjectNode glance(String scope, String table, String id) {
    var row = tables.table(scope, table).get(id);
    return row == null ? null : row.object();
  }

  /** Has somebody told of each change that stored rows of these tables, once it is on the disk. */
  public void whenStored(Set<String> tables, Runnable listener) {
    watch = new Watch(Set.copyOf(tables), listener);
  }

  /** Changes, wholly or not at all, and returns once the change is on the disk. */
  public <T> T change(Function<Rows, T> work) {
    if (lock.isWriteLockedByCurrentThread()) {
      throw new IllegalStateException("a change within a change would wait for itself");
    }
    var turn = new Turn<>(work, new Rows(tables, ids, facts));
    waiting.add(turn);
    if (asked.getAndIncrement() == 0) {
      takeTurns();
    }
    T result = turn.await();
    if (journal != null && grown(journal)) {
      compact(journal);
    }
    var watch = this.watch;
    if (watch != null) {
      watch.look(turn.changes());
    }
    return result;
  }

  /**
   * Does all that waits, also what others ask for meanwhile: none of them has to be woken only to
   * take the lock, so each waits once, for the disk.
   */
  private void takeTurns() {
    int seen = 1;
    do {
      for (var next = waiting.poll(); next != null; next = waiting.poll()) {
        take(next);
      }
      seen = asked.addAndGet(-seen);
    } while (seen != 0);
  }

  /** A few at a time, so that readers have their turn, too. */
  private void take(Turn<?> first) {
    var unchanged = new ArrayList<Turn<?>>();
    var changed = new ArrayList<Turn<?>>();
    lock.writeLock().lock();
    try {
      int taken = 1;
      for (Turn<?> next = first; next != null; next = taken++ < AT_ONCE ? waiting.poll() : null) {
        next.take(ids);
        (next.changes().isEmpty() ? unchanged : changed).add(next);
      }
      if (journal != null && !changed.isEmpty()) {
        changed.forEach(turn -> written.addAndGet(turn.changes().size()));
        journal.append(changed);
      }
    } finally {
      lock.writeLock().unlock();
    }
    unchanged.forEach(turn -> turn.over(null));
    if (journal == null) {
      changed.forEach(turn -> turn.over(null));
    }
  }

  private void replay(ObjectNode line) {
    ids.reset(line.path("n").asLong());
    written.addAndGet(line.path("c").size());
    for (var change : line.path("c")) {
      tables.apply(Change.of((ObjectNode) change));
    }
  }

  /** Whether most lines tell of what has been replaced or removed since. */
  private boolean grown(Journal journal) {
    return journal.size() > SMALL && written.get() > GROWN * tables.size();
  }

  /** Rewrites a journal that has grown; readers go on meanwhile, changes wait. */
  private void compact(Journal journal) {
    if (!compacting.tryLock()) {
      return;
    }
    try {
      lock.readLock().lock();
      try {
        if (grown(journal)) {
          journal.rewrite(this::snapshot);
        }
      } finally {
        lock.readLock().unlock();
      }
    } finally {
      compacting.unlock();
    }
  }

  private void snapshot(OutputStream out) throws IOException {
    try (var writer = new JournalWriter(out)) {
      var rows = tables.rows().iterator();
      while (rows.hasNext()) {
        var line = new ArrayList<Change>();
        while (line.size() < SNAPSHOT_LINE && rows.hasNext()) {
          line.add(rows.next());
        }
        writer.line(ids.count(), line);
      }
    }
    written.set(tables.size());
  }

  /** Forgets everything, on the disk too. */
  public void clear() {
    lock.writeLock().lock();
    try {
      tables.clear();
      generation.incrementAndGet();
      ids.reset(0);
      if (journal != null) {
        journal.rewrite(this::snapshot);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** How often it was emptied: ids of another generation may be those of other objects. */
  public int generation() {
    return generation.get();
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
