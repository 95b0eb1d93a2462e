package dev.promirror.standins.emulator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Rows;
import dev.promirror.standins.emulator.store.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.ToLongFunction;

/**
 * Writes down what became of deliveries, many in one change. What a crash keeps from being written
 * is delivered again, as Stripe may do at any time.
 */
final class Clerk implements AutoCloseable {
  private static final int MOST = 1000;

  /** What becomes of a delivery's row. */
  private interface Fate {
    void settle(Rows rows, ObjectNode delivery);
  }

  private record Entry(Attempt attempt, Fate fate) {}

  private final World world;
  private final ToLongFunction<Rows> emulatorTime;
  private final Runnable written;
  private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
  private final Thread writing;

  /**
   * A clerk that knows the emulator's time, in seconds since 1970, and says when something is
   * written.
   */
  Clerk(World world, ToLongFunction<Rows> emulatorTime, Runnable written) {
    this.world = world;
    this.emulatorTime = emulatorTime;
    this.written = written;
    this.writing = Thread.ofVirtual().name("deliveries-clerk").start(this::write);
  }

  /** A delivery is over: it has arrived, or nobody is there to hear it. */
  void done(Attempt attempt) {
    entries.add(
        new Entry(attempt, (rows, row) -> rows.remove(Mail.SCOPE, Mail.TABLE, attempt.delivery())));
  }

  /** A delivery is given up. */
  void givenUp(Attempt attempt, String reason) {
    entries.add(
        new Entry(
            attempt, (rows, row) -> Mail.giveUp(rows, row.deepCopy(), attempt.number(), reason)));
  }

  /** A try has failed; the next one waits for the emulator's clock. */
  void failed(Attempt attempt) {
    entries.add(
        new Entry(
            attempt,
            (rows, row) -> Mail.again(rows, row.deepCopy(), emulatorTime.applyAsLong(rows))));
  }

  /** A window is over that has not filled. */
  void windowOver(Attempt attempt) {
    entries.add(new Entry(attempt, (rows, row) -> Mischief.release(rows)));
  }

  void forget() {
    entries.clear();
  }

  private void write() {
    try {
      while (true) {
        List<Entry> batch = new ArrayList<>();
        batch.add(entries.take());
        entries.drainTo(batch, MOST);
        write(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(List<Entry> batch) {
    world.change(
        rows -> {
          batch.forEach(entry -> write(rows, entry));
          return batch;
        });
    written.run();
  }

  /** What became of a delivery in a world before this one says nothing of one with the same id. */
  private void write(Rows rows, Entry entry) {
    var attempt = entry.attempt();
    String table = attempt.letsGo() ? Mail.HELD : Mail.TABLE;
    var row = rows.get(Mail.SCOPE, table, attempt.delivery());
    if (row != null && attempt.generation() == world.generation()) {
      entry.fate().settle(rows, row);
    }
  }

  /** Ends, with all written down that was known till now. */
  @Override
  public void close() {
    writing.interrupt();
    try {
      writing.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<Entry> rest = new ArrayList<>();
    entries.drainTo(rest);
    write(rest);
  }
}
