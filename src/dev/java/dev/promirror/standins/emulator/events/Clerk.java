package dev.promirror.standins.emulator.events;

import dev.promirror.standins.emulator.store.Rows;
import dev.promirror.standins.emulator.store.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what became of deliveries, many in one change. What a crash keeps from being written
 * is delivered again, as Stripe may do at any time.
 */
final class Clerk implements AutoCloseable {
  private static final int MOST = 1000;

  private record Entry(String delivery, @Nullable String failure) {}

  private final World world;
  private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
  private final Thread writing;

  Clerk(World world) {
    this.world = world;
    this.writing = Thread.ofVirtual().name("deliveries-clerk").start(this::write);
  }

  /** A delivery is over: it has arrived, or nobody is there to hear it. */
  void done(String delivery) {
    entries.add(new Entry(delivery, null));
  }

  /** A delivery is given up. */
  void givenUp(String delivery, String reason) {
    entries.add(new Entry(delivery, reason));
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
  }

  private static void write(Rows rows, Entry entry) {
    var delivery = rows.get(Mail.SCOPE, Mail.TABLE, entry.delivery());
    if (delivery != null && entry.failure() != null) {
      Mail.giveUp(rows, delivery, entry.failure());
    } else {
      rows.remove(Mail.SCOPE, Mail.TABLE, entry.delivery());
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
