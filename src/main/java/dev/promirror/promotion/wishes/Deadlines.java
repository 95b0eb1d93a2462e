package dev.promirror.promotion.wishes;

import dev.promirror.platform.JsonBody;
import dev.promirror.promotion.terms.Deadline;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads until when something can be used. */
final class Deadlines {

  private Deadlines() {}

  /** The deadline in a field, in the community's zone unless it names another. */
  static @Nullable Deadline read(JsonBody body, String field, ZoneId home, Clock clock) {
    return read(body, field, home, clock, null);
  }

  /**
   * The deadline in a field.
   *
   * @param kept what it is until now: that may be past, since it doesn't change
   */
  static @Nullable Deadline read(
      JsonBody body, String field, ZoneId home, Clock clock, @Nullable Deadline kept) {
    Said said = Said.read(body, field, home, true);
    if (said == null) {
      return null;
    }
    if (said.isBeyondCalendars()) {
      Said.tooFar(body, field);
      return null;
    }
    Deadline deadline =
        Said.existing(body, field, () -> new Deadline(said.date(), said.time(), said.zone()));
    if (deadline == null || deadline.equals(kept)) {
      return deadline;
    }
    Instant now = clock.instant();
    if (!deadline.at().isAfter(now)) {
      body.fault(field, "past", "It is past.", "Choose a later date.");
      return null;
    }
    if (Said.isTooFar(deadline.at(), now)) {
      Said.tooFar(body, field);
      return null;
    }
    return deadline;
  }
}
