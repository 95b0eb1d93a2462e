package dev.promirror.promotion.wishes;

import dev.promirror.platform.JsonBody;
import dev.promirror.promotion.terms.Deadline;
import dev.promirror.promotion.terms.Start;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads from when something can be used. A start that is past has simply happened. */
final class Starts {

  /** Nothing of today began earlier; a year like 206 is a slip. */
  private static final int MIN_YEAR = 2000;

  private Starts() {}

  /**
   * The start in {@code startsAt}.
   *
   * @param end what it has to lie before
   * @param endField the field of that end
   */
  static @Nullable Start read(
      JsonBody body, ZoneId home, Clock clock, @Nullable Deadline end, String endField) {
    Said said = Said.read(body, "startsAt", home, true);
    if (said == null) {
      return null;
    }
    if (said.date().getYear() < MIN_YEAR) {
      body.fault("startsAt", "too-early", "It is before the year 2000.", "Choose a later date.");
      return null;
    }
    if (said.isBeyondCalendars()) {
      Said.tooFar(body, "startsAt");
      return null;
    }
    Start start =
        Said.existing(body, "startsAt", () -> new Start(said.date(), said.time(), said.zone()));
    if (start == null) {
      return null;
    }
    if (Said.isTooFar(start.at(), clock.instant())) {
      Said.tooFar(body, "startsAt");
      return null;
    }
    if (end != null && !start.at().isBefore(end.at())) {
      body.fault(
          "startsAt",
          "start-after-end",
          "It doesn't lie before " + endField + ".",
          "Choose an earlier start, or a later end.");
      return null;
    }
    return start;
  }
}
