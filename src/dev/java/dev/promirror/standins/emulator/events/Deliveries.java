package dev.promirror.standins.emulator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.render.Templates;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.DelayQueue;

/**
 * Sends every stored delivery, signed, until it is answered with a 2xx: at least once, in no
 * particular order, several at a time. What is not delivered yet survives a restart.
 */
public final class Deliveries implements AutoCloseable {
  static final String SCOPE = "";
  static final String TABLE = "deliveries";
  private static final int WORKERS = 16;
  private static final int REMEMBERED = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final World world;
  private final Templates templates;
  private final InstantSource wallClock;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final DelayQueue<Attempt> queue = new DelayQueue<>();
  private final Deque<ObjectNode> recent = new ArrayDeque<>();
  private final Gate gate = new Gate();
  private final List<Thread> workers = new ArrayList<>();
  private long seen;

  /** Starts delivering; signatures carry the wall clock's time. */
  public Deliveries(World world, Templates templates, InstantSource wallClock) {
    this.world = world;
    this.templates = templates;
    this.wallClock = wallClock;
    for (int i = 0; i < WORKERS; i++) {
      workers.add(Thread.ofVirtual().name("deliveries-" + i).start(this::work));
    }
    look();
  }

  /** Takes up what was stored since the last look. */
  public synchronized void look() {
    seen =
        world.read(
            rows -> {
              long last = seen;
              for (long position : rows.positions(SCOPE, TABLE).tailSet(seen, false)) {
                queue.add(Attempt.first(rows.at(SCOPE, TABLE, position).path("id").asText()));
                last = position;
              }
              return last;
            });
  }

  /** Forgets everything: the world has been emptied. */
  public synchronized void forget() {
    queue.clear();
    seen = 0;
    synchronized (recent) {
      recent.clear();
    }
  }

  /** Holds deliveries back, or lets them go. */
  public void pause(boolean paused) {
    gate.close(paused);
  }

  /** How many are waiting, whether they are held back, and the last two hundred tries. */
  public ObjectNode report() {
    int pending = world.read(rows -> rows.positions(SCOPE, TABLE).size());
    var report = Json.object().put("pending", pending).put("paused", gate.closed());
    var list = report.putArray("recent");
    synchronized (recent) {
      recent.forEach(list::add);
    }
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
      done(attempt);
      return;
    }
    String outcome = send(letter);
    remember(letter, attempt, outcome);
    if (outcome.startsWith("2")) {
      done(attempt);
    } else {
      queue.add(attempt.next());
    }
  }

  private void done(Attempt attempt) {
    world.change(
        rows -> {
          rows.remove(SCOPE, TABLE, attempt.delivery());
          return attempt;
        });
  }

  private String send(Letter letter) throws InterruptedException {
    try {
      long time = wallClock.instant().getEpochSecond();
      var request =
          HttpRequest.newBuilder(URI.create(letter.url()))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json; charset=utf-8")
              .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
              .header("Stripe-Signature", Signature.header(letter.secret(), time, letter.body()))
              .POST(HttpRequest.BodyPublishers.ofString(letter.body()))
              .build();
      return String.valueOf(http.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException | IllegalArgumentException e) {
      return e.getClass().getSimpleName();
    }
  }

  private void remember(Letter letter, Attempt attempt, String outcome) {
    var entry =
        Json.object()
            .put("event", letter.event())
            .put("type", letter.type())
            .put("account", letter.scope())
            .put("url", letter.url())
            .put("attempt", attempt.number())
            .put("outcome", outcome)
            .put("at", wallClock.instant().toString());
    synchronized (recent) {
      recent.addFirst(entry);
      if (recent.size() > REMEMBERED) {
        recent.removeLast();
      }
    }
  }

  @Override
  public void close() {
    workers.forEach(Thread::interrupt);
    http.shutdownNow();
  }
}
