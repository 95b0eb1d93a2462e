package dev.promirror.standins.emulator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Rows;
import dev.promirror.standins.emulator.store.World;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Semaphore;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sends every stored delivery, signed by the wall clock, until it is answered with a 2xx or three
 * days are over: at least once, in no particular order, several at a time. What is not delivered
 * yet survives a restart.
 */
public final class Deliveries implements AutoCloseable {
  private static final int WORKERS = 16;

  private final World world;
  private final Templates templates;
  private final InstantSource wallClock;
  private final Sender sender;
  private final Clerk clerk;
  private final DelayQueue<Attempt> queue = new DelayQueue<>();
  private final Recent recent = new Recent();
  private final Gate gate = new Gate();
  private final Semaphore news = new Semaphore(1);
  private final List<Thread> threads = new ArrayList<>();
  private final Retries atStart;
  private volatile Retries retries;
  private long seen;

  /**
   * Starts delivering; signatures carry the wall clock's time.
   *
   * @param emulatorTime the emulator's time in seconds since 1970
   * @param retries when what failed is tried again, until {@link #retry} says otherwise
   */
  public Deliveries(
      World world,
      Templates templates,
      InstantSource wallClock,
      ToLongFunction<Rows> emulatorTime,
      Retries retries) {
    this.world = world;
    this.templates = templates;
    this.wallClock = wallClock;
    this.sender = new Sender(wallClock);
    this.atStart = retries;
    this.retries = retries;
    this.clerk = new Clerk(world, emulatorTime, this::look);
    world.whenStored(Set.of(Mail.TABLE, Mail.HELD), this::look);
    threads.add(Thread.ofVirtual().name("deliveries-collect").start(this::collect));
    for (int i = 0; i < WORKERS; i++) {
      threads.add(Thread.ofVirtual().name("deliveries-" + i).start(this::work));
    }
  }

  /** Has taken up, soon, what was stored since the last look. */
  private void look() {
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  private void collect() {
    try {
      while (true) {
        news.acquire();
        news.drainPermits();
        takeUp();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void takeUp() {
    seen = world.read(rows -> Math.max(takeUp(rows, Mail.TABLE), takeUp(rows, Mail.HELD)));
  }

  /** Queues what was stored since the last look, and returns where the table ends now. */
  private long takeUp(Rows rows, String table) {
    long last = seen;
    for (long position : rows.positions(Mail.SCOPE, table).tailSet(seen, false)) {
      var row = rows.at(Mail.SCOPE, table, position);
      String id = row.path("id").asText();
      if (table.equals(Mail.HELD)) {
        queue.add(Attempt.letGo(id, world.generation(), row.path("seconds").asLong()));
      } else if (!row.has("_due")) {
        int number = row.path("tries").asInt() + 1;
        queue.add(Attempt.of(id, number, world.generation(), row.path("millis").asLong()));
      }
      last = position;
    }
    return last;
  }

  /** Forgets everything: the world has been emptied. */
  public synchronized void forget() {
    queue.clear();
    clerk.forget();
    recent.clear();
    retries = atStart;
    seen = 0;
  }

  /** Tries again like this what fails from now on. */
  public void retry(Retries other) {
    retries = other;
  }

  /** Holds deliveries back, or lets them go. */
  public void pause(boolean paused) {
    gate.close(paused);
  }

  /** How many are waiting or given up, how they are tried again, and the last tries. */
  public ObjectNode report() {
    var report = Json.object();
    world.read(
        rows -> {
          Mail.report(rows, report);
          return report;
        });
    report.put("paused", gate.closed()).put("retries", retries.word());
    recent.report(report.putArray("recent"));
    return report;
  }

  private void work() {
    try {
      while (true) {
        var attempt = queue.take();
        gate.pass();
        tryOnce(attempt);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tryOnce(Attempt attempt) throws InterruptedException {
    if (attempt.letsGo()) {
      clerk.windowOver(attempt);
      return;
    }
    var letter = world.read(rows -> stale(attempt) ? null : letter(rows, attempt));
    if (letter == null) {
      clerk.done(attempt);
      return;
    }
    if (!letter.isWanted()) {
      clerk.givenUp(attempt, "the endpoint is disabled");
      return;
    }
    String outcome = sender.send(letter);
    if (stale(attempt)) {
      return;
    }
    recent.add(letter, attempt.number(), outcome, wallClock.instant());
    if (outcome.startsWith("2") || letter.isForged()) {
      clerk.done(attempt);
    } else if (retries == Retries.STRIPE) {
      clerk.failed(attempt);
    } else if (attempt.isLast()) {
      clerk.givenUp(attempt, "three days are over");
    } else {
      queue.add(attempt.next());
    }
  }

  private @Nullable Letter letter(Rows rows, Attempt attempt) {
    return Letter.of(rows, templates, attempt.delivery());
  }

  /** Whether the world has been emptied since. */
  private boolean stale(Attempt attempt) {
    return attempt.generation() != world.generation();
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    sender.close();
    clerk.close();
  }
}
