package dev.promirror.standins.emulator.clock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Due;
import dev.promirror.standins.emulator.store.Emitter;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Origin;
import dev.promirror.standins.emulator.store.Rows;
import dev.promirror.standins.emulator.store.Work;
import dev.promirror.standins.emulator.store.World;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens every piece of work at the emulator's time, and lets time pass. */
public final class Engine {
  /** The scope of what belongs to no account. */
  public static final String COMMON = "";

  private static final System.Logger LOG = System.getLogger(Engine.class.getName());

  private final World world;
  private final EmulatorClock clock;
  private final Emitter emitter;
  private final Map<String, Occasion> occasions;

  /** An engine that lets things happen by a clock; occasions by table. */
  public Engine(
      World world, EmulatorClock clock, Emitter emitter, Map<String, Occasion> occasions) {
    this.world = world;
    this.clock = clock;
    this.emitter = emitter;
    this.occasions = occasions;
  }

  /** Lets the time of a new world begin. */
  public void begin() {
    world.change(
        rows -> {
          clock.begin(rows);
          return rows;
        });
  }

  /** Reads in an account. */
  public <T> T read(String platform, String scope, Function<Work, T> reading) {
    return world.read(rows -> reading.apply(work(rows, platform, scope, Origin.NONE)));
  }

  /** An object as {@link World#glance} sees it. */
  public @Nullable ObjectNode glance(String scope, String table, String id) {
    return world.glance(scope, table, id);
  }

  /** Changes an account, wholly or not at all. */
  public <T> T change(String platform, String scope, Origin origin, Function<Work, T> change) {
    return world.change(rows -> change.apply(work(rows, platform, scope, origin)));
  }

  /** The platform a connected account belongs to, or null. */
  public @Nullable String platformOf(String account) {
    return world.read(rows -> platformOf(rows, account));
  }

  /** The emulator's time and whether it follows the wall clock. */
  public ObjectNode time() {
    return world.read(
        rows ->
            Json.object()
                .put("now", clock.now(rows).toString())
                .put("follow", clock.follows(rows)));
  }

  /** The emulator's time. */
  public Instant now() {
    return world.read(clock::now);
  }

  /** The wall clock's time. */
  public Instant wall() {
    return clock.wall();
  }

  /** Moves the clock forward; what falls due on the way happens in order of time. */
  public void moveTo(Instant target) {
    if (target.isAfter(clock.wall())) {
      throw new IllegalArgumentException("the clock cannot be moved ahead of the wall clock");
    }
    if (world.read(clock::follows)) {
      throw new IllegalArgumentException("the clock follows the wall clock and cannot be moved");
    }
    if (target.isBefore(now())) {
      throw new IllegalArgumentException("the clock cannot be moved back");
    }
    catchUp(target);
    world.change(rows -> arrive(rows, target));
  }

  /**
   * Stands at an earlier time from now on, for what is to have happened then. Nothing is undone,
   * and what has come to be later stays.
   */
  public void turnBackTo(Instant target) {
    if (target.isAfter(now())) {
      throw new IllegalArgumentException("the clock can only be turned back to an earlier time");
    }
    world.change(
        rows -> {
          clock.set(rows, target);
          return rows;
        });
  }

  /** Another caller may have moved it further meanwhile; it never goes back. */
  private Instant arrive(Rows rows, Instant target) {
    if (clock.now(rows).isBefore(target)) {
      clock.set(rows, target);
    }
    return target;
  }

  /** Moves the clock to the wall clock's time and lets it go with it. */
  public void follow() {
    catchUp(clock.wall());
    world.change(
        rows -> {
          clock.follow(rows);
          return rows;
        });
  }

  /** Does what has fallen due; to be called now and then while the clock follows. */
  public void tick() {
    catchUp(now());
  }

  private void catchUp(Instant until) {
    while (world.read(rows -> isDue(rows.nextDue(), until))) {
      var due = world.read(Rows::nextDue);
      try {
        world.change(rows -> happen(rows, until));
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "An occasion failed and is given up: " + due, e);
        world.change(rows -> giveUp(rows, due));
      }
    }
  }

  private static boolean isDue(@Nullable Due due, Instant until) {
    return due != null && due.at() <= until.getEpochSecond();
  }

  private boolean happen(Rows rows, Instant until) {
    var due = rows.nextDue();
    if (due == null || !isDue(due, until)) {
      return false;
    }
    var time = Instant.ofEpochSecond(due.at());
    if (!clock.follows(rows) && time.isAfter(clock.now(rows))) {
      clock.set(rows, time);
    }
    var row = rows.get(due.scope(), due.table(), due.id());
    var occasion = occasions.get(due.table());
    if (row == null || occasion == null) {
      throw new IllegalStateException("nothing is to happen to " + due);
    }
    String platform = platformOf(rows, due.scope());
    var work = work(rows, platform == null ? due.scope() : platform, due.scope(), Origin.NONE);
    occasion.happen(work.at(due.at()), row.deepCopy());
    if (due.equals(rows.nextDue())) {
      throw new IllegalStateException("still due: " + due);
    }
    return true;
  }

  private static boolean giveUp(Rows rows, @Nullable Due due) {
    var row = due == null ? null : rows.get(due.scope(), due.table(), due.id());
    if (due == null || row == null) {
      return false;
    }
    var without = row.deepCopy();
    without.remove("_due");
    rows.put(due.scope(), due.table(), without);
    return true;
  }

  private static @Nullable String platformOf(Rows rows, String account) {
    var row = rows.get(COMMON, "platforms", account);
    return row == null ? null : row.path("platform").asText();
  }

  private Work work(Rows rows, String platform, String scope, Origin origin) {
    return new Work(rows, platform, scope, clock.now(rows).getEpochSecond(), origin, emitter);
  }
}
