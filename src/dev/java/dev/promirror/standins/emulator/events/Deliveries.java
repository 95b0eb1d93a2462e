package dev.promirror.standins.emulator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.World;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Semaphore;

/**
 * Sends every stored delivery, signed, until it is answered with a 2xx or three days are over: at
 * least once, in no particular order, several at a time. What is not delivered yet survives a
 * restart.
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
  private long seen;

  /** Starts delivering; signatures carry the wall clock's time. */
  public Deliveries(World world, Templates templates, InstantSource wallClock) {
    this.world = world;
    this.templates = templates;
    this.wallClock = wallClock;
    this.sender = new Sender(wallClock);
    this.clerk = new Clerk(world);
    world.whenStored(Mail.TABLE, this::look);
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
    seen =
        world.read(
            rows -> {
              long last = seen;
              for (long position : rows.positions(Mail.SCOPE, Mail.TABLE).tailSet(seen, false)) {
                var delivery = rows.at(Mail.SCOPE, Mail.TABLE, position);
                if (!delivery.has("_due")) {
                  queue.add(
                      Attempt.first(
                          delivery.path("id").asText(), delivery.path("millis").asLong()));
                }
                last = position;
              }
              return last;
            });
  }

  /** Forgets everything: the world has been emptied. */
  public synchronized void forget() {
    queue.clear();
    clerk.forget();
    recent.clear();
    seen = 0;
  }

  /** Holds deliveries back, or lets them go. */
  public void pause(boolean paused) {
    gate.close(paused);
  }

  /** How many are waiting or given up, whether they are held back, and the last tries. */
  public ObjectNode report() {
    var report = Json.object();
    world.read(
        rows ->
            report
                .put(
                    "pending",
                    rows.positions(Mail.SCOPE, Mail.TABLE).size()
                        + rows.positions(Mail.SCOPE, Mail.HELD).size())
                .put("given_up", rows.positions(Mail.SCOPE, Mail.GIVEN_UP).size()));
    report.put("paused", gate.closed());
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
    var letter = world.read(rows -> Letter.of(rows, templates, attempt.delivery()));
    if (letter == null) {
      clerk.done(attempt.delivery());
      return;
    }
    if (!letter.isWanted()) {
      clerk.givenUp(attempt.delivery(), "the endpoint is disabled");
      return;
    }
    String outcome = sender.send(letter);
    recent.add(letter, attempt.number(), outcome, wallClock.instant());
    if (outcome.startsWith("2") || letter.isForged()) {
      clerk.done(attempt.delivery());
    } else if (attempt.isLast()) {
      clerk.givenUp(attempt.delivery(), "three days are over");
    } else {
      queue.add(attempt.next());
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    sender.close();
    clerk.close();
  }
}
