package dev.promirror.standins.emulator.clock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.store.Json;
import dev.promirror.standins.emulator.store.Rows;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The emulator's own time: it stands until it is moved, or follows the wall clock. */
public final class EmulatorClock {
  private static final String SCOPE = "";
  private static final String TABLE = "clock";

  private final InstantSource wallClock;
  private final @Nullable Instant start;

  /**
   * A clock that stands at {@code start} in a new world, or follows the wall clock when that is
   * null.
   */
  public EmulatorClock(InstantSource wallClock, @Nullable Instant start) {
    if (start != null && start.isAfter(wallClock.instant())) {
      throw new IllegalArgumentException(
          "The clock cannot start ahead of the wall clock: " + start);
    }
    this.wallClock = wallClock;
    this.start = start;
  }

  Instant wall() {
    return wallClock.instant();
  }

  boolean follows(Rows rows) {
    return row(rows).path("follow").asBoolean();
  }

  /** The emulator's time. */
  public Instant now(Rows rows) {
    var row = row(rows);
    return row.path("follow").asBoolean() ? wall() : Instant.parse(row.path("now").asText());
  }

  /** Keeps the start of a new world with it, for a restart that isn't told. */
  void begin(Rows rows) {
    if (start != null && rows.get(SCOPE, TABLE, TABLE) == null) {
      set(rows, start);
    }
  }

  /** Stands at a time from now on. */
  void set(Rows rows, Instant now) {
    rows.put(SCOPE, TABLE, Json.object().put("id", TABLE).put("now", now.toString()));
  }

  /** Goes with the wall clock from now on. */
  void follow(Rows rows) {
    rows.put(SCOPE, TABLE, Json.object().put("id", TABLE).put("follow", true));
  }

  private ObjectNode row(Rows rows) {
    var row = rows.get(SCOPE, TABLE, TABLE);
    if (row != null) {
      return row;
    }
    return start == null
        ? Json.object().put("follow", true)
        : Json.object().put("now", start.toString());
  }
}
